/**
 * Opaque identifiers. Inside Ipse every id is a random UUID; an id that a client chose (an OSIA personId, say) is
 * personal data, stays sealed, and is looked up by a keyed hash. Brands keep a person's id from being passed where an
 * encounter's is meant.
 */
declare const brand: unique symbol;

/** A value of type `T` that may only be used where `Name` is asked for. */
export type Branded<T, Name extends string> = T & { readonly [brand]: Name };

export type RealmId = Branded<string, 'RealmId'>;
export type PersonId = Branded<string, 'PersonId'>;
export type EncounterId = Branded<string, 'EncounterId'>;
/** A named set of encounters; the name is chosen by the realm's owner and is not personal data. */
export type GalleryId = Branded<string, 'GalleryId'>;
export type SampleId = Branded<string, 'SampleId'>;
export type TemplateId = Branded<string, 'TemplateId'>;

/** Fills a buffer with random bytes; handed in so that pure code stays reproducible. */
export type RandomBytes = (length: number) => Uint8Array;

/** Milliseconds since the Unix epoch; handed in so that pure code stays reproducible. */
export type ClockMs = () => number;

/**
 * A UUID of version 7 (RFC 9562 clause 5.7): 48 bits of milliseconds, then 74 random bits, so that rows made together
 * lie together in an index.
 */
export function uuidV7(nowMs: number, randomBytes: RandomBytes): string {
  const bytes = new Uint8Array(16);
  bytes.set(randomBytes(16));
  let rest = Math.floor(nowMs);
  for (let i = 5; i >= 0; i--) {
    bytes[i] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  bytes[6] = 0x70 | (bytes[6] & 0x0f);
  bytes[8] = 0x80 | (bytes[8] & 0x3f);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
