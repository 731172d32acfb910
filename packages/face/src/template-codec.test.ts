import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCodedError } from '@ipse/core';
import { algorithm, dimension } from './algorithm.ts';
import { compareFaces } from './compare.ts';
import { templateCodec } from './template-codec.ts';
import { anyTemplate } from './testing/any-template.ts';

const { decodeTemplate, encodeTemplate } = templateCodec(algorithm, dimension);

const codeOf = (bytes: Uint8Array) => {
  try {
    decodeTemplate(bytes);
    return 'decoded';
  } catch (error) {
    return isCodedError(error) ? error.code : 'uncoded';
  }
};

describe('the template layout', () => {
  it('brings back what was encoded, within the rounding of 16-bit floats', () => {
    fc.assert(
      fc.property(anyTemplate, anyTemplate, (template, other) => {
        const back = decodeTemplate(encodeTemplate(template));
        expect(back.points).toEqual(template.points);
        expect(back.quality).toBe(template.quality);
        const [before, after] = [compareFaces(template, other), compareFaces(back, other)];
        expect(Math.abs(after.similarity - before.similarity)).toBeLessThan(5e-4);
      }),
    );
  });

  it('is stable: encoding what was decoded gives the same bytes', () => {
    fc.assert(
      fc.property(anyTemplate, (template) => {
        const bytes = encodeTemplate(decodeTemplate(encodeTemplate(template)));
        const [decoded, itself] = [decodeTemplate(bytes), compareFaces(template, template).similarity];
        expect(compareFaces(decoded, template).similarity).toBeGreaterThan(0.999 * itself);
      }),
    );
  });

  it('names what is wrong', () => {
    const [template] = fc.sample(anyTemplate, { seed: 1, numRuns: 1 });
    const bytes = encodeTemplate(template);
    const altered = (at: number, value: number) => bytes.with(at, value);
    expect(codeOf(new Uint8Array(0))).toBe('FACE_TEMPLATE_FOREIGN');
    expect(codeOf(altered(0, 0))).toBe('FACE_TEMPLATE_FOREIGN');
    expect(codeOf(altered(4, 2))).toBe('FACE_TEMPLATE_VERSION');
    expect(codeOf(altered(6, 0x58))).toBe('FACE_TEMPLATE_MODEL');
    expect(codeOf(bytes.subarray(0, 5))).toBe('FACE_TEMPLATE_TRUNCATED');
    expect(codeOf(bytes.subarray(0, 10))).toBe('FACE_TEMPLATE_TRUNCATED');
    expect(codeOf(bytes.subarray(0, bytes.length - 1))).toBe('FACE_TEMPLATE_TRUNCATED');
    expect(codeOf(Uint8Array.of(...bytes, 0))).toBe('FACE_TEMPLATE_TRUNCATED');
    expect(codeOf(bytes.fill(0, bytes.length - 2 * dimension))).toBe('FACE_TEMPLATE_CORRUPT');
  });

  it('refuses altered and cut bytes with a coded error or decodes something plausible', () => {
    const [template] = fc.sample(anyTemplate, { seed: 2, numRuns: 1 });
    const bytes = encodeTemplate(template);
    const change = fc.tuple(fc.nat(bytes.length - 1), fc.integer({ min: 0, max: 255 }));
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 8 }), fc.nat(bytes.length), (changes, cut) => {
        const hurt = bytes.slice();
        for (const [at, value] of changes) hurt[at] = value;
        expect(codeOf(hurt)).toMatch(/^FACE_TEMPLATE_|^decoded$/);
        expect(codeOf(bytes.subarray(0, cut))).toMatch(cut === bytes.length ? /^decoded$/ : /^FACE_TEMPLATE_/);
      }),
    );
  });
});
