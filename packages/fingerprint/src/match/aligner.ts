/** From similarities of single minutiae to the alignment of two prints for which most speaks. */
import type { FeaturePair, Trace } from '@ipse/core';
import { consolidate, newAlignment } from './consolidation.ts';
import type { Alignment, ConsolidationRules } from './consolidation.ts';
import type { Minutiae } from './minutiae.ts';
import { createRelaxation } from './relaxation.ts';

export interface AlignerRules extends ConsolidationRules {
  /** Pairs of minutiae that vote for each other, and the similarity that they must exceed. */
  readonly candidatesMax: number;
  readonly leastSimilarity: number;
  /** Alignments that are tried, each grown from a seed that contradicts the seeds before it. */
  readonly seedsMax: number;
}

/** Scratch space and rules of one matcher: a comparison runs to its end before the next, its inner loops allocate nothing. */
export interface Aligner {
  /**
   * Leaves the alignment that `judge` scores highest in `best`, and answers its score; 0 and no pairs when nothing agrees.
   * Stops after the first when no pair of minutiae has at least `leastSupport`. `trace` is given the step `candidates`.
   */
  align(
    a: Minutiae,
    b: Minutiae,
    similarity: Float32Array,
    judge: (alignment: Alignment) => number,
    leastSupport?: number,
    trace?: Trace,
  ): number;
  readonly best: Alignment;
}

export function createAligner(rules: AlignerRules): Aligner {
  const relaxation = createRelaxation(rules);
  const { candidates } = relaxation;
  const { seedsMax } = rules;
  let trial = newAlignment();
  let best = newAlignment();
  return {
    get best() {
      return best;
    },
    align(a, b, similarity, judge, leastSupport = 0, trace) {
      relaxation.pick(similarity, a.count, b.count);
      relaxation.relax(a, b);
      trace?.('candidates', { ...candidates, weight: candidates.weight.slice(0, candidates.count) });
      best.count = 0;
      let most = 0;
      while (candidates.seeds < seedsMax) {
        const seed = relaxation.nextSeed();
        if (seed < 0 || (candidates.seeds === 1 && candidates.weight[seed] < leastSupport)) break;
        consolidate(a, b, candidates, seed, similarity, rules, trial);
        const value = judge(trial);
        if (value > most) {
          most = value;
          [best, trial] = [trial, best];
        }
      }
      return most;
    },
  };
}

/** The pairs of an alignment, strongest first; `weightOf` by the minutiae and their closeness. */
export function pairsOf(
  { count, probe, reference, closeness }: Alignment,
  swapped: boolean,
  weightOf: (i: number, j: number, closeness: number) => number,
): FeaturePair[] {
  return Array.from({ length: count }, (_, p) => {
    const [i, j] = [probe[p], reference[p]];
    const weight = Math.min(1, weightOf(i, j, closeness[p]));
    return swapped ? { probe: j, reference: i, weight } : { probe: i, reference: j, weight };
  }).sort((p, q) => q.weight - p.weight);
}

/** The sum of the strongest similarities of any two minutiae: what these prints show that looks alike anywhere. */
export function strongestSum(similarity: Float32Array, most: number, least: number): number {
  const strongest = new Float32Array(most);
  for (let at = 0; at < similarity.length; at++) {
    const value = similarity[at];
    if (value <= least || value <= strongest[most - 1]) continue;
    let slot = most - 1;
    for (; slot > 0 && strongest[slot - 1] < value; slot--) strongest[slot] = strongest[slot - 1];
    strongest[slot] = value;
  }
  return strongest.reduce((sum, value) => sum + value, 0);
}
