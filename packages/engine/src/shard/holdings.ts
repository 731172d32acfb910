/** The references that one shard holds, by id, by person, and by modality and position in an index each. */
import type { Modality, TemplateIndex } from '@ipse/core';
import { ALL_GALLERIES, UNKNOWN_POSITION } from '../types.ts';
import type { Change, Reference } from '../types.ts';
import { createProfiles } from './profiles.ts';
import type { Profile } from './profiles.ts';

export interface Held {
  readonly id: string;
  readonly personKey: string;
  readonly encounterKey: string;
  readonly modality: string;
  readonly position: string;
  readonly galleries: ReadonlySet<string>;
  readonly version: bigint;
  /** False when no registered modality reads its template; such a reference is counted and never searched. */
  readonly readable: boolean;
}

export interface Holdings {
  readonly byId: ReadonlyMap<string, Held>;
  readonly byPerson: ReadonlyMap<string, readonly Held[]>;
  /** How many persons hold what. */
  readonly profiles: ReadonlyMap<string, Profile>;
  /** Takes the newer state of each reference; a change that is older than what is known does nothing. */
  apply(changes: readonly Change[]): void;
  /** Of a reference that is readable. */
  templateOf(held: Held): unknown;
  /** The indexes in which a probe of this modality and position looks. */
  indexesFor(modality: string, position: string): TemplateIndex<unknown>[];
}

/**
 * Removed ids whose version is remembered, so that an older upsert which comes late does not bring them back. Changes
 * overtake one another only among transactions that ran at the same time, hence a bound is enough.
 */
const REMOVED_MAX = 100_000;

export function createHoldings(modalities: ReadonlyMap<string, Modality>): Holdings {
  const byId = new Map<string, Held>();
  const byPerson = new Map<string, readonly Held[]>();
  const profiles = createProfiles();
  const indexes = new Map<string, Map<string, TemplateIndex<unknown>>>();
  const removed = new Map<string, bigint>();
  const same = createSame();

  const indexOf = (modality: Modality, position: string) => {
    const positions = indexes.get(modality.id) ?? new Map<string, TemplateIndex<unknown>>();
    indexes.set(modality.id, positions);
    const index = positions.get(position) ?? modality.createIndex();
    positions.set(position, index);
    return index;
  };

  /** Arrays of just the length needed: most persons hold one or two, and there are millions of persons. */
  const setPerson = (personKey: string, change: (held: readonly Held[]) => readonly Held[]) => {
    const before = byPerson.get(personKey) ?? [];
    const after = change(before);
    profiles.change(before, after);
    if (after.length === 0) byPerson.delete(personKey);
    else byPerson.set(personKey, after);
  };

  const drop = (id: string) => {
    const held = byId.get(id);
    if (held === undefined) return;
    byId.delete(id);
    setPerson(held.personKey, (before) => before.filter((other) => other !== held));
    indexes.get(held.modality)?.get(held.position)?.remove(id);
  };

  const hold = (reference: Reference, version: bigint) => {
    const modality = modalities.get(reference.modality);
    const template = read(reference, modality);
    const held = toHeld(reference, version, template !== undefined, same, byPerson.get(reference.personKey) ?? []);
    byId.set(held.id, held);
    setPerson(held.personKey, (before) => [...before, held]);
    if (modality !== undefined && template !== undefined) indexOf(modality, held.position).add(held.id, template);
  };

  const applyOne = (change: Change) => {
    const id = change.kind === 'upsert' ? change.reference.id : change.id;
    const known = byId.get(id)?.version ?? removed.get(id);
    if (known !== undefined && change.version <= known) return;
    drop(id);
    removed.delete(id);
    if (change.kind === 'upsert') hold(change.reference, change.version);
    else remember(removed, id, change.version);
  };

  return {
    byId,
    byPerson,
    profiles: profiles.all,
    templateOf: ({ id, modality, position }) => indexes.get(modality)?.get(position)?.get(id),
    apply: (changes) => changes.forEach(applyOne),
    indexesFor(modality, position) {
      const positions = indexes.get(modality);
      if (positions === undefined) return [];
      return [...positions].filter(([other]) => comparable(position, other)).map(([, index]) => index);
    },
  };
}

/** A known position is compared with its own and with unknown ones, an unknown one with all. */
export function comparable(probePosition: string, referencePosition: string): boolean {
  return (
    probePosition === referencePosition || probePosition === UNKNOWN_POSITION || referencePosition === UNKNOWN_POSITION
  );
}

export function inGallery({ galleries }: Pick<Held, 'galleries'>, gallery: string): boolean {
  return gallery === ALL_GALLERIES || galleries.has(gallery);
}

/** One object for all equal names, and for all equal sets of galleries: each message brings copies of its own. */
interface Same {
  name(name: string): string;
  galleries(names: readonly string[]): ReadonlySet<string>;
}

function createSame(): Same {
  const names = new Map<string, string>();
  const sets = new Map<string, ReadonlySet<string>>();
  return {
    name(name) {
      const known = names.get(name) ?? name;
      names.set(known, known);
      return known;
    },
    galleries(galleries) {
      const key = JSON.stringify(galleries);
      const known = sets.get(key) ?? new Set(galleries);
      sets.set(key, known);
      return known;
    },
  };
}

/** What the person's `others` have in common with it, names and version, is taken from these. */
function toHeld(reference: Reference, version: bigint, readable: boolean, same: Same, others: readonly Held[]): Held {
  const { id, encounterKey, position = UNKNOWN_POSITION } = reference;
  const ofEncounter = others.find((other) => other.encounterKey === encounterKey);
  const ofVersion = others.find((other) => other.version === version);
  return {
    id,
    personKey: others.length > 0 ? others[0].personKey : reference.personKey,
    encounterKey: ofEncounter?.encounterKey ?? encounterKey,
    modality: same.name(reference.modality),
    position: same.name(position),
    galleries: same.galleries(reference.galleries),
    version: ofVersion?.version ?? version,
    readable,
  };
}

/** Any failure to read is the template's: another algorithm's, a newer layout, damage. It must not stop the others. */
function read(reference: Reference, modality: Modality | undefined): unknown {
  try {
    return modality?.decodeTemplate(reference.template);
  } catch {
    return undefined;
  }
}

function remember(removed: Map<string, bigint>, id: string, version: bigint): void {
  removed.set(id, version);
  if (removed.size <= REMOVED_MAX) return;
  for (const oldest of removed.keys()) {
    removed.delete(oldest);
    break;
  }
}
