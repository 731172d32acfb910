import fc from 'fast-check';
import { fullFormats } from 'ajv-formats/dist/formats.js';
import { describe, expect, it } from 'vitest';
import { isBase64Text } from './base64-text.ts';

const reference = fullFormats.byte as (text: string) => boolean;

describe('isBase64Text', () => {
  it('agrees with ajv-formats on texts near base64', () => {
    const nearBase64 = fc.string({
      unit: fc.constantFrom('A', 'z', '+', '/', '=', '-', '\n', '\r', ' ', 'é', '\u2028'),
    });
    fc.assert(
      fc.property(nearBase64, (text) => isBase64Text(text) === reference(text)),
      { numRuns: 2000, examples: [[''], ['===='], ['A==='], ['AA=='], ['!\n'], ['AAAA\nA'], ['AA==\r\n']] },
    );
  });

  it('takes 12 million characters, on which the usual expression gives up', () => {
    const long = 'A'.repeat(12_000_000);
    expect(isBase64Text(long)).toBe(true);
    expect(isBase64Text(`${long}A`)).toBe(false);
  });
});
