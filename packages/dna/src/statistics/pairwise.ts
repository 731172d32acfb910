/** Likelihood ratio of a relationship between two people against none, without mutation, at one autosomal locus. */
import { fail } from '../errors.ts';
import type { Allele } from '../profile/allele.ts';
import type { Genotype } from '../profile/genotype.ts';
import { drawProbability } from './sampling.ts';

/** Probabilities that two people share no, one or two alleles by descent; not negative, sum 1. */
export type Kappa = readonly [number, number, number];

/** Relationships that forensic questions name, for people who are not inbred. */
export const kappas = {
  'parent-child': [0, 1, 0],
  'full siblings': [0.25, 0.5, 0.25],
  'half siblings': [0.5, 0.5, 0],
  'grandparent-grandchild': [0.5, 0.5, 0],
  'uncle-nephew': [0.5, 0.5, 0],
  'first cousins': [0.75, 0.25, 0],
  'second cousins': [0.9375, 0.0625, 0],
  identical: [0, 0, 1],
  unrelated: [1, 0, 0],
} as const satisfies Readonly<Record<string, Kappa>>;

/**
 * Sums over which of the alleles are the same by descent, in a subpopulation with coancestry `theta`. 0 when the
 * relationship cannot explain the genotypes (mutation could). Errors: DNA_PARAMETER_INVALID.
 */
export function pairwiseLR(
  a: Genotype,
  b: Genotype,
  kappa: Kappa,
  frequency: (allele: Allele) => number,
  theta: number,
): number {
  checkKappa(kappa);
  if (!(theta >= 0 && theta < 1)) throw fail('DNA_PARAMETER_INVALID', 'theta');
  const draw = (...alleles: Allele[]) => drawProbability(alleles, frequency, theta);
  let [related, unrelated] = [0, 0];
  for (const [i, j] of orders(a)) {
    for (const [m, o] of orders(b)) {
      const apart = draw(i, j, m, o);
      unrelated += apart;
      related += kappa[0] * apart;
      if (i === m) related += kappa[1] * draw(i, j, o);
      if (i === m && j === o) related += kappa[2] * draw(i, j);
    }
  }
  return related / unrelated;
}

/** The two ways to say which allele came from which parent; one for a homozygote. */
function orders([a, b]: Genotype): readonly Genotype[] {
  return a === b
    ? [[a, b]]
    : [
        [a, b],
        [b, a],
      ];
}

function checkKappa(kappa: Kappa): void {
  const sum = kappa[0] + kappa[1] + kappa[2];
  if (kappa.some((value) => !(value >= 0)) || Math.abs(sum - 1) > 1e-9) throw fail('DNA_PARAMETER_INVALID', 'kappa');
}
