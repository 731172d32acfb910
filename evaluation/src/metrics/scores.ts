/**
 * Scores of an evaluation: higher is more alike. A comparison in which a sample could not be extracted scores
 * -Infinity: a non-match at every threshold, whether mated or not.
 */
export interface ComparisonScores {
  readonly mated: Float64Array;
  readonly nonMated: Float64Array;
}

/** Both lists by rising score; the input is left as it is. */
export function sortedScores(scores: ComparisonScores): ComparisonScores {
  return { mated: scores.mated.toSorted(), nonMated: scores.nonMated.toSorted() };
}

/** How many of a rising list are at least `threshold`. */
export function countAtLeast(rising: Float64Array, threshold: number): number {
  let low = 0;
  let high = rising.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rising[middle] >= threshold) high = middle;
    else low = middle + 1;
  }
  return rising.length - low;
}
