/** The pedigree of each relationship that can be claimed, as it is drawn; A and B are the two with a profile. */
import type { PedigreeMember } from '@ipse/ui';
import type { DnaKinshipRequest } from '@ipse/protocol';

const man = (id: string, parents?: readonly [string, string]): PedigreeMember => ({
  ...{ id, sex: 'male' },
  ...(parents ? { parents } : {}),
});
const woman = (id: string, parents?: readonly [string, string]): PedigreeMember => ({
  ...{ id, sex: 'female' },
  ...(parents ? { parents } : {}),
});
const typed = (id: 'A' | 'B', parents?: readonly [string, string]): PedigreeMember => ({
  ...{ id, sex: 'unknown', isTyped: true },
  ...(parents ? { parents } : {}),
});
const couple = [man('f'), woman('m')] as const;
const siblings = [man('s1', ['f', 'm']), woman('s2', ['f', 'm'])] as const;

export const relationshipPedigrees: Readonly<Record<DnaKinshipRequest['relationship'], readonly PedigreeMember[]>> = {
  'parent-child': [typed('A'), woman('o'), typed('B', ['A', 'o'])],
  'full siblings': [...couple, typed('A', ['f', 'm']), typed('B', ['f', 'm'])],
  'half siblings': [woman('m1'), man('f'), woman('m2'), typed('A', ['f', 'm1']), typed('B', ['f', 'm2'])],
  'grandparent-grandchild': [typed('A'), woman('o'), man('p', ['A', 'o']), woman('q'), typed('B', ['p', 'q'])],
  'uncle-nephew': [...couple, typed('A', ['f', 'm']), siblings[1], man('q'), typed('B', ['s2', 'q'])],
  'first cousins': [
    ...[...couple, woman('p1'), ...siblings, man('p2')],
    ...[typed('A', ['s1', 'p1']), typed('B', ['s2', 'p2'])],
  ],
  'second cousins': [
    ...[...couple, woman('p1'), ...siblings, man('p2')],
    ...[woman('q1'), man('c1', ['s1', 'p1']), woman('c2', ['s2', 'p2']), man('q2')],
    ...[typed('A', ['c1', 'q1']), typed('B', ['c2', 'q2'])],
  ],
};
