/** A pedigree: who descends from whom. */
import { fail } from '../errors.ts';

export interface Member {
  readonly id: string;
  readonly sex: 'male' | 'female' | 'unknown';
  /** Both or none; somebody without parents is a founder. */
  readonly father?: string;
  readonly mother?: string;
}

export interface Pedigree {
  readonly members: readonly Member[];
  /** Groups of identical twins (or more of one birth), by id. */
  readonly identical?: readonly (readonly string[])[];
}

/** Members such that parents come before their children. Errors: DNA_PEDIGREE_INVALID. */
export function inOrderOfBirth(pedigree: Pedigree): Member[] {
  const byId = new Map(pedigree.members.map((member) => [member.id, member]));
  if (byId.size !== pedigree.members.length) throw fail('DNA_PEDIGREE_INVALID', 'somebody stands in it twice');
  for (const member of pedigree.members) checkParents(member, byId);
  checkTwins(pedigree, byId);
  const ordered: Member[] = [];
  const done = new Set<string>();
  let waiting = [...pedigree.members];
  while (waiting.length > 0) {
    const ready = waiting.filter(
      ({ father, mother }) => father === undefined || (done.has(father) && done.has(mother!)),
    );
    if (ready.length === 0) throw fail('DNA_PEDIGREE_INVALID', 'somebody descends from themselves');
    for (const member of ready) done.add(member.id);
    ordered.push(...ready);
    waiting = waiting.filter(({ id }) => !done.has(id));
  }
  return ordered;
}

function checkParents({ father, mother }: Member, byId: ReadonlyMap<string, Member>): void {
  if (father === undefined && mother === undefined) return;
  if (father === undefined || mother === undefined) throw fail('DNA_PEDIGREE_INVALID', 'one parent is missing');
  const [he, she] = [byId.get(father), byId.get(mother)];
  if (!he || !she) throw fail('DNA_PEDIGREE_INVALID', 'a parent does not stand in it');
  if (he.sex === 'female' || she.sex === 'male' || father === mother)
    throw fail('DNA_PEDIGREE_INVALID', 'the sex of a parent');
}

function checkTwins({ identical = [] }: Pedigree, byId: ReadonlyMap<string, Member>): void {
  const seen = new Set<string>();
  for (const group of identical) {
    const members = group.map((id) => byId.get(id));
    const [first] = members;
    const alike = members.every(
      (member) =>
        member && member.father === first?.father && member.mother === first?.mother && member.sex === first?.sex,
    );
    if (!alike || group.some((id) => seen.has(id))) throw fail('DNA_PEDIGREE_INVALID', 'identical twins that differ');
    group.forEach((id) => seen.add(id));
  }
}
