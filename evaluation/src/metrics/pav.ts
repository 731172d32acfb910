/** Pool adjacent violators: the isotonic regression of 'is mated' on score. */

export interface PavStep {
  /** Scores of the step, both ends included. */
  readonly low: number;
  readonly high: number;
  readonly mated: number;
  readonly nonMated: number;
}

/** Steps by rising score, whose share of mated comparisons strictly rises. Equal scores always share a step. */
export function pav(mated: Float64Array, nonMated: Float64Array): PavStep[] {
  const steps: { low: number; high: number; mated: number; nonMated: number }[] = [];
  for (const next of distinctScores(mated.toSorted(), nonMated.toSorted())) {
    steps.push(next);
    while (steps.length > 1) {
      const [a, b] = [steps[steps.length - 2], steps[steps.length - 1]];
      // share(a) < share(b), cross-multiplied
      if (a.mated * (b.mated + b.nonMated) < b.mated * (a.mated + a.nonMated)) break;
      steps.splice(-2, 2, {
        low: a.low,
        high: b.high,
        mated: a.mated + b.mated,
        nonMated: a.nonMated + b.nonMated,
      });
    }
  }
  return steps;
}

function* distinctScores(mated: Float64Array, nonMated: Float64Array) {
  let m = 0;
  let n = 0;
  while (m < mated.length || n < nonMated.length) {
    const score = Math.min(mated[m] ?? Infinity, nonMated[n] ?? Infinity);
    const [mStart, nStart] = [m, n];
    while (m < mated.length && mated[m] === score) m++;
    while (n < nonMated.length && nonMated[n] === score) n++;
    yield { low: score, high: score, mated: m - mStart, nonMated: n - nStart };
  }
}
