import path from 'node:path';
import { availableParallelism } from 'node:os';
import { beforeAll, describe, expect, it } from 'vitest';
import { fingerprint } from '@ipse/fingerprint';
import { dataFolder, developmentSetsAtHand, fingerprintSets } from './development-sets.ts';
import { evaluate } from './evaluate.ts';
import type { Evaluation } from './evaluate.ts';
import { errorVersusReject } from './metrics/error-versus-reject.ts';

/** The score at which the calibration expects a false match rate of 0.1 %: the same for every sensor. */
const threshold = fingerprint.calibration.knots.find(({ log10Fmr }) => log10Fmr <= -3)?.log10LR ?? Infinity;

/** Samples and comparisons of all sets as those of one. */
function joined(evaluations: readonly Evaluation[]) {
  const qualities = evaluations.flatMap((evaluation) => evaluation.qualities);
  const first = evaluations.map((_, i) => evaluations.slice(0, i).reduce((sum, e) => sum + e.samples.length, 0));
  const join = (of: (e: Evaluation, offset: number) => readonly number[]) =>
    evaluations.flatMap((e, i) => of(e, first[i]));
  return {
    qualities,
    pairs: {
      a: Uint32Array.from(join(({ pairs }, offset) => Array.from(pairs.a, (sample) => sample + offset))),
      b: Uint32Array.from(join(({ pairs }, offset) => Array.from(pairs.b, (sample) => sample + offset))),
      mated: Uint8Array.from(join(({ pairs }) => [...pairs.mated])),
    },
    scores: Float64Array.from(join(({ log10Lrs }) => [...log10Lrs])),
  };
}

describe.skipIf(!developmentSetsAtHand)('quality on the development sets', () => {
  const evaluations: Evaluation[] = [];
  beforeAll(async () => {
    for (const name of fingerprintSets) {
      const manifest = path.join(dataFolder, 'fingerprint', `${name}.csv`);
      evaluations.push(
        await evaluate({ modality: 'fingerprint', manifest, protocol: 'fvc', threads: availableParallelism() }),
      );
    }
  }, 600_000);

  it('predicts error: the more of the worst samples are turned away, the fewer mates are missed', () => {
    const { qualities, pairs, scores } = joined(evaluations);
    const fnmr = errorVersusReject(qualities, pairs, scores, threshold, [0, 0.05, 0.1, 0.2]).map((point) => point.fnmr);
    expect(fnmr[1]).toBeLessThan(fnmr[0]);
    expect(fnmr[2]).toBeLessThan(fnmr[1]);
    expect(fnmr[3]).toBeLessThan(fnmr[2]);
    expect(fnmr[2]).toBeLessThan(0.8 * fnmr[0]);
  });

  it('uses its range, and does not differ wildly from sensor to sensor', () => {
    for (const { qualities } of evaluations) {
      const rising = qualities.toSorted((a, b) => a - b);
      expect(rising[rising.length >> 1]).toBeGreaterThan(30);
      expect(rising[rising.length >> 1]).toBeLessThan(90);
      expect((rising.at(-4) ?? 0) - rising[3]).toBeGreaterThan(20);
    }
  });
});
