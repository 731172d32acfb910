/** How alike the surroundings of two minutiae are: ridge pattern and ridge flow. */
import { createMinutiaSimilarities } from '@ipse/kernels';
import type { Prepared } from './prepared.ts';

const similarities = createMinutiaSimilarities();

/** a.count x b.count values from 0 to about 1; valid until the next call. */
export function localSimilarities(a: Prepared, b: Prepared): Float32Array {
  return similarities(a.surroundings, a.count, b.surroundings, b.count);
}
