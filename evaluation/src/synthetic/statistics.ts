/** How far two samples of a quantity lie apart. */
import { percentile } from '../metrics/histogram.ts';

/** The largest gap between the two shares below any value (Kolmogorov and Smirnov): 0 alike, 1 apart. */
export function gapBetween(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const [x, y] = [Float64Array.from(a).sort(), Float64Array.from(b).sort()];
  let [i, j, most] = [0, 0, 0];
  while (i < x.length && j < y.length) {
    const value = Math.min(x[i], y[j]);
    while (i < x.length && x[i] === value) i++;
    while (j < y.length && y[j] === value) j++;
    most = Math.max(most, Math.abs(i / x.length - j / y.length));
  }
  return most;
}

/** The values below which 5, 25, 50, 75 and 95 of a hundred lie. */
export function spread(values: ArrayLike<number>): readonly number[] {
  return [0.05, 0.25, 0.5, 0.75, 0.95].map((share) => percentile(values, share));
}

/** Share of the values that are at least `threshold`. */
export function shareAtLeast(values: ArrayLike<number>, threshold: number): number {
  let count = 0;
  for (let i = 0; i < values.length; i++) if (values[i] >= threshold) count++;
  return count / values.length;
}
