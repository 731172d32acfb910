/**
 * How a template lies in memory beside its looks: encoded, without what the looks and places of its minutiae hold as well.
 */
import { decodeTemplate, encodeTemplate, ridgePatterns } from '../template/template-codec.ts';
import { ridgeBytes } from '../template/template.ts';
import type { FingerprintTemplate } from '../template/template.ts';
import { lookByteOfRidges, lookRidgeBytes, lookRidgeStep, placeBytes } from './looks.ts';

/** Before its ridge pattern an encoded minutia ends with two bytes that its place ends with: direction, quality and type. */
const heldByPlace = 2;
const heldEach = heldByPlace + lookRidgeBytes;

/** Of a template with ridge patterns. */
export function storedForm(template: FingerprintTemplate): Uint8Array {
  const encoded = encodeTemplate(template);
  const { first, stride, count } = ridgePatterns(encoded);
  let [from, to] = [first - heldByPlace, first - heldByPlace];
  for (let i = 0; i < count; i++) {
    from += heldByPlace;
    for (let b = 0; b < ridgeBytes; b++, from++) {
      if (b % lookRidgeStep !== 0) encoded[to++] = encoded[from];
    }
    if (i + 1 === count) break;
    for (const end = from + stride - heldByPlace - ridgeBytes; from < end;) encoded[to++] = encoded[from++];
  }
  encoded.copyWithin(to, from);
  return encoded.slice(0, to + encoded.length - from);
}

/** `looks` and `places`: those of all minutiae, as `looksOf` makes them. */
export function fromStoredForm(stored: Uint8Array, looks: Uint8Array, places: Uint8Array): FingerprintTemplate {
  const { first, stride, count } = ridgePatterns(stored);
  const encoded = new Uint8Array(stored.length + count * heldEach);
  let [from, to] = [first - heldByPlace, first - heldByPlace];
  encoded.set(stored.subarray(0, from));
  for (let i = 0; i < count; i++) {
    for (let k = placeBytes - heldByPlace; k < placeBytes; k++) encoded[to++] = places[i * placeBytes + k];
    for (let b = 0; b < lookRidgeBytes; b++) {
      encoded[to++] = looks[lookByteOfRidges(b) * count + i];
      for (let k = 1; k < lookRidgeStep; k++) encoded[to++] = stored[from++];
    }
    if (i + 1 === count) break;
    for (let k = heldByPlace + ridgeBytes; k < stride; k++) encoded[to++] = stored[from++];
  }
  encoded.set(stored.subarray(from), to);
  return decodeTemplate(encoded);
}
