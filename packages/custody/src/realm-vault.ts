/**
 * The keys of one realm at work: the root key wraps the realm key, which wraps one key per person, which seals what is
 * held of that person. Keys for different uses are derived apart (HKDF, RFC 5869).
 */
import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { assert, isCodedError } from '@ipse/core';
import type { PersonId, RandomBytes, RealmId } from '@ipse/core';
import { keyBytes, openEnvelope, sealEnvelope } from './envelope.ts';
import { fail } from './errors.ts';
import { KeyCache } from './key-cache.ts';
import { encodeFields, encodePlace } from './place.ts';
import type { Place, RealmScope } from './place.ts';
import type { RootKey } from './root-key.ts';

const wrapVersion = 1;
const cachedKeysMax = 4096;

/** A person's key as it lies in the store: sealed under the realm key. Deleting it makes all that it sealed unreadable. */
export interface PersonKey {
  readonly person: PersonId;
  readonly wrapped: Uint8Array;
}

/** Where an item of a person belongs; the person is named by the key. */
export type PersonPlace = Omit<Place, 'person'>;
/** Where an item of the realm itself belongs: a task, a search, an event. The id is that of its row. */
export type RecordPlace = Pick<Place, 'kind' | 'version'> & { readonly id: string };

export interface RealmVault {
  readonly realm: RealmId;
  readonly region: string;
  /** A fresh key for a person, wrapped. */
  newPersonKey(person: PersonId): PersonKey;
  seal(key: PersonKey, place: PersonPlace, plain: Uint8Array): Uint8Array;
  /** Errors: CUSTODY_SEAL_BROKEN, CUSTODY_SEAL_NEWER. */
  open(key: PersonKey, place: PersonPlace, sealed: Uint8Array): Uint8Array;
  sealRecord(place: RecordPlace, plain: Uint8Array): Uint8Array;
  /** Errors: CUSTODY_SEAL_BROKEN, CUSTODY_SEAL_NEWER. */
  openRecord(place: RecordPlace, sealed: Uint8Array): Uint8Array;
  /** Keyed hash (HMAC-SHA256) by which a value that is stored sealed can still be looked up. `field` says which value. */
  blindIndex(field: string, value: string): Buffer;
  /** A 256-bit secret of the realm for one named use, for example to sign access tokens. */
  deriveSecret(use: string): Uint8Array;
  /** Drops a deleted person's key from memory. */
  forget(person: PersonId): void;
  /** Zeroes every key; later calls are a mistake of the caller. */
  close(): void;
}

/** Makes a realm's key and wraps it under the owner's root key. */
export async function createRealmKey(
  root: RootKey,
  scope: RealmScope,
  random: RandomBytes = randomBytes,
): Promise<Uint8Array> {
  const key = random(keyBytes);
  try {
    return await root.wrap(key, realmKeyPlace(scope));
  } finally {
    key.fill(0);
  }
}

/** Unwraps a realm's key. Errors: CUSTODY_REALM_KEY_FOREIGN when the root key, the realm or the region is another. */
export async function openRealm(root: RootKey, scope: RealmScope, wrapped: Uint8Array): Promise<RealmVault> {
  try {
    return createVault(scope, await root.unwrap(wrapped, realmKeyPlace(scope)));
  } catch (error) {
    if (isCodedError(error) && error.code === 'CUSTODY_SEAL_BROKEN') {
      throw fail('CUSTODY_REALM_KEY_FOREIGN', undefined, error);
    }
    throw error;
  }
}

const realmKeyPlace = (scope: RealmScope) => encodePlace(scope, { kind: 'realm-key', version: wrapVersion });

function createVault(scope: RealmScope, realmKey: Uint8Array, random: RandomBytes = randomBytes): RealmVault {
  const wrapping = derive(realmKey, 'wrap-person-key');
  const indexing = derive(realmKey, 'blind-index');
  const records = derive(realmKey, 'seal-record');
  const secrets = derive(realmKey, 'secret');
  realmKey.fill(0);
  const cache = new KeyCache(cachedKeysMax);
  let open = true;

  const personKeyPlace = (person: PersonId) => encodePlace(scope, { kind: 'person-key', version: wrapVersion, person });
  const personKey = ({ person, wrapped }: PersonKey) => {
    assert(open, 'the vault is open');
    return cache.get(person, () => openEnvelope(wrapping, personKeyPlace(person), wrapped));
  };
  // A key of its own for each record: random nonces never come near their bound, however many records there are.
  const withRecordKey = <T>(place: RecordPlace, work: (key: Uint8Array) => T): T => {
    assert(open, 'the vault is open');
    const key = derive(records, Buffer.from(encodeFields([place.kind, place.id])).toString('latin1'));
    try {
      return work(key);
    } finally {
      key.fill(0);
    }
  };

  return {
    ...scope,
    newPersonKey(person) {
      assert(open, 'the vault is open');
      const key = random(keyBytes);
      const wrapped = sealEnvelope(wrapping, personKeyPlace(person), key);
      cache.put(person, key);
      return { person, wrapped };
    },
    seal: (key, place, plain) =>
      sealEnvelope(personKey(key), encodePlace(scope, { ...place, person: key.person }), plain),
    open: (key, place, sealed) =>
      openEnvelope(personKey(key), encodePlace(scope, { ...place, person: key.person }), sealed),
    sealRecord: (place, plain) => withRecordKey(place, (key) => sealEnvelope(key, encodePlace(scope, place), plain)),
    openRecord: (place, sealed) => withRecordKey(place, (key) => openEnvelope(key, encodePlace(scope, place), sealed)),
    blindIndex(field, value) {
      assert(open, 'the vault is open');
      return createHmac('sha256', indexing)
        .update(encodeFields([field, value]))
        .digest();
    },
    deriveSecret(use) {
      assert(open, 'the vault is open');
      return derive(secrets, use);
    },
    forget: (person) => cache.forget(person),
    close() {
      open = false;
      cache.clear();
      for (const key of [wrapping, indexing, records, secrets]) key.fill(0);
    },
  };
}

/** HKDF-SHA256 with an empty salt: the input is already a uniform 256-bit key. */
function derive(key: Uint8Array, use: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', key, new Uint8Array(0), `ipse/key/1/${use}`, keyBytes));
}
