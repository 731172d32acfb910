import { expect, it } from 'vitest';
import { firstRemainsDraft, toRemainsRequest } from './remains-draft.ts';
import type { RemainsDraft, RemainsPart } from './remains-draft.ts';

const profile = (name: string, sex: 'X' | 'Y') => ({
  ...{ name, unknownMarkers: [], markers: { Amelogenin: ['X', sex], TH01: ['6', '9.3'], FGA: ['20', '*'] } },
});
const file = [
  { ...profile('body', 'Y'), category: 'remains' as const },
  profile('Ann', 'X'),
  profile('Bo', 'Y'),
  profile('Cy', 'Y'),
];
const parts: Record<string, RemainsPart> = {
  Ann: { role: 'mother', missing: 'Doe' },
  Bo: { role: 'sibling', missing: 'Doe' },
  Cy: { role: 'child', missing: ' Doe ' },
};
const draft: RemainsDraft = { ...firstRemainsDraft, parts, sexes: { Doe: 'male' } };

it('makes a family of what relatives are to the missing, with parents and a partner who are not typed', () => {
  const request = toRemainsRequest(draft, file)!;
  expect(request.remains).toMatchObject([{ id: 'body', sex: 'male' }]);
  expect(Object.keys(request.remains[0].profile)).not.toContain('FGA');
  const [family] = request.families;
  expect(family).toMatchObject({ id: 'Doe', missing: ['Doe'] });
  expect(Object.keys(family.profiles)).toEqual(['Ann', 'Bo', 'Cy']);
  expect(family.pedigree.members).toEqual([
    { id: 'father of Doe', sex: 'male' },
    { id: 'Ann', sex: 'female' },
    { id: 'Doe', sex: 'male', father: 'father of Doe', mother: 'Ann' },
    { id: 'partner of Doe', sex: 'female' },
    { id: 'Cy', sex: 'male', father: 'Doe', mother: 'partner of Doe' },
    { id: 'Bo', sex: 'male', father: 'father of Doe', mother: 'Ann' },
  ]);
});

it.each<[string, Partial<RemainsDraft>]>([
  ['nobody is looked for', { parts: {} }],
  ['a parent of a child has no sex', { sexes: {} }],
  ['the odds are none', { priorOdds: '0' }],
  ['there are two mothers', { parts: { ...parts, Bo: { role: 'mother', missing: 'Doe' } } }],
  ['a relative is also the missing person', { parts: { ...parts, Bo: { role: 'sibling', missing: 'Bo' } } }],
])('asks nothing while %s', (_, change) => {
  expect(toRemainsRequest({ ...draft, ...change }, file)).toBeUndefined();
});
