/** Pedigrees of two people, A and B, by the usual names of their relationships. */
import type { Member, Pedigree } from '../pedigree/pedigree.ts';

export const man = (id: string, father?: string, mother?: string): Member => person('male', id, father, mother);
export const woman = (id: string, father?: string, mother?: string): Member => person('female', id, father, mother);
function person(sex: 'male' | 'female', id: string, father?: string, mother?: string): Member {
  return father === undefined || mother === undefined ? { id, sex } : { id, sex, father, mother };
}

const [f, m] = [man('f'), woman('m')];
const uncle = [f, m, man('A', 'f', 'm'), man('p', 'f', 'm'), woman('w'), man('B', 'p', 'w')];
export const pairs: Readonly<Record<string, Pedigree>> = {
  PO: { members: [man('A'), m, man('B', 'A', 'm')] },
  FS: { members: [f, m, man('A', 'f', 'm'), man('B', 'f', 'm')] },
  HS: { members: [f, m, woman('n'), man('A', 'f', 'm'), man('B', 'f', 'n')] },
  GP: { members: [man('A'), m, man('p', 'A', 'm'), woman('w'), man('B', 'p', 'w')] },
  AV: { members: uncle },
  FC: {
    members: [
      f,
      m,
      man('p', 'f', 'm'),
      man('q', 'f', 'm'),
      woman('v'),
      woman('w'),
      man('A', 'p', 'v'),
      man('B', 'q', 'w'),
    ],
  },
  SC: {
    members: [
      ...[f, m, man('p', 'f', 'm'), man('q', 'f', 'm'), woman('v'), woman('w'), man('r', 'p', 'v'), man('s', 'q', 'w')],
      ...[woman('x'), woman('y'), man('A', 'r', 'x'), man('B', 's', 'y')],
    ],
  },
};

export const strangers: Pedigree = { members: [man('A'), man('B')] };
