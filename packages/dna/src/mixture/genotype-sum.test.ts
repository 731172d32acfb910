import { describe, expect, it } from 'vitest';
import { drawProbability } from '../statistics/sampling.ts';
import { drawWeights, logDrawScale } from './draw-weights.ts';
import { genotypePlan } from './genotype-plan.ts';
import type { Reach } from './genotype-plan.ts';
import { logSumExactly, posteriorsExactly } from './genotype-sum-exact.ts';
import { logGenotypeSum, windowPosteriors } from './genotype-sum.ts';
import { endFactor, sumBuffers } from './sum-buffers.ts';
import type { GenotypeSum } from './sum-buffers.ts';

const frequencies = [0.2, 0.1, 0.3, 0.4];
const theta = 0.03;
const seen = [1, 0, 2, 0];

/** Numbers between 0 and 1 without any pattern. */
function scatter(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 16807 + 11) % 2147483647) / 2147483647;
}

/** Likelihoods of no model; `depth` is how improbable they get, as a power of e. */
function sumOf(unknowns: number, reach: Reach, depth: number): GenotypeSum {
  const plan = genotypePlan(unknowns, reach);
  const next = scatter(unknowns * 10 + reach + 1);
  const places = frequencies.map((frequency, i) => ({
    weights: drawWeights(frequency, seen[i], theta, 2 * unknowns),
    logLikelihood: Float64Array.from({ length: plan.windows }, () => -depth * next()),
    peaks: [1, 0, 3, 2][i],
    explained: Uint8Array.from({ length: plan.windows }, () => (next() < 0.6 ? 1 : 0)),
    posterior: new Float64Array(plan.windows),
  }));
  return { plan, places, replicates: 2, noDropIn: 0.9 };
}

/** By listing all genotypes: the sum, and each window's share of it at the second place. */
function listed(sum: GenotypeSum) {
  const { plan, places } = sum;
  const alleles = frequencies.map((_, i) => String(i));
  const pairs = alleles.flatMap((a, i) => alleles.slice(i).map((b) => [a, b] as const));
  const before = seen.flatMap((count, i) => Array.from({ length: count }, () => String(i)));
  const frequencyOf = (allele: string) => frequencies[Number(allele)];
  let total = 0;
  const shares = new Float64Array(plan.windows);
  const visit = (chosen: (readonly [string, string])[]): void => {
    if (chosen.length < plan.unknowns) return pairs.forEach((pair) => visit([...chosen, pair]));
    const drawn = [...before, ...chosen.flat()];
    let value = drawProbability(drawn, frequencyOf, theta) / drawProbability(before, frequencyOf, theta);
    for (const [a, b] of chosen) if (a !== b) value *= 2;
    let mask = 0;
    const windows = places.map((_, i) => windowAt(plan, chosen, i));
    windows.forEach((window, i) => {
      value *= Math.exp(places[i].logLikelihood[window]);
      if (places[i].explained[window] === 0) mask |= places[i].peaks;
    });
    value *= endFactor(sum, mask);
    total += value;
    shares[windows[1]] += value;
  };
  visit([]);
  return { total, shares: shares.map((share) => share / total) };
}

function windowAt(plan: GenotypeSum['plan'], chosen: readonly (readonly [string, string])[], place: number): number {
  const count = (pair: readonly [string, string], i: number) => pair.filter((allele) => allele === String(i)).length;
  return chosen.reduce((window, pair) => {
    const digits = [
      plan.reach === 2 ? count(pair, place - 1) : 0,
      count(pair, place),
      plan.reach === 0 ? 0 : count(pair, place + 1),
    ];
    return window * plan.digits.length + plan.digits.findIndex((each) => each.every((digit, d) => digit === digits[d]));
  }, 0);
}

describe.each([0, 1, 2] as const)('the sum over genotypes, peaks that depend on %i neighbours', (reach) => {
  it.each([0, 1, 2])('is that over a list of all genotypes of %i people, and so are the posteriors', (unknowns) => {
    const sum = sumOf(unknowns, reach, 3);
    const buffers = sumBuffers(sum);
    const scale = logDrawScale(3, unknowns, theta);
    const expected = listed(sum);
    expect(logGenotypeSum(sum, buffers) + scale).toBeCloseTo(Math.log(expected.total), 11);
    windowPosteriors(sum, buffers);
    sum.places[1].posterior.forEach((share, w) => expect(share).toBeCloseTo(expected.shares[w], 11));
  });

  it('is the same fast and in logarithms', () => {
    const sum = sumOf(3, reach, 30);
    const buffers = sumBuffers(sum);
    const fast = logGenotypeSum(sum, buffers);
    expect(buffers.isExact).toBe(false);
    windowPosteriors(sum, buffers);
    const shares = sum.places.map(({ posterior }) => posterior.slice());
    expect(logSumExactly(sum, buffers)).toBeCloseTo(fast, 10);
    for (const { posterior } of sum.places) posterior.fill(0);
    posteriorsExactly(sum, buffers);
    sum.places.forEach(({ posterior }, i) =>
      posterior.forEach((share, w) => expect(share).toBeCloseTo(shares[i][w], 10)),
    );
  });

  it('goes over to logarithms where numbers would vanish', () => {
    const sum = sumOf(2, reach, 3000);
    const buffers = sumBuffers(sum);
    const value = logGenotypeSum(sum, buffers);
    expect(buffers.isExact).toBe(true);
    expect(Number.isFinite(value)).toBe(true);
    windowPosteriors(sum, buffers);
    for (const { posterior } of sum.places) expect(posterior.reduce((all, share) => all + share, 0)).toBeCloseTo(1, 9);
  });
});

it('is nothing where no genotypes explain the evidence', () => {
  const sum = sumOf(1, 1, 3);
  sum.places[2].logLikelihood.fill(-Infinity);
  expect(logGenotypeSum(sum, sumBuffers(sum))).toBe(-Infinity);
});
