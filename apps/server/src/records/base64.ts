import { fail } from '../errors.ts';

/** Bytes of a base64 text (RFC 4648 section 4, padded). Errors: BASE64_INVALID, naming the field. */
export function decodeBase64(text: string, field: string): Uint8Array {
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const bytes = Buffer.from(text, 'base64');
  // The decoder skips what it does not know, which the length then tells.
  if (text.length % 4 !== 0 || bytes.length !== (text.length / 4) * 3 - padding) throw fail('BASE64_INVALID', field);
  return bytes;
}

export const encodeBase64 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
