import { isCodedError } from '@ipse/core';
import type { EncounterId, PersonId, RealmId } from '@ipse/core';
import { describe, expect, it } from 'vitest';
import { openEnvelope, sealEnvelope } from './envelope.ts';
import { encodePlace } from './place.ts';
import { createRealmKey, openRealm } from './realm-vault.ts';
import type { RootKey } from './root-key.ts';

const scope = { realm: 'realm-1' as RealmId, region: 'region-1' };
const person = 'person-1' as PersonId;
const encounter = 'encounter-1' as EncounterId;
const plain = Buffer.from('template bytes');

const rootOf = (byte: number): RootKey => {
  const key = new Uint8Array(32).fill(byte);
  return {
    keyId: String(byte),
    wrap: async (bytes, aad) => sealEnvelope(key, aad, bytes),
    unwrap: async (wrapped, aad) => openEnvelope(key, aad, wrapped),
    close: () => undefined,
  };
};
const root = rootOf(7);
const wrapped = await createRealmKey(root, scope);
const vaultOf = (theirs = scope, rootKey = root, realmKey = wrapped) => openRealm(rootKey, theirs, realmKey);

const code = (work: () => unknown) => {
  try {
    work();
    return 'no error';
  } catch (error) {
    return isCodedError(error) ? error.code : error;
  }
};
const codeLater = (promise: Promise<unknown>) =>
  promise.then(
    () => 'no error',
    (error: unknown) =>
      code(() => {
        throw error;
      }),
  );

describe("a realm's keys", () => {
  it('open what an earlier opening sealed', async () => {
    const first = await vaultOf();
    const key = first.newPersonKey(person);
    const place = { kind: 'template', version: 1, encounter, id: 't1' };
    const sealed = first.seal(key, place, plain);
    const record = first.sealRecord({ kind: 'task', version: 1, id: 'x' }, plain);
    const again = await vaultOf();
    expect(Buffer.from(again.open(key, place, sealed)).toString()).toBe('template bytes');
    expect(Buffer.from(again.openRecord({ kind: 'task', version: 1, id: 'x' }, record)).toString()).toBe(
      'template bytes',
    );
    expect(again.blindIndex('person', 'x')).toEqual(first.blindIndex('person', 'x'));
    expect(again.deriveSecret('tokens')).toEqual(first.deriveSecret('tokens'));
  });

  it('do not open under another root key, realm or region', async () => {
    expect(await codeLater(vaultOf(scope, rootOf(8)))).toBe('CUSTODY_REALM_KEY_FOREIGN');
    expect(await codeLater(vaultOf({ ...scope, region: 'region-2' }))).toBe('CUSTODY_REALM_KEY_FOREIGN');
    expect(await codeLater(vaultOf({ ...scope, realm: 'realm-2' as RealmId }))).toBe('CUSTODY_REALM_KEY_FOREIGN');
  });

  it('differ between realms', async () => {
    const other = await vaultOf(scope, root, await createRealmKey(root, scope));
    const vault = await vaultOf();
    const key = vault.newPersonKey(person);
    const sealed = vault.seal(key, { kind: 'k', version: 1 }, plain);
    expect(code(() => other.open(key, { kind: 'k', version: 1 }, sealed))).toBe('CUSTODY_SEAL_BROKEN');
    expect(vault.blindIndex('person', 'x')).not.toEqual(other.blindIndex('person', 'x'));
  });

  it('are of no use once closed', async () => {
    const vault = await vaultOf();
    const key = vault.newPersonKey(person);
    vault.close();
    expect(() => vault.seal(key, { kind: 'k', version: 1 }, plain)).toThrow('the vault is open');
    expect(() => vault.blindIndex('person', 'x')).toThrow('the vault is open');
    expect(() => vault.deriveSecret('x')).toThrow('the vault is open');
    expect(() => vault.sealRecord({ kind: 'k', version: 1, id: 'x' }, plain)).toThrow('the vault is open');
  });
});

describe('a sealed item', async () => {
  const vault = await vaultOf();
  const key = vault.newPersonKey(person);
  const place = { kind: 'template', version: 1, encounter, id: 't1' };
  const sealed = vault.seal(key, place, plain);

  it.each([
    ['kind', { ...place, kind: 'image' }],
    ['version', { ...place, version: 2 }],
    ['encounter', { ...place, encounter: 'encounter-2' as EncounterId }],
    ['absent encounter', { kind: 'template', version: 1, id: 't1' }],
    ['id', { ...place, id: 't2' }],
    ['absent id', { kind: 'template', version: 1, encounter }],
  ])('does not open in another place: %s', (_, other) => {
    expect(code(() => vault.open(key, other, sealed))).toBe('CUSTODY_SEAL_BROKEN');
  });

  it("does not open under another person's key, nor a person's key under another name", () => {
    const other = vault.newPersonKey('person-2' as PersonId);
    expect(code(() => vault.open(other, place, sealed))).toBe('CUSTODY_SEAL_BROKEN');
    const renamed = { person: 'person-3' as PersonId, wrapped: key.wrapped };
    expect(code(() => vault.open(renamed, place, sealed))).toBe('CUSTODY_SEAL_BROKEN');
  });

  it('does not open where the region is another, even with the right keys', async () => {
    const elsewhere = { ...scope, region: 'region-2' };
    const realmKey = await root.unwrap(wrapped, realmPlace(scope));
    const moved = await openRealm(root, elsewhere, await root.wrap(realmKey, realmPlace(elsewhere)));
    expect(code(() => moved.open(key, place, sealed))).toBe('CUSTODY_SEAL_BROKEN');
  });

  it('opens when the key was forgotten in between, for the key lies in the store', () => {
    vault.forget(person);
    expect(code(() => vault.open(key, place, sealed))).toBe('no error');
  });

  it('a record opens in its own row only', () => {
    const record = vault.sealRecord({ kind: 'task', version: 1, id: 'a' }, plain);
    for (const other of [
      { kind: 'task', version: 1, id: 'b' },
      { kind: 'search', version: 1, id: 'a' },
      { kind: 'task', version: 2, id: 'a' },
    ]) {
      expect(code(() => vault.openRecord(other, record))).toBe('CUSTODY_SEAL_BROKEN');
    }
  });
});

describe('the blind index', () => {
  it('tells fields and values apart, and not by where one ends', async () => {
    const vault = await vaultOf();
    const index = (field: string, value: string) => vault.blindIndex(field, value).toString('hex');
    expect(index('person', 'x')).toBe(index('person', 'x'));
    expect(new Set([index('person', 'x'), index('client', 'x'), index('person', 'y'), index('personx', '')]).size).toBe(
      4,
    );
  });
});

function realmPlace({ realm, region }: typeof scope): Uint8Array {
  return encodePlace({ realm, region }, { kind: 'realm-key', version: 1 });
}
