/** Enrolled profiles by gallery, a database each, kept as a change feed tells: repetition and order do not matter. */
import type { DnaReference } from '../profile/reference.ts';
import { decodeReference } from '../profile/reference.ts';
import { DnaDatabase } from './database.ts';

/** The gallery that holds everybody. */
export const allDna = 'ALL';

export interface EnrolledProfile {
  readonly id: string;
  readonly personKey: string;
  readonly encounterKey: string;
  readonly galleries: readonly string[];
  /** As `encodeReference` made it. */
  readonly template: Uint8Array;
}

export type DnaChange =
  | { readonly kind: 'upsert'; readonly version: bigint; readonly reference: EnrolledProfile }
  | { readonly kind: 'remove'; readonly version: bigint; readonly id: string };

interface Held extends Omit<EnrolledProfile, 'id' | 'template'> {
  readonly version: bigint;
  readonly isReadable: boolean;
}

/** Changes overtake one another only among transactions that ran at the same time: a bound is enough. */
const removedMax = 100_000;

export class DnaGalleries {
  readonly #databases = new Map<string, DnaDatabase>();
  readonly #held = new Map<string, Held>();
  readonly #removed = new Map<string, bigint>();

  get size(): number {
    return this.#held.size;
  }

  /** References whose template cannot be read; they are never searched. */
  get unreadable(): number {
    let count = 0;
    for (const { isReadable } of this.#held.values()) if (!isReadable) count++;
    return count;
  }

  apply(changes: readonly DnaChange[]): void {
    for (const change of changes) {
      const id = change.kind === 'upsert' ? change.reference.id : change.id;
      const known = this.#held.get(id)?.version ?? this.#removed.get(id);
      if (known !== undefined && known >= change.version) continue;
      this.#forget(id);
      if (change.kind === 'upsert') this.#keep(change.reference, change.version);
      else this.#remember(id, change.version);
    }
  }

  /** Of a gallery that nobody is in, an empty one. */
  database(gallery: string): DnaDatabase {
    return this.#databases.get(gallery) ?? new DnaDatabase();
  }

  ownerOf(id: string): Pick<EnrolledProfile, 'personKey' | 'encounterKey'> | undefined {
    return this.#held.get(id);
  }

  #keep({ id, template, personKey, encounterKey, galleries }: EnrolledProfile, version: bigint): void {
    this.#removed.delete(id);
    const read = readable(template);
    this.#held.set(id, { version, personKey, encounterKey, galleries, isReadable: read !== undefined });
    if (!read) return;
    for (const gallery of [allDna, ...galleries]) {
      const database = this.#databases.get(gallery) ?? new DnaDatabase();
      this.#databases.set(gallery, database);
      database.add(id, read.category, read.profile);
    }
  }

  #forget(id: string): void {
    const held = this.#held.get(id);
    if (!held) return;
    for (const gallery of [allDna, ...held.galleries]) {
      const database = this.#databases.get(gallery);
      database?.remove(id);
      if (database?.size === 0) this.#databases.delete(gallery);
    }
    this.#held.delete(id);
  }

  #remember(id: string, version: bigint): void {
    this.#removed.set(id, version);
    if (this.#removed.size <= removedMax) return;
    const [oldest] = this.#removed.keys();
    this.#removed.delete(oldest);
  }
}

function readable(template: Uint8Array): DnaReference | undefined {
  try {
    return decodeReference(template);
  } catch {
    return undefined;
  }
}
