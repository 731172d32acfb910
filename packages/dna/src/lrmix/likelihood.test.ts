import { describe, expect, it } from 'vitest';
import type { Allele } from '../profile/allele.ts';
import type { Genotype } from '../profile/genotype.ts';
import { kappas } from '../statistics/pairwise.ts';
import { drawProbability } from '../statistics/sampling.ts';
import { mixtureLikelihood } from './likelihood.ts';
import type { MixtureContributors, MixtureLocus } from './likelihood.ts';

const frequencies: Readonly<Record<Allele, number>> = { '8': 0.1, '9': 0.2, '9.3': 0.3, '10': 0.25, '11': 0.15 };
const alleles = Object.keys(frequencies);
const frequency = (allele: Allele) => frequencies[allele];

function locusOf(replicates: readonly (readonly Allele[])[], more: Partial<MixtureLocus> = {}): MixtureLocus {
  const shown = new Set(replicates.flat());
  const restFrequency = alleles.reduce((sum, allele) => (shown.has(allele) ? sum : sum + frequencies[allele]), 0);
  return { replicates, typed: [], frequency, restFrequency, theta: 0, dropIn: 0, ...more };
}

/** The definition of the model: every ordered list of genes of the unknowns, one by one. */
function byDefinition(locus: MixtureLocus, { known, unknowns, dropOut }: MixtureContributors): number {
  const typed = locus.typed.flat();
  const before = drawProbability(typed, frequency, locus.theta);
  let sum = 0;
  const extend = (genes: readonly Allele[]): void => {
    if (genes.length < 2 * unknowns) return alleles.forEach((allele) => extend([...genes, allele]));
    const chance = drawProbability([...typed, ...genes], frequency, locus.theta) / before;
    const copies = [
      ...known.flatMap((one) => one.genotype.map((allele) => ({ allele, dropOut: one.dropOut }))),
      ...genes.map((allele) => ({ allele, dropOut })),
    ];
    const seen = locus.replicates.map((replicate) => {
      let product = 1;
      for (const allele of new Set(copies.map((copy) => copy.allele))) {
        const dropped = copies.reduce((all, copy) => (copy.allele === allele ? all * copy.dropOut : all), 1);
        product *= replicate.includes(allele) ? 1 - dropped : dropped;
      }
      const dropIns = replicate.filter((allele) => copies.every((copy) => copy.allele !== allele));
      return dropIns.reduce(
        (all, allele) => all * locus.dropIn * frequency(allele),
        product * (dropIns.length === 0 ? 1 - locus.dropIn : 1),
      );
    });
    sum += seen.reduce((all, one) => all * one, chance);
  };
  extend([]);
  return sum;
}

describe('the likelihood of a mixture', () => {
  it('is that of one person without drop-out and drop-in', () => {
    const locus = locusOf([['8', '9']]);
    const nobody = { known: [], unknowns: 1, dropOut: 0 };
    expect(mixtureLikelihood(locus, nobody)).toBeCloseTo(2 * 0.1 * 0.2, 15);
    const suspect: MixtureContributors = {
      known: [{ genotype: ['8', '9'], dropOut: 0 }],
      unknowns: 0,
      dropOut: 0,
    };
    expect(mixtureLikelihood(locus, suspect)).toBe(1);
    expect(mixtureLikelihood(locusOf([['8']]), suspect)).toBe(0);
  });

  it('is that worked out by hand: one allele of two seen, with drop-out 0.2 and drop-in 0.05', () => {
    const known = [{ genotype: ['8', '9'] as const, dropOut: 0.2 }];
    const locus = locusOf([['8']], { dropIn: 0.05 });
    // 8 kept, 9 lost, nothing dropped in.
    expect(mixtureLikelihood(locus, { known, unknowns: 0, dropOut: 0 })).toBeCloseTo(0.8 * 0.2 * 0.95, 15);
    // 8,8; 8 and another; two others and 8 dropped in (both of one kind or not, each is lost).
    const byHand = 0.01 * (1 - 0.04) * 0.95 + 2 * 0.1 * 0.9 * 0.8 * 0.2 * 0.95 + 0.81 * 0.04 * 0.05 * 0.1;
    expect(mixtureLikelihood(locus, { known: [], unknowns: 1, dropOut: 0.2 })).toBeCloseTo(byHand, 15);
    // Two alleles dropped in at once: C for each, and no (1 - C).
    const foreign = locusOf([['10', '11']], { dropIn: 0.05 });
    const chance = 0.2 * 0.2 * 0.05 * 0.25 * 0.05 * 0.15;
    expect(mixtureLikelihood(foreign, { known, unknowns: 0, dropOut: 0 })).toBeCloseTo(chance, 15);
  });

  it.each<[string, MixtureLocus, MixtureContributors]>([
    ['one unknown, empty replicate', locusOf([[]]), { known: [], unknowns: 1, dropOut: 0.3 }],
    [
      'two unknowns in two replicates with theta',
      locusOf([['8', '9'], ['9.3']], { theta: 0.03, dropIn: 0.05, typed: [['8', '10']] }),
      { known: [], unknowns: 2, dropOut: 0.25 },
    ],
    [
      'a person and two unknowns, somebody typed who did not contribute',
      locusOf(
        [
          ['8', '9', '10'],
          ['8', '10', '11'],
        ],
        {
          theta: 0.01,
          dropIn: 0.02,
          typed: [
            ['8', '9'],
            ['9.3', '9.3'],
          ],
        },
      ),
      { known: [{ genotype: ['8', '9'], dropOut: 0.1 }], unknowns: 2, dropOut: 0.4 },
    ],
    [
      'three unknowns without drop-in',
      locusOf([alleles], { theta: 0.02, typed: [['8', '8']] }),
      { known: [], unknowns: 3, dropOut: 0.1 },
    ],
  ])('is what the definition sums to: %s', (_, locus, contributors) => {
    const expected = byDefinition(locus, contributors);
    expect(expected).toBeGreaterThan(0);
    expect(Math.abs(mixtureLikelihood(locus, contributors) / expected - 1)).toBeLessThan(1e-12);
  });

  it('sums to 1 over everything that a replicate can show, when drop-in is one allele at most', () => {
    // Without drop-in nothing can be seen that nobody brought.
    const subsets = Array.from({ length: 2 ** alleles.length }, (_, bits) =>
      alleles.filter((_a, i) => (bits >> i) & 1),
    );
    const contributors = { known: [{ genotype: ['8', '9'] as const, dropOut: 0.3 }], unknowns: 2, dropOut: 0.2 };
    const sum = subsets.reduce(
      (all, shown) => all + mixtureLikelihood(locusOf([shown], { theta: 0.05, typed: [['8', '9']] }), contributors),
      0,
    );
    expect(sum).toBeCloseTo(1, 12);
  });

  it('knows an unknown who is related to somebody typed', () => {
    const genotype: Genotype = ['8', '9'];
    const locus = locusOf([['8', '9']], { typed: [genotype] });
    const of = (name: keyof typeof kappas) =>
      mixtureLikelihood(locus, { known: [], unknowns: 1, dropOut: 0, relative: { genotype, kappa: kappas[name] } });
    expect(of('identical')).toBe(1);
    expect(of('unrelated')).toBeCloseTo(0.04, 15);
    // The child of 8,9 is 8,9 if it has 8 and draws 9, or has 9 and draws 8.
    expect(of('parent-child')).toBeCloseTo(0.5 * 0.2 + 0.5 * 0.1, 15);
    expect(of('full siblings')).toBeCloseTo(0.25 * 0.04 + 0.5 * 0.15 + 0.25, 15);
  });
});
