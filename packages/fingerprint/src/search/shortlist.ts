/** The most promising of many by a rough score. */

/** Positions of the `limit` highest scores (more when the last of them are equal), in their order; scores are >= 0. */
export function highest(scores: Int32Array, limit: number): number[] {
  const least = leastOf(scores, limit);
  const positions: number[] = [];
  for (let i = 0; i < scores.length; i++) if (scores[i] >= least) positions.push(i);
  return positions;
}

/** The score that at least `limit` reach, by counting. */
function leastOf(scores: Int32Array, limit: number): number {
  if (scores.length <= limit) return 0;
  let most = 0;
  for (const score of scores) if (score > most) most = score;
  const counts = new Uint32Array(most + 1);
  for (const score of scores) counts[score]++;
  let reached = 0;
  let score = most;
  while (score > 0 && (reached += counts[score]) < limit) score--;
  return score;
}
