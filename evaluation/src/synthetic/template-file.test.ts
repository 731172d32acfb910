import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fingerprint } from '@ipse/fingerprint';
import { syntheticBlock } from './block.ts';
import { joinTemplates, splitTemplates } from './template-file.ts';
import { syntheticTemplate } from './templates.ts';

it('gives back the templates that it was given, and leaves out one that is cut off', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 600 })), (templates) => {
      const file = joinTemplates(templates);
      expect(splitTemplates(file)).toEqual(templates);
      if (templates.length > 0) expect(splitTemplates(file.subarray(0, -1))).toEqual(templates.slice(0, -1));
    }),
  );
});

it('makes the same file in blocks of any size', () => {
  const whole = syntheticBlock({ seed: 3, from: 0, count: 5 });
  const parts = [syntheticBlock({ seed: 3, from: 0, count: 2 }), syntheticBlock({ seed: 3, from: 2, count: 3 })];
  expect(Buffer.concat(parts).equals(whole)).toBe(true);
  expect(splitTemplates(whole)[4]).toEqual(fingerprint.encodeTemplate(syntheticTemplate(3e9 + 4)));
});
