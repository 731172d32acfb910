/** What is asked about remains: which profiles of the file are remains, and which are relatives of whom. */
import type { DnaPedigree, DnaRemainsRequest } from '@ipse/protocol';
import { frequenciesOf, labelOf, weighable } from './dna-draft.ts';
import type { FileProfile } from './dna-draft.ts';

export const roles = ['none', 'remains', 'father', 'mother', 'sibling', 'child'] as const;
export type Role = (typeof roles)[number];

export const roleWords: Readonly<Record<Role, string>> = {
  none: 'Left out',
  remains: 'Remains',
  father: 'Father of',
  mother: 'Mother of',
  sibling: 'Full sibling of',
  child: 'Child of',
};

export interface RemainsPart {
  readonly role: Role;
  /** Whom a relative looks for. */
  readonly missing: string;
}

export interface RemainsDraft {
  /** By label of the profile. */
  readonly parts: Readonly<Record<string, RemainsPart>>;
  /** Of missing persons, by name. */
  readonly sexes: Readonly<Record<string, Sex>>;
  readonly frequencies: string;
  readonly priorOdds: string;
}

export type Sex = 'male' | 'female' | 'unknown';

export const firstRemainsDraft: RemainsDraft = { parts: {}, sexes: {}, frequencies: 'nist1036/All', priorOdds: '1' };

/** Categories of the file say what a profile most likely is. */
export function partOf(draft: RemainsDraft, profile: FileProfile): RemainsPart {
  const role = profile.category === 'remains' ? 'remains' : 'none';
  return draft.parts[labelOf(profile)] ?? { role, missing: '' };
}

export const isRelative = (role: Role): boolean => role !== 'none' && role !== 'remains';

/** By amelogenin. */
export function sexOf({ markers }: FileProfile): Sex {
  const amelogenin = markers.Amelogenin ?? [];
  if (amelogenin.includes('Y')) return 'male';
  return amelogenin.includes('X') ? 'female' : 'unknown';
}

/** Names that relatives look for, in the order of the file. */
export const missingOf = (draft: RemainsDraft, profiles: readonly FileProfile[]): string[] => [
  ...new Set(
    profiles
      .map((profile) => partOf(draft, profile))
      .filter(({ role, missing }) => isRelative(role) && missing.trim() !== '')
      .map(({ missing }) => missing.trim()),
  ),
];

/** Undefined while there are no remains, nobody is looked for, or whoever has a child has no sex. */
export function toRemainsRequest(draft: RemainsDraft, profiles: readonly FileProfile[]): DnaRemainsRequest | undefined {
  const priorOdds = Number(draft.priorOdds);
  const found = profiles.filter((profile) => partOf(draft, profile).role === 'remains');
  const missing = missingOf(draft, profiles);
  if (!(priorOdds > 0) || found.length === 0 || found.length > 24 || missing.length === 0) return undefined;
  const families = missing.map((name) => familyOf(draft, name, profiles));
  if (families.includes(undefined)) return undefined;
  return {
    remains: found.map((profile) => ({ id: labelOf(profile), sex: sexOf(profile), profile: weighable(profile) })),
    families: families.filter((family) => family !== undefined),
    ...{ ...frequenciesOf(draft.frequencies), priorOdds, best: 5 },
    // A mutation may hide a parent: it is no exclusion.
    mutation: { model: 'proportional', rate: 0.002 },
  };
}

type Family = DnaRemainsRequest['families'][number];
type Member = DnaPedigree['members'][number];

/** The missing person with both parents, and a partner where there are children. */
function familyOf(draft: RemainsDraft, name: string, profiles: readonly FileProfile[]): Family | undefined {
  const relatives = profiles.filter((profile) => {
    const { role, missing } = partOf(draft, profile);
    return isRelative(role) && missing.trim() === name;
  });
  const sex = draft.sexes[name] ?? 'unknown';
  const idOf = (role: 'father' | 'mother') => {
    const typed = relatives.filter((profile) => partOf(draft, profile).role === role);
    return typed.length > 1 ? undefined : typed.length === 1 ? labelOf(typed[0]) : `${role} of ${name}`;
  };
  const [father, mother] = [idOf('father'), idOf('mother')];
  if (father === undefined || mother === undefined) return undefined;
  const members: Member[] = [
    { id: father, sex: 'male' },
    { id: mother, sex: 'female' },
    { id: name, sex, father, mother },
  ];
  const children = relatives.filter((profile) => partOf(draft, profile).role === 'child');
  if (children.length > 0 && sex === 'unknown') return undefined;
  const partner = `partner of ${name}`;
  if (children.length > 0) members.push({ id: partner, sex: sex === 'male' ? 'female' : 'male' });
  const parents = sex === 'male' ? { father: name, mother: partner } : { father: partner, mother: name };
  for (const child of children) members.push({ id: labelOf(child), sex: sexOf(child), ...parents });
  for (const sibling of relatives.filter((profile) => partOf(draft, profile).role === 'sibling'))
    members.push({ id: labelOf(sibling), sex: sexOf(sibling), father, mother });
  if (new Set(members.map(({ id }) => id)).size !== members.length) return undefined;
  const typed = Object.fromEntries(relatives.map((profile) => [labelOf(profile), weighable(profile)]));
  return { id: name, pedigree: { members }, profiles: typed, missing: [name] };
}
