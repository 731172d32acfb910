/**
 * The figures that face recognition is held to, by exact similarities and by 8-bit codes alone, which no search answers:
 * `node evaluation/src/face/figures.ts --manifest M.csv --pairs P.csv [--threads 2]
 * [--templates FILE] [--model FOLDER]`; figures as JSON, rates in percent. FILE keeps the templates for a second run. FOLDER:
 * where an added network lies, `models/<name>@<version>` of the home folder; the built-in one without it.
 *
 * Given pairs: equal error rate. All pairs of the manifest: true accepts at a false match rate of 0.1 % and 0.01 %. One
 * image enrolled per person, the first of each: every other image of these people is searched; rank one, and misses at
 * the threshold at which 1 % of the probes would name somebody, their own people left out. True accepts over
 * all pairs are also told with each person in mind (`by-person.ts`), with intervals: sets differ in how many pictures
 * their people have, and people of many pictures are mostly easy ones.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { FaceTemplate } from '@ipse/face';
import { codeCosine, embeddingCodes, evidenceWeight } from '@ipse/face/testing';
import type { EmbeddingCodes } from '@ipse/face/testing';
import { detPoints, equalErrorRate, fnmrAtFmr } from '../metrics/det.ts';
import { percentile } from '../metrics/histogram.ts';
import { splitScores } from '../result.ts';
import { pairsOfProtocol, parsePairs } from '../run/pairs.ts';
import type { PairList } from '../run/pairs.ts';
import { acceptsByPerson, missesByPerson } from './by-person.ts';
import type { PersonSearch } from './by-person.ts';
import { templatesOf } from './templates-of.ts';

const { values } = parseArgs({
  options: {
    manifest: { type: 'string' },
    pairs: { type: 'string' },
    threads: { type: 'string', default: '2' },
    templates: { type: 'string' },
    model: { type: 'string' },
  },
});
const { manifest, pairs: pairsFile } = values;
if (manifest === undefined || pairsFile === undefined) throw new Error('--manifest and --pairs name the samples');
const { face, samples, templates } = await templatesOf(manifest, {
  threads: Number(values.threads),
  kept: values.templates,
  model: values.model,
});
const [given, all] = [parsePairs(readFileSync(pairsFile, 'utf8'), samples), pairsOfProtocol(samples, 'all')];

/** Made once a template: millions of pairs ask for them. */
const codes = new Map<FaceTemplate, EmbeddingCodes>();

type Comparator = (probe: FaceTemplate, reference: FaceTemplate) => number;

const people = [...new Set(samples.map(({ instanceKey }) => instanceKey))];
const numbers = new Map(people.map((key, number) => [key, number]));
const personOf = samples.map(({ instanceKey }) => numbers.get(instanceKey) ?? -1);

const exactly: Comparator = (probe, reference) => face.compare(probe, reference).similarity;
const allScores = scoresOf(all, exactly);
const searches = searchesBy(exactly);
const exact = figuresBy(exactly, allScores, searches);
const codesOnly = figuresBy(byCodes, scoresOf(all, byCodes), searchesBy(byCodes));
const lost = Object.fromEntries(
  Object.entries(exact).map(([name, value]) => [name, percent(Math.abs(value - codesOnly[name]) / 100)]),
);
const figures = {
  samples: samples.length,
  withoutTemplate: percent(templates.filter((template) => template === undefined).length / samples.length),
  exact,
  codesOnly,
  apart: lost,
  trueAcceptsByPerson: [0.001, 0.0001].map(byPerson),
  missesByPerson: missed(),
  ...codeErrors(),
};
process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`);

function codesOf(template: FaceTemplate): EmbeddingCodes {
  let found = codes.get(template);
  if (found === undefined) codes.set(template, (found = embeddingCodes(template.embedding)));
  return found;
}

/** What the codes alone would score. */
function byCodes(probe: FaceTemplate, reference: FaceTemplate): number {
  const weight = evidenceWeight(probe.quality) * evidenceWeight(reference.quality);
  return codeCosine(codesOf(probe), codesOf(reference)) * weight;
}

function figuresBy(
  compare: Comparator,
  scores: Float64Array,
  searches: readonly PersonSearch[],
): Record<string, number> {
  const givenDet = detPoints(splitScores(scoresOf(given, compare), given.mated));
  const allDet = detPoints(splitScores(scores, all.mated));
  return {
    givenPairsEer: percent(equalErrorRate(givenDet)),
    givenPairsTrueAcceptsAtFmr0001: percent(1 - fnmrAtFmr(givenDet, 0.001)),
    allPairsEer: percent(equalErrorRate(allDet)),
    allPairsTrueAcceptsAtFmr0001: percent(1 - fnmrAtFmr(allDet, 0.001)),
    allPairsTrueAcceptsAtFmr00001: percent(1 - fnmrAtFmr(allDet, 0.0001)),
    ...identification(searches),
  };
}

function byPerson(fmr: number) {
  const { overPairs, interval, overPeople, byPictures, ...counts } = acceptsByPerson(
    { personOf, pairs: all, scores: allScores },
    fmr,
  );
  return {
    ...counts,
    overPairs: percent(overPairs),
    interval: interval.map(percent),
    overPeople: percent(overPeople),
    byPictures: Object.fromEntries(Object.entries(byPictures).map(([range, share]) => [range, percent(share)])),
  };
}

function missed() {
  const { misses, interval, peopleMissed } = missesByPerson(searches, 0.01);
  return { fpir: 0.01, misses: percent(misses), interval: interval.map(percent), peopleMissed };
}

function scoresOf({ a, b }: PairList, compare: Comparator): Float64Array {
  return Float64Array.from(a, (first, k) => scoreOf(first, b[k], compare));
}

function scoreOf(probe: number, reference: number, compare: Comparator): number {
  const [p, r] = [templates[probe], templates[reference]];
  return p === undefined || r === undefined ? -Infinity : compare(p, r);
}

function identification(searches: readonly PersonSearch[]) {
  const threshold = percentile(
    searches.map(({ other }) => other),
    0.99,
  );
  const missed = searches.filter(({ mated, other }) => mated <= other || mated <= threshold);
  return {
    rankOne: percent(searches.filter(({ mated, other }) => mated > other).length / searches.length),
    missesAtFpir001: percent(missed.length / searches.length),
  };
}

/** Every picture but the first of each person, searched among these first ones. */
function searchesBy(compare: Comparator): PersonSearch[] {
  const enrolled = new Map<number, number>();
  personOf.forEach((person, i) => {
    if (!enrolled.has(person)) enrolled.set(person, i);
  });
  return personOf.flatMap((person, probe) => {
    const mate = enrolled.get(person) ?? probe;
    if (mate === probe) return [];
    let other = -Infinity;
    for (const reference of enrolled.values()) {
      if (reference !== mate) other = Math.max(other, scoreOf(probe, reference, compare));
    }
    return [{ person, mated: scoreOf(probe, mate, compare), other }];
  });
}

/** How far a code's similarity lies from the exact one, over the given pairs. */
function codeErrors() {
  const errors = [...given.a].map((probe, k) =>
    Math.abs(scoreOf(probe, given.b[k], (p, r) => byCodes(p, r) - face.compare(p, r).similarity)),
  );
  return { codeErrorP50: round(percentile(errors, 0.5)), codeErrorMax: round(percentile(errors, 1)) };
}

function percent(share: number): number {
  return round(100 * share);
}

function round(value: number): number {
  return Number(value.toFixed(4));
}
