import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonDepth } from './json-depth.ts';

const depthOf = (value: unknown): number =>
  typeof value !== 'object' || value === null ? 0 : 1 + Math.max(0, ...Object.values(value).map(depthOf));

describe('jsonDepth', () => {
  it('equals the depth of the parsed value', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
        expect(jsonDepth(JSON.stringify(value))).toBe(depthOf(JSON.parse(JSON.stringify(value))));
      }),
    );
  });

  it('is not deceived by brackets and quotes inside of strings', () => {
    expect(jsonDepth(String.raw`{"a":"[[[{\"[[\\","b\"{":[1]}`)).toBe(2);
  });

  it('counts an unfinished text, which a parser would refuse later', () => {
    expect(jsonDepth('['.repeat(100_000))).toBe(100_000);
    expect(jsonDepth('["never closed')).toBe(1);
  });
});
