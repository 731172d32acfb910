/** Where a sealed item belongs, as the associated data of its envelope: an item moved elsewhere does not open. */
import type { EncounterId, PersonId, RealmId } from '@ipse/core';

/** The item within its realm; whatever is absent is said to be absent, which differs from empty. */
export interface Place {
  /** `image`, `template`, `encounter-body`, `task-request`, ... */
  readonly kind: string;
  /** Version of the layout of the plain bytes. */
  readonly version: number;
  readonly person?: PersonId;
  readonly encounter?: EncounterId;
  /** The row that holds the item, so that two items of one encounter cannot change places. */
  readonly id?: string;
}

export interface RealmScope {
  readonly realm: RealmId;
  readonly region: string;
}

/** Each field as its length in four bytes and its UTF-8; an absent one has the length 0xffffffff and no bytes. */
export function encodePlace(scope: RealmScope, place: Place): Uint8Array {
  const { realm, region } = scope;
  const { person, encounter, kind, version, id } = place;
  return encodeFields(['ipse/place/1', realm, region, person, encounter, kind, String(version), id]);
}

/** The unambiguous encoding of a list of texts; also used before hashing. */
export function encodeFields(fields: readonly (string | undefined)[]): Uint8Array {
  const parts: Uint8Array[] = [];
  for (const field of fields) {
    const text = Buffer.from(field ?? '', 'utf8');
    const length = Buffer.alloc(4);
    length.writeUInt32BE(field === undefined ? 0xffff_ffff : text.length);
    parts.push(length, text);
  }
  return Buffer.concat(parts);
}
