/**
 * Two relatives at a locus with mutation, by formula: what a pedigree of the two gives, in a thousandth of the time. A
 * database needs it for every genotype that somebody has.
 *
 * Of each person one gene is tied to one of the other's, and the second to the second: the probability of two genotypes
 * is the sum, over which gene is which, of `first` at one pair times `second` at the other. Untyped parents stand in the
 * pedigree: a gene has mutated once for each birth, also where the population does not stay as it is.
 */
import type { Relationship } from '../case/kinship.ts';
import type { LocusFrequencies } from '../frequencies/frequencies.ts';
import type { Allele } from '../profile/allele.ts';
import type { Genotype } from '../profile/genotype.ts';
import { mutationMatrix } from '../statistics/mutation.ts';
import type { MutationModel } from '../statistics/mutation.ts';

/** Row by row: an allele of the one, an allele of the other. */
type Joint = Float64Array;

interface Linked {
  readonly first: Joint;
  readonly second: Joint;
}

/** log10 LR of the relationship against none, of two genotypes whose alleles all stand in the table. */
export function linkedGenes(
  relationship: Relationship,
  table: LocusFrequencies,
  mutation: MutationModel,
): (a: Genotype, b: Genotype) => number {
  const frequencies = Float64Array.from(table.frequency.values());
  const indexOf = new Map([...table.frequency.keys()].map((allele, i) => [allele, i]));
  const n = frequencies.length;
  const { first, second } = link(relationship, frequencies, mutationMatrix(mutation, table));
  const at = (allele: Allele) => indexOf.get(allele)!;
  return (a, b) => {
    const [i, j, k, l] = [at(a[0]), at(a[1]), at(b[0]), at(b[1])];
    const term = (x: number, y: number, u: number, v: number) => first[x * n + u] * second[y * n + v];
    let related = term(i, j, k, l);
    if (i !== j) related += term(j, i, k, l);
    if (k !== l) related += term(i, j, l, k);
    if (i !== j && k !== l) related += term(j, i, l, k);
    const alone = (x: number, y: number) => (x === y ? 1 : 2) * frequencies[x] * frequencies[y];
    return Math.log10(related / (alone(i, j) * alone(k, l)));
  };
}

/** `m` passes a gene on once; `p`, `q`, `q2`, `q3` are a founder's gene, and the same after one, two, three births. */
function link(relationship: Relationship, p: Float64Array, m: Float64Array): Linked {
  const n = p.length;
  const q = product(p, m, n);
  const q2 = product(q, m, n);
  const apart = outer(q, q);
  switch (relationship) {
    case 'parent-child':
      return { first: product(diagonal(p), m, n), second: outer(p, q) };
    case 'full siblings':
      return { first: ofOneParent(p, m, q), second: ofOneParent(p, m, q) };
    case 'half siblings':
      return { first: ofOneParent(p, m, q), second: apart };
    case 'grandparent-grandchild': {
      const through = product(product(diagonal(p), m, n), m, n);
      return { first: mix([0.5, through], [0.5, outer(p, q2)]), second: outer(p, q) };
    }
    case 'uncle-nephew':
      return { first: product(ofOneParent(p, m, q), m, n), second: apart };
    case 'first cousins':
      return { first: ofCousins(p, m), second: apart };
    case 'second cousins': {
      const q3 = product(q2, m, n);
      const through = onBothSides(ofCousins(p, m), m, n);
      const parts = [through, outer(q3, q2), outer(q2, q3), outer(q2, q2)];
      return { first: mix(...parts.map((part) => [0.25, part] as const)), second: apart };
    }
  }
}

/** A gene each that one parent passed to two children: the same of the parent's, or one of each. */
function ofOneParent(p: Float64Array, m: Float64Array, q: Float64Array): Joint {
  return mix([0.5, onBothSides(diagonal(p), m, p.length)], [0.5, outer(q, q)]);
}

/** A gene each that two siblings passed to a child of theirs. */
function ofCousins(p: Float64Array, m: Float64Array): Joint {
  const q = product(p, m, p.length);
  const q2 = product(q, m, p.length);
  return mix([0.5, onBothSides(ofOneParent(p, m, q), m, p.length)], [0.5, outer(q2, q2)]);
}

/** Rows of `a` (a vector is one row) times `m`. */
function product(a: Float64Array, m: Float64Array, n: number): Float64Array {
  const into = new Float64Array(a.length);
  for (let row = 0; row < a.length; row += n) {
    for (let k = 0; k < n; k++) {
      const value = a[row + k];
      if (value === 0) continue;
      for (let to = 0; to < n; to++) into[row + to] += value * m[k * n + to];
    }
  }
  return into;
}

/** Both genes of a joint passed on once more. */
const onBothSides = (joint: Joint, m: Float64Array, n: number): Joint =>
  transposed(product(transposed(product(joint, m, n), n), m, n), n);

const transposed = (a: Float64Array, n: number) => a.map((_, i) => a[(i % n) * n + Math.floor(i / n)]);

function diagonal(p: Float64Array): Joint {
  const into = new Float64Array(p.length ** 2);
  p.forEach((value, i) => (into[i * (p.length + 1)] = value));
  return into;
}

const outer = (a: Float64Array, b: Float64Array): Joint =>
  new Float64Array(a.length * b.length).map((_, i) => a[Math.floor(i / b.length)] * b[i % b.length]);

const mix = (...parts: readonly (readonly [number, Joint])[]): Joint =>
  parts[0][1].map((_, i) => parts.reduce((sum, [weight, joint]) => sum + weight * joint[i], 0));
