import { isCodedError, Secret } from '@ipse/core';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestStore } from '../testing/index.ts';
import type { TestStore } from '../testing/index.ts';

let test: TestStore;
let nowMs = Date.UTC(2026, 0, 1);
const inMs = (ms: number) => new Date(nowMs + ms);

beforeAll(async () => {
  test = await createTestStore({ now: () => nowMs });
});
afterAll(() => test.drop());

const passkey = (credentialId: string) => ({
  credentialId,
  publicKey: Uint8Array.of(1, 2, 3),
  counter: 0,
  transports: ['internal', 'hybrid'],
});

describe('clients', () => {
  const client = { clientId: 'c1', scopes: ['abis.identify'], settings: { callbacks: ['https://example.org/'] } };

  it('come in with their secret only', async () => {
    const { clients } = test.store;
    await clients.put(client, new Secret('right'));
    expect(await clients.authenticate('c1', new Secret('right'))).toMatchObject(client);
    expect(await clients.authenticate('c1', new Secret('wrong'))).toBeUndefined();
    expect(await clients.authenticate('c2', new Secret('right'))).toBeUndefined();
    expect(await clients.find('c1')).toMatchObject(client);
  });

  it('can be replaced, listed and removed', async () => {
    const { clients } = test.store;
    await clients.put({ ...client, scopes: [] }, new Secret('next'));
    expect(await clients.authenticate('c1', new Secret('right'))).toBeUndefined();
    expect((await clients.list()).map(({ clientId, scopes }) => [clientId, scopes])).toEqual([['c1', []]]);
    expect(await clients.remove('c1')).toBe(true);
    expect(await clients.remove('c1')).toBe(false);
    expect(await clients.find('c1')).toBeUndefined();
  });
});

describe('users and sessions', () => {
  it('has users with passkeys', async () => {
    const { users } = test.store;
    const user = await users.create('Marked Name', passkey('k1'));
    expect(await users.count()).toBe(1);
    expect(await users.find(user.userId)).toEqual(user);
    await users.usedPasskey('k1', 5);
    expect(await users.findPasskey('k1')).toMatchObject({ ...passkey('k1'), counter: 5, userId: user.userId });
    expect(await users.findPasskey('k2')).toBeUndefined();
    const again = await users.create('Another', passkey('k1')).catch((error: unknown) => error);
    expect(isCodedError(again) && again.code).toBe('PASSKEY_EXISTS');
    expect(await users.count()).toBe(1);
    const { rows } = await sql<{ row: string }>`select app_user::text as row from app_user`.execute(
      test.database.kysely,
    );
    expect(rows[0].row).not.toContain(Buffer.from('Marked Name').toString('hex'));
  });

  it('has sessions that end by time and by signing out', async () => {
    const { users, sessions } = test.store;
    const user = await users.create('Officer', passkey('k3'));
    const token = new Secret('token-1');
    await sessions.create(token, user.userId, inMs(1000));
    await sessions.create(new Secret('token-2'), user.userId, inMs(10));
    expect(await sessions.find(token)).toEqual({ user, expiresAt: inMs(1000) });
    nowMs += 500;
    expect(await sessions.find(token)).toBeDefined();
    expect(await sessions.find(new Secret('token-2'))).toBeUndefined();
    await sessions.remove(token);
    expect(await sessions.find(token)).toBeUndefined();
  });

  it('redeems a one-time token once, in time, and only for its use', async () => {
    const { oneTimeTokens } = test.store;
    const token = new Secret('once');
    await oneTimeTokens.put('first-run', token, inMs(1000));
    expect(await oneTimeTokens.isValid('first-run', token)).toBe(true);
    expect(await oneTimeTokens.redeem('other', token)).toBe(false);
    expect(await oneTimeTokens.redeem('first-run', new Secret('guess'))).toBe(false);
    const answers = await Promise.all([1, 2, 3].map(() => oneTimeTokens.redeem('first-run', token)));
    expect(answers.filter(Boolean).length).toBe(1);
    expect(await oneTimeTokens.isValid('first-run', token)).toBe(false);
    await oneTimeTokens.put('first-run', token, inMs(10));
    nowMs += 20;
    expect(await oneTimeTokens.isValid('first-run', token)).toBe(false);
    expect(await oneTimeTokens.redeem('first-run', token)).toBe(false);
  });
});
