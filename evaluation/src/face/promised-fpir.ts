/**
 * Is the FPIR that is asked for the one that is seen? `node evaluation/src/face/promised-fpir.ts --manifest M.csv
 * [--threads 2] [--draws 40]`; figures as JSON.
 *
 * A calibration is fitted to the pairs of one half of the people and fixes the thresholds. Of the other half, galleries of
 * one image each are drawn and searched with everybody who is not in them. The same for the halves exchanged.
 */
import { parseArgs } from 'node:util';
import { calibrate, falsePositiveIdentificationRate, fmrForFpir, log10LrAtFmr, similarity } from '@ipse/core';
import { fitCalibration } from '../calibration/fit.ts';
import { evaluate } from '../evaluate.ts';
import { cllr, cllrMin } from '../metrics/cllr.ts';
import { splitScores } from '../result.ts';

const { values } = parseArgs({
  options: {
    manifest: { type: 'string' },
    threads: { type: 'string', default: '2' },
    draws: { type: 'string', default: '40' },
  },
});
if (values.manifest === undefined) throw new Error('--manifest names the samples');
const { samples, pairs, allSimilarities } = await scoresOf(values.manifest);
const people = [...new Set(samples.map(({ instanceKey }) => instanceKey))];
const personOf = samples.map(({ instanceKey }) => people.indexOf(instanceKey));
const matrix = new Float32Array(samples.length ** 2);
allSimilarities.forEach((value, k) => {
  matrix[pairs.a[k] * samples.length + pairs.b[k]] = value;
  matrix[pairs.b[k] * samples.length + pairs.a[k]] = value;
});
process.stdout.write(`${JSON.stringify([0, 1].map(tested), null, 2)}\n`);

async function scoresOf(manifest: string) {
  const evaluation = await evaluate({ modality: 'face', manifest, threads: Number(values.threads) });
  const of = { mated: evaluation.similarities.mated.values(), nonMated: evaluation.similarities.nonMated.values() };
  const allSimilarities = Float64Array.from(evaluation.pairs.mated, (mated) =>
    Number((mated === 1 ? of.mated : of.nonMated).next().value),
  );
  return { ...evaluation, allSimilarities };
}

/** Fitted to the people of the other half, tested on those of `half`. */
function tested(half: number) {
  const within = (which: number) => {
    const isIn = (_: unknown, k: number) => personOf[pairs.a[k]] % 2 === which && personOf[pairs.b[k]] % 2 === which;
    return splitScores(allSimilarities.filter(isIn), pairs.mated.filter(isIn));
  };
  const calibration = fitCalibration(within(1 - half), {
    version: '0',
    algorithm: 'face',
    source: 'half of the people',
  });
  const log10Lr = (value: number) => calibrate(calibration, similarity(value)).log10LR;
  const own = within(half);
  const lrs = { mated: own.mated.map(log10Lr), nonMated: own.nonMated.map(log10Lr) };
  const there = people.map((_, person) => person).filter((person) => person % 2 === half);
  const searches = [100, 300, 1000, 3000]
    .filter((size) => size < there.length - 20)
    .flatMap((size) => [0.01, 0.003].map((fpir) => ({ size, fpir, ...seen(there, size, thresholdOf(fpir, size)) })));
  return { fittedTo: 1 - half, testedOn: half, cllr: cllr(lrs), cllrMin: cllrMin(lrs), searches };

  function thresholdOf(fpir: number, size: number): (value: number) => boolean {
    const threshold = log10LrAtFmr(calibration, fmrForFpir(falsePositiveIdentificationRate(fpir), size));
    return (value) => log10Lr(value) >= threshold;
  }
}

function seen(there: readonly number[], size: number, reaches: (value: number) => boolean) {
  const next = random(size);
  let [searches, alarms] = [0, 0];
  for (let draw = 0; draw < Number(values.draws); draw++) {
    const drawn = new Set(
      there
        .map((person) => ({ person, key: next() }))
        .sort((p, q) => p.key - q.key)
        .slice(0, size)
        .map(({ person }) => person),
    );
    const enrolled = [...drawn].map((person) => personOf.indexOf(person));
    samples.forEach((_, probe) => {
      if (drawn.has(personOf[probe]) || personOf[probe] % 2 !== there[0] % 2) return;
      searches++;
      const best = enrolled.reduce((most, row) => Math.max(most, matrix[probe * samples.length + row]), -1);
      if (reaches(best)) alarms++;
    });
  }
  return { searches, seenFpir: alarms / searches };
}

function random(seed: number): () => number {
  let state = seed;
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
}
