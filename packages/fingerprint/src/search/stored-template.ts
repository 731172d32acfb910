/**
 * How a template lies in memory beside its looks: encoded, without what the looks and places of its minutiae hold as well, and
 * with its ridge map packed.
 */
import { assert } from '@ipse/core';
import { mapBytes } from '../template/stored-map.ts';
import { decodeTemplate, encodeTemplate, mapSizeOf, ridgePatterns } from '../template/template-codec.ts';
import { ridgeBytes } from '../template/template.ts';
import type { FingerprintTemplate } from '../template/template.ts';
import { lookByteOfRidges, lookRidgeBytes, lookRidgeStep, placeBytes, placeUnit } from './looks.ts';
import { packMap, unpackMap } from './packed-map.ts';

/** An encoded minutia: x with its source, y, direction, quality with type, ridge pattern. */
const plainBytes = 6;
const coordinateMask = 0x3fff;
/** A stored one: what the place leaves of x and y, five bits each, with the source behind; what the look leaves of the ridges. */
const restBytes = 2;
const storedBytes = restBytes + ridgeBytes - lookRidgeBytes;
const restMask = placeUnit - 1;
const half = placeUnit / 2;

/** Of a template with ridge patterns. */
export function storedForm(template: FingerprintTemplate): Uint8Array {
  const encoded = encodeTemplate(template);
  const { first, stride, count } = ridgePatterns(encoded);
  const minutiaeAt = first - plainBytes;
  const map = packMap(encoded.subarray(minutiaeAt + count * stride), mapSizeOf(encoded));
  const stored = new Uint8Array(minutiaeAt + count * storedBytes + map.length);
  stored.set(encoded.subarray(0, minutiaeAt));
  let to = minutiaeAt;
  for (let i = 0, from = minutiaeAt; i < count; i++, from += stride) {
    const [x, y] = [readWord(encoded, from), readWord(encoded, from + 2)];
    assert(Math.max(x & coordinateMask, y) + half < 256 * placeUnit, 'the place of a minutia has a byte each way');
    writeWord(stored, to, ((x + half) & restMask) | (((y + half) & restMask) << 5) | ((x >> 14) << 10));
    to += restBytes;
    for (let b = 0; b < ridgeBytes; b++) {
      if (b % lookRidgeStep !== 0) stored[to++] = encoded[from + plainBytes + b];
    }
  }
  stored.set(map, to);
  return stored;
}

/** `looks` and `places`: those of all minutiae, as `looksOf` makes them. */
export function fromStoredForm(stored: Uint8Array, looks: Uint8Array, places: Uint8Array): FingerprintTemplate {
  const { first, stride, count } = ridgePatterns(stored);
  const minutiaeAt = first - plainBytes;
  const mapAt = minutiaeAt + count * stride;
  const size = mapSizeOf(stored);
  const encoded = new Uint8Array(mapAt + mapBytes(size));
  encoded.set(stored.subarray(0, minutiaeAt));
  let from = minutiaeAt;
  for (let i = 0, to = minutiaeAt; i < count; i++) {
    const rest = readWord(stored, from);
    from += restBytes;
    const place = i * placeBytes;
    writeWord(encoded, to, (placeUnit * places[place] + (rest & restMask) - half) | ((rest >> 10) << 14));
    writeWord(encoded, to + 2, placeUnit * places[place + 1] + ((rest >> 5) & restMask) - half);
    encoded[to + 4] = places[place + 2];
    encoded[to + 5] = places[place + 3];
    to += plainBytes;
    for (let b = 0; b < lookRidgeBytes; b++) {
      encoded[to++] = looks[lookByteOfRidges(b) * count + i];
      for (let k = 1; k < lookRidgeStep; k++) encoded[to++] = stored[from++];
    }
  }
  unpackMap(stored.subarray(from), size, encoded.subarray(mapAt));
  return decodeTemplate(encoded);
}

const readWord = (bytes: Uint8Array, at: number) => bytes[at] | (bytes[at + 1] << 8);

function writeWord(bytes: Uint8Array, at: number, word: number): void {
  bytes[at] = word & 255;
  bytes[at + 1] = word >> 8;
}
