/**
 * The sum over all genotypes of the unknown contributors at one locus, and how much of it each way of lying at a place
 * has; every mixture model fills its tables.
 */
import { logSumExactly, posteriorsExactly } from './genotype-sum-exact.ts';
import { completedBy, endFactor } from './sum-buffers.ts';
import type { GenotypeSum, SumBuffers } from './sum-buffers.ts';

/** What lies so far below the greatest is dropped, and remembered as lost. */
const negligible = 1e-280;
/** The most that may be lost, as a part of the sum; a lost part grows by weights and ways, hence far below rounding. */
const lostMost = 1e-40;

/** ln of the sum, without `logDrawScale`; -Infinity where no genotypes explain the evidence. */
export function logGenotypeSum(sum: GenotypeSum, buffers: SumBuffers): number {
  const { plan, places, replicates } = sum;
  const { forward, divisors, likelihoods } = buffers;
  buffers.isExact = false;
  let logScale = 0;
  let lost = 0;
  forward[0].fill(0);
  forward[0][plan.start] = 1;
  for (let s = 0; s < divisors.length; s++) {
    const done = completedBy(plan, s);
    if (done >= 0 && done < places.length) logScale += scaled(places[done].logLikelihood, likelihoods[done]);
    const most = logScale === -Infinity ? 0 : step(sum, s, buffers);
    if (most === 0) return lost > 0 ? exactly(sum, buffers) : (buffers.logSum = -Infinity);
    divisors[s] = most;
    logScale += Math.log(most);
    lost = lost / most + negligible;
  }
  const end = forward[divisors.length];
  let total = 0;
  for (let mask = 0; mask < 1 << replicates; mask++) total += end[mask * plan.states + plan.end] * endFactor(sum, mask);
  if (lost > total * lostMost) return exactly(sum, buffers);
  return (buffers.logSum = logScale + Math.log(total));
}

function exactly(sum: GenotypeSum, buffers: SumBuffers): number {
  buffers.isExact = true;
  return (buffers.logSum = logSumExactly(sum, buffers));
}

/** One allele on; returns the greatest of what is summed, by which all was divided. */
function step({ plan, places, replicates }: GenotypeSum, s: number, buffers: SumBuffers): number {
  const { states, from, to, window, drawn, ways } = plan;
  const { forward, likelihoods } = buffers;
  const [now, next] = [forward[s], forward[s + 1]];
  const weights = s < places.length ? places[s].weights : one;
  const done = completedBy(plan, s);
  const place = places.at(done < 0 ? places.length : done);
  const likelihood = likelihoods.at(done < 0 ? places.length : done);
  const steps = weights.length === 1 ? plan.still : from.length;
  const size = states << replicates;
  next.fill(0);
  for (let base = 0; base < size; base += states) {
    if (!hasAny(now, base, base + states)) continue;
    for (let t = 0; t < steps; t++) {
      const value = now[base + from[t]];
      if (value === 0) continue;
      const product = value * ways[t] * weights[drawn[t]];
      if (!place || !likelihood) next[base + to[t]] += product;
      else if (place.explained[window[t]] === 1) next[base + to[t]] += product * likelihood[window[t]];
      else next[((base / states) | place.peaks) * states + to[t]] += product * likelihood[window[t]];
    }
  }
  let most = 0;
  for (let i = 0; i < size; i++) if (next[i] > most) most = next[i];
  if (most < negligible) return 0;
  for (let i = 0; i < size; i++) {
    const value = next[i] / most;
    next[i] = value < negligible ? 0 : value;
  }
  return most;
}

/** After `logGenotypeSum`, unless that was -Infinity: writes every place's posterior. */
export function windowPosteriors(sum: GenotypeSum, buffers: SumBuffers): void {
  for (const { posterior } of sum.places) posterior.fill(0);
  if (buffers.isExact) return posteriorsExactly(sum, buffers);
  const { plan, replicates } = sum;
  const { forward, divisors } = buffers;
  const end = forward[divisors.length];
  const last = buffers.backward[0].fill(0);
  let total = 0;
  for (let mask = 0; mask < 1 << replicates; mask++) {
    const at = mask * plan.states + plan.end;
    last[at] = endFactor(sum, mask);
    total += end[at] * last[at];
  }
  for (let mask = 0; mask < 1 << replicates; mask++) last[mask * plan.states + plan.end] /= total;
  for (let s = divisors.length - 1; s >= 0; s--) stepBack(sum, s, buffers);
}

function stepBack({ plan, places, replicates }: GenotypeSum, s: number, buffers: SumBuffers): void {
  const { states, from, to, window, drawn, ways } = plan;
  const { forward, divisors, likelihoods, backward } = buffers;
  const now = forward[s];
  const [later, earlier] = backward;
  const weights = s < places.length ? places[s].weights : one;
  const done = completedBy(plan, s);
  const place = places.at(done < 0 ? places.length : done);
  const likelihood = likelihoods.at(done < 0 ? places.length : done);
  const steps = weights.length === 1 ? plan.still : from.length;
  const inverse = 1 / divisors[s];
  earlier.fill(0);
  for (let base = 0; base < states << replicates; base += states) {
    if (!hasAny(now, base, base + states)) continue;
    for (let t = 0; t < steps; t++) {
      const value = now[base + from[t]];
      if (value === 0) continue;
      let factor = inverse * ways[t] * weights[drawn[t]];
      if (!place || !likelihood) factor *= later[base + to[t]];
      else {
        const w = window[t];
        const into = place.explained[w] === 1 ? base : ((base / states) | place.peaks) * states;
        factor *= likelihood[w] * later[into + to[t]];
        place.posterior[w] += value * factor;
      }
      earlier[base + from[t]] += factor;
    }
  }
  buffers.backward.reverse();
}

const one = Float64Array.of(1);

function hasAny(values: Float64Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (values[i] !== 0) return true;
  return false;
}

/** exp of the values over their greatest, whose logarithm is returned. */
function scaled(log: Float64Array, out: Float64Array): number {
  let most = -Infinity;
  for (let i = 0; i < log.length; i++) if (log[i] > most) most = log[i];
  if (most === -Infinity) return most;
  for (let i = 0; i < log.length; i++) out[i] = Math.exp(log[i] - most);
  return most;
}
