/** Relationships of two people, A and B, as pedigrees: for what the formula of a pair cannot say, such as mutation. */
import type { Member, Pedigree } from './pedigree.ts';

/** Nobody's sex matters on an autosome; parents are told apart by their place. */
const one = (id: string, father?: string, mother?: string): Member =>
  father === undefined || mother === undefined ? { id, sex: 'unknown' } : { id, sex: 'unknown', father, mother };

const siblings = [one('f'), one('m'), one('p', 'f', 'm'), one('q', 'f', 'm')];
const cousins = [...siblings, one('v'), one('w')];

/** By the same names as `kappas`. */
export const relationshipPedigrees = {
  'parent-child': { members: [one('A'), one('m'), one('B', 'A', 'm')] },
  'full siblings': { members: [one('f'), one('m'), one('A', 'f', 'm'), one('B', 'f', 'm')] },
  'half siblings': { members: [one('f'), one('m'), one('n'), one('A', 'f', 'm'), one('B', 'f', 'n')] },
  'grandparent-grandchild': {
    members: [one('A'), one('m'), one('p', 'A', 'm'), one('w'), one('B', 'p', 'w')],
  },
  'uncle-nephew': {
    members: [one('f'), one('m'), one('A', 'f', 'm'), one('p', 'f', 'm'), one('w'), one('B', 'p', 'w')],
  },
  'first cousins': { members: [...cousins, one('A', 'p', 'v'), one('B', 'q', 'w')] },
  'second cousins': {
    members: [
      ...[...cousins, one('r', 'p', 'v'), one('s', 'q', 'w'), one('x'), one('y')],
      ...[one('A', 'r', 'x'), one('B', 's', 'y')],
    ],
  },
  unrelated: { members: [one('A'), one('B')] },
} as const satisfies Readonly<Record<string, Pedigree>>;
