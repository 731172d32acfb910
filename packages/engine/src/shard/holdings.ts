/** The references that one shard holds: who holds which, and an index for each modality and position. */
import type { Modality, TemplateIndex } from '@ipse/core';
import { UNKNOWN_POSITION } from '../types.ts';
import type { Change, Reference } from '../types.ts';
import { Register } from './register.ts';

export interface Holdings {
  /** Its numbers are those under which the indexes know the references. */
  readonly register: Omit<Register, 'add' | 'remove'>;
  /** Takes the newer state of each reference; a change that is older than what is known does nothing. */
  apply(changes: readonly Change[]): void;
  /** Of a reference that is readable. */
  templateOf(reference: number): unknown;
  /** The indexes in which a probe of this modality and position looks; of equals the lower id comes first in them. */
  indexesFor(modality: string, position: string): TemplateIndex<unknown>[];
}

/**
 * Removed ids whose version is remembered, so that an older upsert which comes late does not bring them back. Changes
 * overtake one another only among transactions that ran at the same time, hence a bound is enough.
 */
const REMOVED_MAX = 100_000;

export function createHoldings(modalities: ReadonlyMap<string, Modality>): Holdings {
  const register = new Register();
  const indexes = new Map<string, Map<string, TemplateIndex<unknown>>>();
  const removed = new Map<string, bigint>();

  const indexOf = (modality: Modality, position: string) => {
    const positions = indexes.get(modality.id) ?? new Map<string, TemplateIndex<unknown>>();
    indexes.set(modality.id, positions);
    const index = positions.get(position) ?? modality.createIndex((a, b) => register.order(a, b));
    positions.set(position, index);
    return index;
  };
  const indexWith = (reference: number) => {
    const { modality, position } = register.holdingOf(reference);
    return indexes.get(modality)?.get(position);
  };

  const drop = (reference: number) => {
    indexWith(reference)?.remove(reference);
    register.remove(reference);
  };

  const hold = (reference: Reference, version: bigint) => {
    const modality = modalities.get(reference.modality);
    const template = read(reference, modality);
    const number = register.add(reference, version, template !== undefined);
    if (modality === undefined || template === undefined) return;
    indexOf(modality, register.holdingOf(number).position).add(number, template);
  };

  const applyOne = (change: Change) => {
    const id = change.kind === 'upsert' ? change.reference.id : change.id;
    const held = register.find(id);
    const known = held === undefined ? removed.get(id) : register.versionOf(held);
    if (known !== undefined && change.version <= known) return;
    if (held !== undefined) drop(held);
    removed.delete(id);
    if (change.kind === 'upsert') hold(change.reference, change.version);
    else remember(removed, id, change.version);
  };

  return {
    register,
    apply: (changes) => changes.forEach(applyOne),
    templateOf: (reference) => indexWith(reference)?.get(reference),
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
