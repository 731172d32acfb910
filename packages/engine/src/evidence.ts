/**
 * From the scores of single pairs to evidence on a person. Probes and references of one position are correlated (two
 * pictures of one finger), so only their best pair counts; different positions and modalities are taken as independent
 * and their log10 LR add up, also where they speak against the person.
 */
import { falseMatchRate, log10LikelihoodRatio } from '@ipse/core';
import type { CalibratedScore } from '@ipse/core';
import type { PairScore } from './types.ts';

/** A pair before it is known whether it counts. */
export type ComparedPair = Omit<PairScore, 'counted'>;

export interface PersonEvidence extends CalibratedScore {
  /** Strongest first, the counted ones always among them. */
  readonly scores: readonly PairScore[];
}

/** So that a person with very many references does not fill the answer. */
const SCORES_MAX = 64;

/**
 * Each source of probes (a modality and position; all probes of unknown position together, for they may show one
 * finger) and each source of references counts once: pairs are taken by falling log10 LR while both are unused.
 *
 * FMR, never understated: one source compared n times has at most 1 - (1 - fmr)^n, the fmr of its best pair. Of several
 * sources together, a non-mated person reaches an LR of x with a probability of at most 1/x (Markov's inequality, since
 * a likelihood ratio has mean 1 when not mated), and as often as there are ways to choose the pairs.
 */
export function evidenceOf(pairs: readonly ComparedPair[], probePositions: readonly string[]): PersonEvidence {
  const sourceOf = (pair: ComparedPair) => `${pair.modality} ${probePositions[pair.probe]}`;
  const ordered = [...pairs].sort(byStrength);
  const taken = new Set<string>();
  const counted = new Set<ComparedPair>();
  for (const pair of ordered) {
    const [probe, reference] = [`probe ${sourceOf(pair)}`, `reference ${pair.modality} ${pair.position}`];
    if (taken.has(probe) || taken.has(reference)) continue;
    taken.add(probe).add(reference);
    counted.add(pair);
  }
  const best = [...counted];
  const log10LR = best.reduce((sum, pair) => sum + pair.log10LR, 0);
  const ways = best.map((pair) => pairs.filter((other) => sourceOf(other) === sourceOf(pair)).length);
  const anyOf = (rate: number) => -Math.expm1(ways[0] * Math.log1p(-rate));
  const isOne = best.length === 1;
  const fmr = isOne ? anyOf(best[0].fmr) : product(ways) * 10 ** -log10LR;
  // Of independent sources, as far as each one's data goes.
  const fmrLeast = isOne ? anyOf(best[0].fmrLeast) : product(ways) * product(best.map((pair) => pair.fmrLeast));
  return {
    log10LR: log10LikelihoodRatio(log10LR),
    fmr: falseMatchRate(Math.min(1, fmr)),
    fmrLeast: falseMatchRate(Math.min(1, fmrLeast)),
    scores: [...best, ...ordered.filter((pair) => !counted.has(pair))]
      .slice(0, SCORES_MAX)
      .map((pair) => ({ ...pair, counted: counted.has(pair) }))
      .sort(byStrength),
  };
}

/** How many ways there are to choose one pair of each source: the chances of a non-mated person to score high. */
export function product(ways: Iterable<number>): number {
  let all = 1;
  for (const n of ways) all *= n;
  return all;
}

function byStrength(a: ComparedPair, b: ComparedPair): number {
  return b.log10LR - a.log10LR || a.probe - b.probe || (a.referenceId < b.referenceId ? -1 : 1);
}
