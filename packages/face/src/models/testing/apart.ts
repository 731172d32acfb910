/** How far a network's answers to the same numbers lie apart, and numbers to ask it by. */
import type { Model } from '../load.ts';

/** Greatest difference of any output, as a share of that output's greatest number. */
export async function worstApart(one: Model, other: Model, inputShape: readonly number[]): Promise<number> {
  const size = inputShape.reduce((product, each) => product * each, 1);
  const input = Float32Array.from({ length: size }, (_, i) => Math.sin(i * 0.013) * Math.cos(i * 0.0007));
  const [expected, answers] = [await one.run(input), await other.run(input)];
  const shares = expected.map((numbers, k) => {
    const most = numbers.reduce((greatest, value) => Math.max(greatest, Math.abs(value)), 0);
    return numbers.reduce((worst, value, i) => Math.max(worst, Math.abs(value - answers[k][i])), 0) / most;
  });
  return shares.length === answers.length ? Math.max(...shares) : Infinity;
}
