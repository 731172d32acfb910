/**
 * The same sum in logarithms, where the evidence is so improbable that numbers would vanish: slower, and the definition
 * that the fast one is held to.
 */
import { completedBy, endFactor } from './sum-buffers.ts';
import type { GenotypeSum, SumBuffers } from './sum-buffers.ts';

/** Visits every way of one allele on: ln of the factor, the state it leads to, and the window of the place it completes. */
function eachWay(
  { plan, places, replicates }: GenotypeSum,
  s: number,
  now: Float64Array,
  visit: (from: number, to: number, logFactor: number, window: number) => void,
): void {
  const { states, from, to, window, drawn, ways } = plan;
  const done = completedBy(plan, s);
  const place = places.at(done < 0 ? places.length : done);
  const weights = s < places.length ? places[s].weights : undefined;
  for (let mask = 0; mask < 1 << replicates; mask++) {
    for (let t = 0; t < from.length; t++) {
      const at = mask * states + from[t];
      if (now[at] === -Infinity || drawn[t] >= (weights?.length ?? 1)) continue;
      const logFactor = Math.log(ways[t] * (weights?.[drawn[t]] ?? 1)) + (place?.logLikelihood[window[t]] ?? 0);
      const into = place && place.explained[window[t]] === 0 ? mask | place.peaks : mask;
      visit(at, into * states + to[t], logFactor, window[t]);
    }
  }
}

export function logSumExactly(sum: GenotypeSum, { forward, divisors }: SumBuffers): number {
  forward[0].fill(-Infinity);
  forward[0][sum.plan.start] = 0;
  for (let s = 0; s < divisors.length; s++) {
    const [now, next] = [forward[s], forward[s + 1].fill(-Infinity)];
    eachWay(sum, s, now, (from, to, logFactor) => {
      next[to] = logAdd(next[to], now[from] + logFactor);
    });
  }
  let total = -Infinity;
  const end = forward[divisors.length];
  for (let mask = 0; mask < 1 << sum.replicates; mask++)
    total = logAdd(total, end[mask * sum.plan.states + sum.plan.end] + Math.log(endFactor(sum, mask)));
  return total;
}

export function posteriorsExactly(sum: GenotypeSum, buffers: SumBuffers): void {
  const { forward, divisors, logSum } = buffers;
  let [later, earlier] = buffers.backward;
  later.fill(-Infinity);
  for (let mask = 0; mask < 1 << sum.replicates; mask++)
    later[mask * sum.plan.states + sum.plan.end] = Math.log(endFactor(sum, mask)) - logSum;
  for (let s = divisors.length - 1; s >= 0; s--) {
    const now = forward[s];
    const done = completedBy(sum.plan, s);
    const posterior = sum.places.at(done < 0 ? sum.places.length : done)?.posterior;
    earlier.fill(-Infinity);
    eachWay(sum, s, now, (from, to, logFactor, window) => {
      const log = logFactor + later[to];
      earlier[from] = logAdd(earlier[from], log);
      if (posterior) posterior[window] += Math.exp(now[from] + log);
    });
    [later, earlier] = [earlier, later];
  }
}

/** ln (exp a + exp b). */
function logAdd(a: number, b: number): number {
  if (a < b) return logAdd(b, a);
  return b === -Infinity ? a : a + Math.log1p(Math.exp(b - a));
}
