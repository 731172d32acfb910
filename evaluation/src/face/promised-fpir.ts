/**
 * Is the FPIR that is asked for the one that is seen? `node evaluation/src/face/promised-fpir.ts --manifest M.csv
 * [--threads 2] [--draws 40] [--templates FILE] [--model FOLDER]`; figures as JSON. FILE keeps the templates for a second run; FOLDER
 * is that of an added network.
 *
 * People fall into three parts. A calibration is fitted to the pairs of one part and fixes the thresholds. Of the other two,
 * galleries of one image each are drawn and searched with everybody who is not in them. The same for each part in turn.
 * The interval of a seen rate (95 %) is that of the mean over draws and parts, each person counting once.
 */
import { parseArgs } from 'node:util';
import { calibrate, falsePositiveIdentificationRate, fmrForFpir, log10LrAtFmr, similarity } from '@ipse/core';
import type { Calibration } from '@ipse/core';
import { random } from '@ipse/testkit';
import { fitCalibration } from '../calibration/fit.ts';
import { tailRules } from '../calibration/tail.ts';
import { cllr, cllrMin } from '../metrics/cllr.ts';
import type { ComparisonScores } from '../metrics/scores.ts';
import { templatesOf } from './templates-of.ts';

const { values } = parseArgs({
  options: {
    manifest: { type: 'string' },
    threads: { type: 'string', default: '2' },
    draws: { type: 'string', default: '40' },
    templates: { type: 'string' },
    model: { type: 'string' },
  },
});
if (values.manifest === undefined) throw new Error('--manifest names the samples');
const parts = 3;
const { face, samples, templates } = await templatesOf(values.manifest, {
  threads: Number(values.threads),
  kept: values.templates,
  model: values.model,
});
const people = [...new Set(samples.map(({ instanceKey }) => instanceKey))];
const numbers = new Map(people.map((key, number) => [key, number]));
const personOf = samples.map(({ instanceKey }) => numbers.get(instanceKey) ?? -1);
const partOf = samples.map((_, i) => personOf[i] % parts);
const matrix = similarities();
const wanted = [100, 300, 1000, 3000].flatMap((size) => [0.01, 0.003].map((fpir) => ({ size, fpir })));
const perPart = [0, 1, 2].map(tested);
process.stdout.write(
  `${JSON.stringify({ evidence: perPart.map(({ evidence }) => evidence), searches: seenOverall() }, null, 2)}\n`,
);

/** Of each sample with each other one. */
function similarities(): Float32Array {
  const all = new Float32Array(samples.length ** 2).fill(-1);
  templates.forEach((probe, i) => {
    for (let j = 0; j < i; j++) {
      const reference = templates[j];
      if (probe === undefined || reference === undefined) continue;
      const score = face.compare(probe, reference).similarity;
      all[i * samples.length + j] = all[j * samples.length + i] = score;
    }
  });
  return all;
}

/** A calibration fitted to the people of `part`, tested on all others. */
function tested(part: number) {
  const source = { version: '0', algorithm: 'face', source: 'a third of the people' };
  const seen = scoresOf((p) => p === part);
  const calibration = fitCalibration(seen, source, tailRules.cosine);
  const unseen = scoresOf((p) => p !== part);
  const [cost, least] = [cllr(weighed(unseen, calibration)), cllrMin(unseen)];
  // What a map of this kind would cost that had seen the very scores: the rest of the ratio is not for want of data.
  const itself = cllr(weighed(unseen, fitCalibration(unseen, source, tailRules.cosine)));
  const evidence = {
    ...{ fittedTo: part, cllr: round(cost), cllrMin: round(least), ratio: round(cost / least) },
    ratioFittedToThem: round(itself / least),
  };
  const there = people.map((_, person) => person).filter((person) => person % parts !== part);
  return {
    evidence,
    alarms: wanted.map(({ size, fpir }) => alarmsOf(there, size, thresholdOf(calibration, fpir, size))),
  };
}

/** The evidence that scores are by a calibration. */
function weighed({ mated, nonMated }: ComparisonScores, calibration: Calibration): ComparisonScores {
  const log10Lr = (value: number) => calibrate(calibration, similarity(value)).log10LR;
  return { mated: mated.map(log10Lr), nonMated: nonMated.map(log10Lr) };
}

/** The lowest similarity that is named in a search of `size` people. */
function thresholdOf(calibration: Calibration, fpir: number, size: number): number {
  const needed = log10LrAtFmr(calibration, fmrForFpir(falsePositiveIdentificationRate(fpir), size));
  let [low, high] = [-1, 1];
  for (let step = 0; step < 50; step++) {
    const middle = (low + high) / 2;
    if (calibrate(calibration, similarity(middle)).log10LR >= needed) high = middle;
    else low = middle;
  }
  return high;
}

function scoresOf(takes: (part: number) => boolean): ComparisonScores {
  const [mated, nonMated]: number[][] = [[], []];
  samples.forEach((_, i) => {
    if (!takes(partOf[i])) return;
    for (let j = 0; j < i; j++) {
      if (takes(partOf[j])) (personOf[i] === personOf[j] ? mated : nonMated).push(matrix[i * samples.length + j]);
    }
  });
  return { mated: Float64Array.from(mated), nonMated: Float64Array.from(nonMated) };
}

/** For each person who was searched for: the share of the searches that named somebody. Empty where too few are left. */
function alarmsOf(
  there: readonly number[],
  size: number,
  threshold: number,
): Map<number, { searches: number; alarms: number }> {
  const counts = new Map<number, { searches: number; alarms: number }>();
  if (size > there.length - 20) return counts;
  const { unit } = random(size);
  for (let draw = 0; draw < Number(values.draws); draw++) {
    const keyed = there.map((person) => ({ person, key: unit() })).sort((p, q) => p.key - q.key);
    const drawn = new Set(keyed.slice(0, size).map(({ person }) => person));
    const enrolled = [...drawn].map((person) => personOf.indexOf(person));
    const searched = new Set(keyed.slice(size).map(({ person }) => person));
    samples.forEach((_, probe) => {
      if (!searched.has(personOf[probe])) return;
      const count = counts.get(personOf[probe]) ?? { searches: 0, alarms: 0 };
      const named = enrolled.some((row) => matrix[probe * samples.length + row] >= threshold);
      counts.set(personOf[probe], { searches: count.searches + 1, alarms: count.alarms + (named ? 1 : 0) });
    });
  }
  return counts;
}

/** Over all parts; the interval from how much the rate differs between people, whose searches are not independent. */
function seenOverall() {
  return wanted.flatMap(({ size, fpir }, k) => {
    const counts = perPart.flatMap(({ alarms }) => [...alarms[k].values()]);
    const searches = counts.reduce((sum, count) => sum + count.searches, 0);
    if (searches === 0) return [];
    const seen = counts.reduce((sum, count) => sum + count.alarms, 0) / searches;
    const squares = counts.reduce((sum, count) => sum + (count.alarms - seen * count.searches) ** 2, 0);
    // Each person is tested under two of the three calibrations.
    const halfWidth = (1.96 * Math.sqrt(2 * squares)) / searches;
    const perPartSeen = perPart.map(({ alarms }) => shareOf([...alarms[k].values()]));
    return [
      {
        galleryOf: size,
        askedFpir: fpir,
        seenFpir: round(seen),
        low: round(Math.max(0, seen - halfWidth)),
        high: round(seen + halfWidth),
        ratio: round(seen / fpir),
        perPart: perPartSeen,
        searches,
      },
    ];
  });
}

function shareOf(counts: readonly { searches: number; alarms: number }[]): number {
  const [searches, alarms] = [counts, counts].map((each, i) =>
    each.reduce((sum, count) => sum + (i === 0 ? count.searches : count.alarms), 0),
  );
  return round(alarms / searches);
}

function round(value: number): number {
  return Number(value.toFixed(5));
}
