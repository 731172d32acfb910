/**
 * Two networks as one: the answers of both to a face, each of unit length, weighted and one after the other. The cosine of
 * two such embeddings is the mean of the cosines of either network, weighted by the squares of the weights.
 */
import type { Model } from '../models/model.ts';

/** What the first network's answers weigh; the second's weigh sqrt(1 - this^2). Equal: ADR 0037 says why. */
const firstWeight = Math.SQRT1_2;
const secondWeight = Math.sqrt(1 - firstWeight ** 2);

/**
 * Both take a face and its mirror image. An answer is as long as the first network's, from which the quality of a picture is
 * read: so the quality is that of the first network alone.
 */
export function joinNetworks(first: Model, second: Model): Model {
  return {
    run: async (both) => {
      const [ours] = await first.run(both);
      const [theirs] = await second.run(both);
      const [n, m] = [ours.length / 2, theirs.length / 2];
      const joined = new Float32Array(2 * (n + m));
      for (const image of [0, 1]) {
        const [a, b] = [ours.subarray(image * n, (image + 1) * n), theirs.subarray(image * m, (image + 1) * m)];
        const factor = (secondWeight * Math.hypot(...a)) / Math.hypot(...b);
        joined.set(
          a.map((value) => value * firstWeight),
          image * (n + m),
        );
        joined.set(
          b.map((value) => value * factor),
          image * (n + m) + n,
        );
      }
      return [joined];
    },
  };
}
