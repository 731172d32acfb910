import { SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { accessTokenLifetimeS, createAccessTokens } from './access-tokens.ts';

const secret = new Uint8Array(32).fill(7);
const start = Date.UTC(2026, 0, 1);
const at = (ms: number, realm = 'realm-a', key = secret) => createAccessTokens(key, realm, () => ms);
const client = { clientId: 'c-1', createdAt: new Date(start - 1234) };
const refused = expect.objectContaining({ code: 'TOKEN_INVALID' });

describe('access tokens', () => {
  it('carry the client and its scopes until they expire', async () => {
    const token = await at(start).issue(client, ['abis.identify', 'abis.verify']);
    const lastMs = start + (accessTokenLifetimeS - 1) * 1000;
    expect(await at(lastMs).verify(token)).toEqual({ ...client, scopes: ['abis.identify', 'abis.verify'] });
    await expect(at(lastMs + 2000).verify(token)).rejects.toEqual(refused);
  });

  it('are refused by another realm, another key, or once altered', async () => {
    const token = await at(start).issue(client, []);
    await expect(at(start, 'realm-b').verify(token)).rejects.toEqual(refused);
    await expect(at(start, 'realm-a', new Uint8Array(32).fill(8)).verify(token)).rejects.toEqual(refused);
    const [header, payload, signature] = token.split('.');
    const forged = Buffer.from(payload, 'base64url').toString().replace('c-1', 'c-2');
    const altered = [header, Buffer.from(forged).toString('base64url'), signature].join('.');
    await expect(at(start).verify(altered)).rejects.toEqual(refused);
  });

  it('are refused without a signature or of another type', async () => {
    const none = `${Buffer.from('{"alg":"none","typ":"at+jwt"}').toString('base64url')}.${Buffer.from('{"sub":"c-1"}').toString('base64url')}.`;
    await expect(at(start).verify(none)).rejects.toEqual(refused);
    const other = await new SignJWT({ scope: '' })
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
      .setIssuer('realm-a')
      .setAudience('realm-a')
      .setSubject('c-1')
      .setExpirationTime(start / 1000 + 60)
      .sign(secret);
    await expect(at(start).verify(other)).rejects.toEqual(refused);
  });
});
