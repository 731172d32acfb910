/**
 * The sealed envelope: one version byte, a random 96-bit nonce, the AES-256-GCM ciphertext and its 128-bit tag
 * (NIST SP 800-38D). The caller's associated data says where the item belongs.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { RandomBytes } from '@ipse/core';
import { assert } from '@ipse/core';
import { fail } from './errors.ts';

const envelopeVersion = 1;
const nonceBytes = 12;
const tagBytes = 16;
const headerBytes = 1 + nonceBytes;
export const keyBytes = 32;

/** Seals bytes under a 256-bit key; the result is 29 bytes longer. */
export function sealEnvelope(
  key: Uint8Array,
  associatedData: Uint8Array,
  plain: Uint8Array,
  random: RandomBytes = randomBytes,
): Uint8Array {
  assert(key.length === keyBytes, 'a key has 256 bits');
  const nonce = random(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes });
  cipher.setAAD(associatedData);
  const body = cipher.update(plain);
  cipher.final();
  return Buffer.concat([Uint8Array.of(envelopeVersion), nonce, body, cipher.getAuthTag()]);
}

/** Opens an envelope. Errors: CUSTODY_SEAL_BROKEN, CUSTODY_SEAL_NEWER. */
export function openEnvelope(key: Uint8Array, associatedData: Uint8Array, sealed: Uint8Array): Uint8Array {
  assert(key.length === keyBytes, 'a key has 256 bits');
  if (sealed.length < headerBytes + tagBytes) throw fail('CUSTODY_SEAL_BROKEN', 'shorter than an envelope');
  if (sealed[0] > envelopeVersion) throw fail('CUSTODY_SEAL_NEWER', `version ${sealed[0]}`);
  if (sealed[0] !== envelopeVersion) throw fail('CUSTODY_SEAL_BROKEN', 'unknown version');
  const nonce = sealed.subarray(1, headerBytes);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes });
  decipher.setAAD(associatedData);
  decipher.setAuthTag(sealed.subarray(sealed.length - tagBytes));
  const plain = decipher.update(sealed.subarray(headerBytes, sealed.length - tagBytes));
  try {
    decipher.final();
  } catch (cause) {
    plain.fill(0);
    throw fail('CUSTODY_SEAL_BROKEN', undefined, cause);
  }
  return plain;
}
