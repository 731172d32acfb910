/** How a template lies in memory beside its looks: encoded, without the signs of the ridges that the looks hold. */
import { decodeTemplate, encodeTemplate, ridgePatterns } from '../template/template-codec.ts';
import type { RidgePatterns } from '../template/template-codec.ts';
import { ridgeBytes } from '../template/template.ts';
import type { FingerprintTemplate } from '../template/template.ts';
import { lookBytes, lookRidgeBytes, lookRidgeStep } from './looks.ts';

/** Of a template with ridge patterns. */
export function storedForm(template: FingerprintTemplate): Uint8Array {
  const encoded = encodeTemplate(template);
  const patterns = ridgePatterns(encoded);
  let to = 0;
  for (let from = 0; from < encoded.length; from++) {
    if (!heldByLooks(patterns, from)) encoded[to++] = encoded[from];
  }
  return encoded.slice(0, to);
}

/** `looks`: `lookBytes` of each minutia, the ridges first. */
export function fromStoredForm(stored: Uint8Array, looks: Uint8Array): FingerprintTemplate {
  const count = looks.length / lookBytes;
  const encoded = new Uint8Array(stored.length + count * lookRidgeBytes);
  const patterns = ridgePatterns(stored);
  for (let from = 0, to = 0, look = 0; to < encoded.length; to++) {
    if (!heldByLooks(patterns, to)) {
      encoded[to] = stored[from++];
      continue;
    }
    encoded[to] = looks[Math.floor(look / lookRidgeBytes) * lookBytes + (look % lookRidgeBytes)];
    look++;
  }
  return decodeTemplate(encoded);
}

/** Is this byte of an encoded template one that the looks of a minutia hold as well? */
function heldByLooks({ first, stride, count }: RidgePatterns, at: number): boolean {
  const within = at - first;
  if (within < 0 || within >= count * stride) return false;
  const b = within % stride;
  return b < ridgeBytes && b % lookRidgeStep === 0;
}
