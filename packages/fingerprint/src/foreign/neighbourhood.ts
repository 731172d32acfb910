/** How alike two minutiae are by the neighbours about them: each neighbour looks for its like about the other minutia. */
import { createNeighbourSimilarities } from '@ipse/kernels';

const similarities = createNeighbourSimilarities();

interface Described {
  readonly count: number;
  readonly neighbours: Uint8Array;
}

/** a.count x b.count values from 0 to about 1; valid until the next call. */
export function neighbourSimilarities(a: Described, b: Described): Float32Array {
  return similarities(a.neighbours, a.count, b.neighbours, b.count);
}
