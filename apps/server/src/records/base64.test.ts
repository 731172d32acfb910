import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBase64, encodeBase64 } from './base64.ts';

describe('base64', () => {
  it('gives back what was encoded', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(Uint8Array.from(decodeBase64(encodeBase64(bytes), 'image'))).toEqual(bytes);
      }),
    );
  });

  it.each(['A', 'AAA', 'AA=A', 'AAAA\n', 'AA A', '====', 'data:image/png;base64,AAAA', 'AAA*'])(
    'refuses %j',
    (text) => {
      expect(() => decodeBase64(text, 'image')).toThrowError(expect.objectContaining({ code: 'BASE64_INVALID' }));
    },
  );
});
