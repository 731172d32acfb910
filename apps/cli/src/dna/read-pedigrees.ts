/** Pedigrees from a file of lines `pedigree,id,sex,father,mother`. */
import type { Member, Pedigree } from '@ipse/dna';
import { fail } from '../errors.ts';
import type { NamedProfile } from './read-profiles.ts';
import { headerOf, rowsBelowHeader } from './written-table.ts';

const header = 'pedigree,id,sex,father,mother';

/** The first named is the claim, the second its rival. Errors: CLI_PEDIGREES_INVALID. */
export function readPedigrees(text: string, file: string): readonly [Pedigree, Pedigree] {
  const [first, second, ...others] = readFamilies(text, file).values();
  if (!first || !second || others.length > 0)
    throw fail('CLI_PEDIGREES_INVALID', `${file}: the file names two pedigrees`);
  return [first, second];
}

/**
 * By name, in the order of the file. Errors: CLI_PEDIGREES_INVALID with the line. What the lines mean together is checked
 * where it is used.
 */
export function readFamilies(text: string, file: string): ReadonlyMap<string, Pedigree> {
  const at = (line: number, why: string) => fail('CLI_PEDIGREES_INVALID', `${file}, line ${line}: ${why}`);
  if (headerOf(text) !== header) throw at(1, 'the header');
  const members = new Map<string, Member[]>();
  for (const { line, cells } of rowsBelowHeader(text, 5, at)) {
    const [pedigree, id = '', sex = '', father = '', mother = ''] = cells;
    if (pedigree === '' || id === '') throw at(line, 'no pedigree, or no id');
    if (sex !== 'male' && sex !== 'female' && sex !== 'unknown') throw at(line, 'sex is male, female or unknown');
    const parents = { ...(father === '' ? {} : { father }), ...(mother === '' ? {} : { mother }) };
    members.set(pedigree, [...(members.get(pedigree) ?? []), { id, sex, ...parents }]);
  }
  return new Map([...members].map(([pedigree, each]) => [pedigree, { members: each }]));
}

/**
 * Profiles of members, and the names of samples that neither pedigree has. Whoever only one of them names stays: there it is
 * a fault. Errors: CLI_SAMPLE_UNKNOWN when nobody is typed.
 */
export function membersOf(
  profiles: readonly NamedProfile[],
  pedigrees: readonly Pedigree[],
): { readonly members: readonly NamedProfile[]; readonly others: readonly string[] } {
  const ids = new Set(pedigrees.flatMap(({ members }) => members.map(({ id }) => id)));
  const members = profiles.filter(({ sample }) => ids.has(sample));
  if (members.length === 0) throw fail('CLI_SAMPLE_UNKNOWN', 'no member of the pedigrees has a profile');
  return { members, others: profiles.flatMap(({ sample }) => (ids.has(sample) ? [] : [sample])) };
}
