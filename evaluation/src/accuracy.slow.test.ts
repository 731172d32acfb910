import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { beforeAll, describe, expect, it } from 'vitest';
import { developmentSetsAtHand, fingerprintSets, meanOf, measureDevelopmentSets } from './development-sets.ts';
import type { SetFigures } from './development-sets.ts';

/** Written by `node evaluation/src/speed/write-baselines.ts`. */
const baselines = JSON.parse(readFileSync(new URL('../baselines.json', import.meta.url), 'utf8')) as SetFigures;

/** What other processors and library versions may change: half a percentage point of a set, a fifth of the mean. */
const tolerance = { set: 0.005, mean: 0.002 };

describe.skipIf(!developmentSetsAtHand)('accuracy on the development sets', () => {
  let measured: SetFigures;
  beforeAll(async () => {
    measured = await measureDevelopmentSets(availableParallelism(), () => undefined);
  }, 1_200_000);

  it.each(Object.keys(baselines))('%s is no worse than its baseline', (name) => {
    expect(measured[name].eer).toBeLessThanOrEqual(baselines[name].eer + tolerance.set);
    expect(measured[name].failedToExtract).toBeLessThanOrEqual(baselines[name].failedToExtract + tolerance.set);
  });

  it('keeps the mean over the sets of fingerprints, and what the first level demands', () => {
    const mean = meanOf(measured, fingerprintSets, 'eer');
    expect(mean).toBeLessThanOrEqual(meanOf(baselines, fingerprintSets, 'eer') + tolerance.mean);
    expect(mean).toBeLessThanOrEqual(0.12);
    const missed = meanOf(measured, fingerprintSets, 'fnmrAtFmr0001');
    expect(missed).toBeLessThanOrEqual(meanOf(baselines, fingerprintSets, 'fnmrAtFmr0001') + 2 * tolerance.set);
  });
});
