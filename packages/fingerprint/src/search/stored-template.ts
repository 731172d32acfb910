/** How a template lies in memory beside its looks: encoded, without the signs of the ridges that the looks hold. */
import { decodeTemplate, encodeTemplate, ridgePatterns } from '../template/template-codec.ts';
import { ridgeBytes } from '../template/template.ts';
import type { FingerprintTemplate } from '../template/template.ts';
import { lookByteOfRidges, lookRidgeBytes, lookRidgeStep } from './looks.ts';

/** Of a template with ridge patterns. */
export function storedForm(template: FingerprintTemplate): Uint8Array {
  const encoded = encodeTemplate(template);
  const { first, stride, count } = ridgePatterns(encoded);
  let to = Math.min(first, encoded.length);
  for (let from = to; from < encoded.length; from++) {
    if (!heldByLooks(from - first, stride, count)) encoded[to++] = encoded[from];
  }
  return encoded.slice(0, to);
}

/** `looks`: those of all minutiae, as `looksOf` makes them. */
export function fromStoredForm(stored: Uint8Array, looks: Uint8Array): FingerprintTemplate {
  const { first, stride, count } = ridgePatterns(stored);
  const encoded = new Uint8Array(stored.length + count * lookRidgeBytes);
  encoded.set(stored.subarray(0, first));
  let [from, to] = [first, first];
  for (let i = 0; i < count; i++) {
    for (let b = 0; b < lookRidgeBytes; b++) {
      encoded[to++] = looks[lookByteOfRidges(b) * count + i];
      for (let k = 1; k < lookRidgeStep; k++) encoded[to++] = stored[from++];
    }
    // What comes before the next pattern; after the last one, the map begins.
    for (let k = ridgeBytes; k < stride && from < stored.length; k++) encoded[to++] = stored[from++];
  }
  encoded.set(stored.subarray(from), to);
  return decodeTemplate(encoded);
}

/** Is this byte, counted from the first pattern on, one that the looks of a minutia hold as well? */
function heldByLooks(at: number, stride: number, count: number): boolean {
  const b = at % stride;
  return at < count * stride && b < ridgeBytes && b % lookRidgeStep === 0;
}
