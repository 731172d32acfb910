/**
 * True accepts with each person in mind. A person of n pictures has n (n - 1) / 2 mated pairs, so that a few people of many
 * pictures decide a rate over all pairs; and pairs of one person succeed and fail together, so that intervals must let
 * people, not pairs, count.
 */
import { random } from '@ipse/testkit';
import type { PairList } from '../run/pairs.ts';
import { percentile } from '../metrics/histogram.ts';

export interface PersonScores {
  /** Of each sample, from 0. */
  readonly personOf: readonly number[];
  readonly pairs: PairList;
  readonly scores: Float64Array;
}

/** A search of a gallery with one image of each person, by a picture of somebody in it. */
export interface PersonSearch {
  readonly person: number;
  /** How alike the searched person's own image is, and the most alike of the others'. */
  readonly mated: number;
  readonly other: number;
}

/** Searches that miss the person at false positive identification rate `fpir`; shares, the interval of 95 %. */
export function missesByPerson(searches: readonly PersonSearch[], fpir: number) {
  const rising = searches.toSorted((p, q) => p.other - q.other);
  const shareOf = (weights: (person: number) => number) => {
    const threshold = namedAbove(rising, fpir, weights);
    const missed = rising.filter(({ mated, other }) => mated <= other || mated <= threshold);
    return { missed, share: weighed(missed, weights) / weighed(rising, weights) };
  };
  const { missed, share } = shareOf(() => 1);
  const people = Math.max(...searches.map(({ person }) => person)) + 1;
  const drawn = Array.from({ length: draws }, (_, draw) => {
    const weights = weightsOf(people, draw);
    return shareOf((person) => weights[person]).share;
  });
  return {
    misses: share,
    interval: [percentile(drawn, 0.025), percentile(drawn, 0.975)],
    peopleMissed: new Set(missed.map(({ person }) => person)).size,
  };
}

/** The similarity above which the share `fpir` of the searches would name somebody else. */
function namedAbove(rising: readonly PersonSearch[], fpir: number, weights: (person: number) => number): number {
  const needed = (1 - fpir) * weighed(rising, weights);
  let below = 0;
  for (const { person, other } of rising) {
    below += weights(person);
    if (below >= needed) return other;
  }
  return Infinity;
}

function weighed(searches: readonly PersonSearch[], weights: (person: number) => number): number {
  return sum(searches.map(({ person }) => weights(person)));
}

interface Mated {
  readonly person: number;
  readonly score: number;
}

/** A non-mated pair that scores high. */
interface Alarm {
  readonly people: readonly [number, number];
  readonly score: number;
}

/** Of the non-mated pairs only the highest are kept: no threshold asked for lies below them, however people are drawn. */
const keptShare = 0.01;
const draws = 200;

/** At false match rate `fmr`, over all non-mated pairs. Rates are shares, intervals of 95 %. */
export function acceptsByPerson(given: PersonScores, fmr: number) {
  const counts = new Float64Array(Math.max(...given.personOf) + 1);
  given.personOf.forEach((person) => counts[person]++);
  const { mated, alarms } = split(given);
  const threshold = thresholdOf(alarms, nonMatedPairs(counts), fmr);
  const tallies = tally(mated, threshold);
  const pictures = (from: number, to: number) =>
    tallies.filter(({ person }) => counts[person] >= from && counts[person] <= to);
  const drawn = Array.from({ length: draws }, (_, draw) =>
    ofDraw(weightsOf(counts.length, draw), counts, mated, alarms, fmr),
  );
  const worst = tallies.map(({ missed }) => missed).sort((p, q) => q - p);
  return {
    fmr,
    overPairs: rate(tallies),
    interval: [percentile(drawn, 0.025), percentile(drawn, 0.975)],
    overPeople: tallies.reduce((sum, each) => sum + each.accepted / each.pairs, 0) / tallies.length,
    people: tallies.length,
    peopleWithMisses: worst.filter((missed) => missed > 0).length,
    missesOfTheFiveWorst: worst.slice(0, 5).reduce((sum, missed) => sum + missed, 0),
    misses: worst.reduce((sum, missed) => sum + missed, 0),
    byPictures: {
      '2 to 3': rate(pictures(2, 3)),
      '4 to 9': rate(pictures(4, 9)),
      '10 or more': rate(pictures(10, Infinity)),
    },
  };
}

interface Tally {
  readonly person: number;
  readonly pairs: number;
  readonly accepted: number;
  readonly missed: number;
}

function tally(mated: readonly Mated[], threshold: number): Tally[] {
  const byPerson = Map.groupBy(mated, ({ person }) => person);
  return [...byPerson].map(([person, pairs]) => {
    const accepted = pairs.filter(({ score }) => score > threshold).length;
    return { person, pairs: pairs.length, accepted, missed: pairs.length - accepted };
  });
}

function rate(tallies: readonly Tally[]): number {
  const [accepted, pairs] = [sum(tallies.map((each) => each.accepted)), sum(tallies.map((each) => each.pairs))];
  return accepted / pairs;
}

/** Mated pairs, and the highest of the others by falling score. */
function split({ personOf, pairs, scores }: PersonScores): { mated: Mated[]; alarms: Alarm[] } {
  const nonMated = scores.filter((_, k) => pairs.mated[k] === 0);
  const least = percentile(nonMated, 1 - keptShare);
  const mated: Mated[] = [];
  const alarms: Alarm[] = [];
  scores.forEach((score, k) => {
    const people = [personOf[pairs.a[k]], personOf[pairs.b[k]]] as const;
    if (pairs.mated[k] === 1) mated.push({ person: people[0], score });
    else if (score >= least) alarms.push({ people, score });
  });
  return { mated, alarms: alarms.sort((p, q) => q.score - p.score) };
}

/** The rate of a draw of people with replacement; a person drawn twice counts twice. */
function ofDraw(
  weights: Float64Array,
  counts: Float64Array,
  mated: readonly Mated[],
  alarms: readonly Alarm[],
  fmr: number,
): number {
  const threshold = thresholdOf(alarms, nonMatedPairs(counts, weights), fmr, weights);
  const weighed = mated.map(({ person, score }) => ({ weight: weights[person], accepted: score > threshold }));
  return sum(weighed.map(({ weight, accepted }) => (accepted ? weight : 0))) / sum(weighed.map(({ weight }) => weight));
}

/** The least score above which at most the share `fmr` of all non-mated pairs lies. */
function thresholdOf(alarms: readonly Alarm[], pairs: number, fmr: number, weights?: Float64Array): number {
  let above = 0;
  for (const { people, score } of alarms) {
    above += weights === undefined ? 1 : weights[people[0]] * weights[people[1]];
    if (above > fmr * pairs) return score;
  }
  return alarms[alarms.length - 1].score;
}

/** Pairs of pictures of two people. */
function nonMatedPairs(counts: Float64Array, weights: Float64Array = counts.map(() => 1)): number {
  const [all, own] = counts.reduce(
    ([pictures, within], count, person) => {
      const weighed = count * weights[person];
      return [pictures + weighed, within + weighed ** 2];
    },
    [0, 0],
  );
  return (all ** 2 - own) / 2;
}

/** How often each person is drawn, in as many draws as there are people. */
function weightsOf(people: number, seed: number): Float64Array {
  const weights = new Float64Array(people);
  const { below } = random(seed);
  for (let n = 0; n < people; n++) weights[below(people)]++;
  return weights;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
