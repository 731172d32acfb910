/**
 * How likely the alleles seen in a mixture are at one locus, by the model of drop-out and drop-in (Curran, Gill and Bill
 * 2005; Haned, Slooten and Gill 2012). Nobody's order of genes matters to what is seen, so the sum over what unknown
 * contributors may have runs over how many copies of each allele they bring together, allele by allele; alleles that no
 * replicate shows count as one. Exact, and as fast for four unknown contributors as for one.
 */
import type { Allele } from '../profile/allele.ts';
import type { Genotype } from '../profile/genotype.ts';
import type { Kappa } from '../statistics/pairwise.ts';

export interface MixtureLocus {
  /** Alleles that each replicate shows, once each; a replicate may show none. */
  readonly replicates: readonly (readonly Allele[])[];
  /** Genotypes of everybody who is typed, whether they contributed or not: with theta they make their alleles likelier. */
  readonly typed: readonly Genotype[];
  /** Of each allele that a replicate shows. */
  readonly frequency: (allele: Allele) => number;
  /** Of all others together. */
  readonly restFrequency: number;
  /** Coancestry F_ST. */
  readonly theta: number;
  /** Probability that a replicate shows an allele of no contributor. */
  readonly dropIn: number;
}

export interface MixtureContributors {
  readonly known: readonly { readonly genotype: Genotype; readonly dropOut: number }[];
  readonly unknowns: number;
  /** Probability that one copy of an allele of an unknown contributor is not seen; of two copies, its square. */
  readonly dropOut: number;
  /** One of the unknowns is related to somebody typed; the others are related to nobody. */
  readonly relative?: { readonly genotype: Genotype; readonly kappa: Kappa };
}

/** What the sum needs of one allele, or of all that nobody saw. */
interface AlleleTerm {
  /** Replicates that show it, as bits. */
  readonly seen: number;
  readonly frequency: number;
  readonly typed: number;
  readonly copies: number;
  /** Probability that no copy of a contributor who is not summed over is seen. */
  readonly dropped: number;
}

/** Probability of the replicates given who contributed. 0 when they cannot explain them. */
export function mixtureLikelihood(locus: MixtureLocus, contributors: MixtureContributors): number {
  const { unknowns, relative } = contributors;
  if (!relative) return likelihoodGiven(locus, contributors, [], 2 * unknowns);
  const { genotype, kappa } = relative;
  const inherited = [
    [kappa[0], []],
    [kappa[1] / 2, [genotype[0]]],
    [kappa[1] / 2, [genotype[1]]],
    [kappa[2], genotype],
  ] as const;
  return inherited.reduce(
    (sum, [share, alleles]) =>
      share === 0 ? sum : sum + share * likelihoodGiven(locus, contributors, alleles, 2 * unknowns - alleles.length),
    0,
  );
}

/** With the alleles that a relative has by descent, and `draws` genes of unknown contributors. */
function likelihoodGiven(
  locus: MixtureLocus,
  contributors: MixtureContributors,
  inherited: readonly Allele[],
  draws: number,
): number {
  const replicates = locus.replicates.length;
  const masks = 1 << replicates;
  let sums = new Float64Array((draws + 1) * masks);
  sums[0] = 1;
  for (const term of termsOf(locus, contributors, inherited)) {
    const next = new Float64Array(sums.length);
    let weight = 1;
    for (let copies = 0; copies <= draws; copies++) {
      // Drawn one after the other from a subpopulation; the order is put right at the end.
      if (copies > 0) {
        const before = term.typed + copies - 1;
        weight *= (before * locus.theta + (1 - locus.theta) * term.frequency) / copies;
      }
      const isPresent = term.copies + copies > 0;
      const dropped = term.dropped * contributors.dropOut ** copies;
      const factor = weight * chanceOf(term, replicates, isPresent, dropped, locus.dropIn);
      if (factor === 0) continue;
      const mark = isPresent ? 0 : term.seen;
      for (let used = 0; used + copies <= draws; used++) {
        for (let mask = 0; mask < masks; mask++) {
          const value = sums[used * masks + mask];
          if (value > 0) next[(used + copies) * masks + (mask | mark)] += value * factor;
        }
      }
    }
    sums = next;
  }
  return ordersOf(locus, draws) * withoutDropIn(sums.subarray(draws * masks), replicates, locus.dropIn);
}

/** One allele in all replicates. */
function chanceOf(
  { seen, frequency }: AlleleTerm,
  replicates: number,
  isPresent: boolean,
  dropped: number,
  dropIn: number,
): number {
  let product = 1;
  for (let r = 0; r < replicates; r++) {
    if ((seen >> r) & 1) product *= isPresent ? 1 - dropped : dropIn * frequency;
    else product *= dropped;
  }
  return product;
}

/** Sum over which replicates had drop-in: those that had none had none with probability 1 - C. */
function withoutDropIn(sums: Float64Array, replicates: number, dropIn: number): number {
  return sums.reduce((total, value, mask) => {
    let clean = value;
    for (let r = 0; r < replicates; r++) if (!((mask >> r) & 1)) clean *= 1 - dropIn;
    return total + clean;
  }, 0);
}

/** The orders in which the genes may have been drawn, and what draws are divided by (Balding and Nichols 1994). */
function ordersOf({ typed, theta }: MixtureLocus, draws: number): number {
  let product = 1;
  for (let j = 0; j < draws; j++) product *= (j + 1) / (1 + (2 * typed.length + j - 1) * theta);
  return product;
}

function termsOf(
  { replicates, typed, frequency, restFrequency }: MixtureLocus,
  { known, dropOut }: MixtureContributors,
  inherited: readonly Allele[],
): AlleleTerm[] {
  const shown = new Set(replicates.flat());
  const term = (isIt: (allele: Allele) => boolean, seen: number, ofPopulation: number): AlleleTerm => {
    const copiesOf = (alleles: readonly Allele[]) => alleles.filter(isIt).length;
    const own = known.map((one) => ({ copies: copiesOf(one.genotype), dropOut: one.dropOut }));
    own.push({ copies: copiesOf(inherited), dropOut });
    return {
      seen,
      frequency: ofPopulation,
      typed: copiesOf(typed.flat()),
      copies: own.reduce((sum, { copies }) => sum + copies, 0),
      dropped: own.reduce((product, one) => product * one.dropOut ** one.copies, 1),
    };
  };
  const alleles = [...shown].map((allele) => {
    const seen = replicates.reduce((bits, replicate, r) => bits | (Number(replicate.includes(allele)) << r), 0);
    return term((other) => other === allele, seen, frequency(allele));
  });
  return [...alleles, term((allele) => !shown.has(allele), 0, restFrequency)];
}
