/** The references that one shard holds, by id, by person, and by modality and position in an index each. */
import type { Modality, TemplateIndex } from '@ipse/core';
import { ALL_GALLERIES, UNKNOWN_POSITION } from '../types.ts';
import type { Change, Reference } from '../types.ts';

export interface Held {
  readonly id: string;
  readonly personKey: string;
  readonly encounterKey: string;
  readonly modality: string;
  readonly position: string;
  readonly galleries: ReadonlySet<string>;
  readonly version: bigint;
  /** Undefined when no registered modality reads it; such a reference is counted and never searched. */
  readonly template: unknown;
}

export interface Holdings {
  readonly byId: ReadonlyMap<string, Held>;
  readonly byPerson: ReadonlyMap<string, ReadonlySet<Held>>;
  /** Takes the newer state of each reference; a change that is older than what is known does nothing. */
  apply(changes: readonly Change[]): void;
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
  const byPerson = new Map<string, Set<Held>>();
  const indexes = new Map<string, Map<string, TemplateIndex<unknown>>>();
  const removed = new Map<string, bigint>();

  const indexOf = (modality: Modality, position: string) => {
    const positions = indexes.get(modality.id) ?? new Map<string, TemplateIndex<unknown>>();
    indexes.set(modality.id, positions);
    const index = positions.get(position) ?? modality.createIndex();
    positions.set(position, index);
    return index;
  };

  const drop = (id: string) => {
    const held = byId.get(id);
    if (held === undefined) return;
    byId.delete(id);
    const ofPerson = byPerson.get(held.personKey);
    ofPerson?.delete(held);
    if (ofPerson?.size === 0) byPerson.delete(held.personKey);
    indexes.get(held.modality)?.get(held.position)?.remove(id);
  };

  const hold = (reference: Reference, version: bigint) => {
    const modality = modalities.get(reference.modality);
    const held = toHeld(reference, version, modality);
    byId.set(held.id, held);
    const ofPerson = byPerson.get(held.personKey) ?? new Set();
    byPerson.set(held.personKey, ofPerson.add(held));
    if (modality !== undefined && held.template !== undefined)
      indexOf(modality, held.position).add(held.id, held.template);
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

export function inGallery(held: Held, gallery: string): boolean {
  return gallery === ALL_GALLERIES || held.galleries.has(gallery);
}

function toHeld(reference: Reference, version: bigint, modality: Modality | undefined): Held {
  const { id, personKey, encounterKey, position = UNKNOWN_POSITION } = reference;
  const galleries = new Set(reference.galleries);
  return {
    id,
    personKey,
    encounterKey,
    modality: reference.modality,
    position,
    galleries,
    version,
    template: read(reference, modality),
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
