import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { measureRelatives } from './measure-relatives.ts';
import type { RelativeFigures, RelativeSetting } from './measure-relatives.ts';
import { createShare } from './share.ts';

/** Written by `node evaluation/src/dna/familial.ts --people 30000 --searches 60 > evaluation/src/dna/baseline.json`. */
const baseline = JSON.parse(readFileSync(new URL('baseline.json', import.meta.url), 'utf8')) as RelativeSetting & {
  readonly figures: readonly RelativeFigures[];
};

it('finds relatives among 30,000 as often as its baseline', () => {
  const figures = measureRelatives(baseline, () => undefined);
  figures.forEach(({ relation, first, firstTen }, i) => {
    expect(relation).toBe(baseline.figures[i].relation);
    // Nothing random is left once the seed is given.
    expect([first, firstTen]).toEqual([baseline.figures[i].first, baseline.figures[i].firstTen]);
  });
});

it('keeps ten million profiles of 24 loci in 1.2 GB', () => {
  const profiles = 4 * 65_536;
  expect((createShare(profiles, 1).search.bytes / profiles) * 1e7).toBeLessThan(1.2e9);
});
