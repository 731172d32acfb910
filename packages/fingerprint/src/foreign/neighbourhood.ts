/** How alike two minutiae are by the neighbours about them: each neighbour looks for its like about the other minutia. */
import { createNeighbourSimilarities } from '@ipse/kernels';
import type { MinutiaeSet } from './minutiae-set.ts';

const similarities = createNeighbourSimilarities();

/** a.count x b.count values from 0 to about 1; valid until the next call. */
export function neighbourSimilarities(a: MinutiaeSet, b: MinutiaeSet): Float32Array {
  return similarities(a.neighbours, a.count, b.neighbours, b.count);
}
