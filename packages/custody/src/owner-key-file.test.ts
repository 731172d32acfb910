import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isCodedError, Secret } from '@ipse/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changePassphrase, createOwnerKey, openOwnerKey } from './owner-key-file.ts';
import { parseOwnerKeyFile, serializeOwnerKeyFile } from './owner-key-layout.ts';

const passphrase = new Secret('correct horse battery');
const aad = Buffer.from('place');
const cheap = { log2Cost: 4 };
let folder = '';
let path = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ipse-owner-key-'));
  path = join(folder, 'owner.key');
});
afterEach(() => rm(folder, { recursive: true }));

const code = (promise: Promise<unknown>) =>
  promise.then(
    () => 'no error',
    (error: unknown) => (isCodedError(error) ? error.code : error),
  );

describe("the owner's key file", () => {
  it('keeps one key from start to start', async () => {
    const first = await createOwnerKey(path, passphrase, cheap);
    const wrapped = await first.wrap(Buffer.from('realm key'), aad);
    const again = await openOwnerKey(path, passphrase);
    expect(again.keyId).toBe(first.keyId);
    expect(Buffer.from(await again.unwrap(wrapped, aad)).toString()).toBe('realm key');
    again.close();
    await expect(again.unwrap(wrapped, aad)).rejects.toThrow('the root key is open');
  });

  it('is for its owner only, and leaves no draft behind', async () => {
    await createOwnerKey(path, passphrase, cheap);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await readdir(folder)).toEqual(['owner.key']);
    await chmod(path, 0o640);
    expect(await code(openOwnerKey(path, passphrase))).toBe('CUSTODY_KEY_FILE_EXPOSED');
  });

  it('is never overwritten', async () => {
    await createOwnerKey(path, passphrase, cheap);
    const before = await readFile(path);
    expect(await code(createOwnerKey(path, passphrase, cheap))).toBe('CUSTODY_KEY_FILE_EXISTS');
    expect(await readFile(path)).toEqual(before);
  });

  it('says what is wrong', async () => {
    expect(await code(openOwnerKey(path, passphrase))).toBe('CUSTODY_KEY_FILE_MISSING');
    expect(await code(createOwnerKey(path, new Secret('short'), cheap))).toBe('CUSTODY_PASSPHRASE_WEAK');
    await createOwnerKey(path, passphrase, cheap);
    const wrong = await openOwnerKey(path, new Secret('wrong horse battery')).catch((error: unknown) => error as Error);
    expect(isCodedError(wrong) && wrong.code).toBe('CUSTODY_WRONG_PASSPHRASE');
    expect(String(wrong)).not.toContain('horse');
  });

  it('is the same key for a passphrase typed in another Unicode form', async () => {
    await createOwnerKey(path, new Secret('p\u00e4ssphrase of mine'), cheap);
    expect(await code(openOwnerKey(path, new Secret('pa\u0308ssphrase of mine')))).toBe('no error');
  });

  it('reports damage to every part as damage', async () => {
    await createOwnerKey(path, passphrase, cheap);
    const text = await readFile(path, 'utf8');
    const file = JSON.parse(text) as Record<string, unknown> & { kdf: object };
    const altered = [
      text.slice(0, -20),
      '',
      '[]',
      'null',
      JSON.stringify({ ...file, kind: 'something-else' }),
      JSON.stringify({ ...file, keyId: '0000000000000000' }),
      JSON.stringify({ ...file, sealedKey: 'AAAA' }),
      JSON.stringify({ ...file, kdf: { ...file.kdf, log2Cost: 5 } }),
      JSON.stringify({ ...file, checksum: '' }),
    ];
    for (const content of altered) {
      await writeFile(path, content, { mode: 0o600 });
      expect(await code(openOwnerKey(path, passphrase))).toBe('CUSTODY_KEY_FILE_DAMAGED');
    }
    await writeFile(path, JSON.stringify({ ...file, version: 2 }));
    expect(await code(openOwnerKey(path, passphrase))).toBe('CUSTODY_KEY_FILE_NEWER');
  });

  it('opens in no way for who alters it and mends the checksum', async () => {
    await createOwnerKey(path, passphrase, cheap);
    const file = parseOwnerKeyFile(await readFile(path, 'utf8'));
    const mended = [
      { ...file, keyId: 'another' },
      { ...file, kdf: { ...file.kdf, log2Cost: 3 } },
      { ...file, kdf: { ...file.kdf, salt: new Uint8Array(16) } },
      { ...file, sealedKey: file.sealedKey.map((byte, i) => (i === 20 ? byte ^ 1 : byte)) },
    ];
    for (const content of mended) {
      await writeFile(path, serializeOwnerKeyFile(content));
      expect(await code(openOwnerKey(path, passphrase))).toBe('CUSTODY_WRONG_PASSPHRASE');
    }
    await writeFile(path, serializeOwnerKeyFile({ ...file, kdf: { ...file.kdf, log2Cost: 40 } }));
    expect(await code(openOwnerKey(path, passphrase))).toBe('CUSTODY_KEY_FILE_DAMAGED');
  });

  it('changes its passphrase and keeps its key', async () => {
    const next = new Secret('another passphrase');
    const first = await createOwnerKey(path, passphrase, cheap);
    const wrapped = await first.wrap(Buffer.from('realm key'), aad);
    expect(await code(changePassphrase(path, next, next))).toBe('CUSTODY_WRONG_PASSPHRASE');
    expect(await code(changePassphrase(path, passphrase, new Secret('short')))).toBe('CUSTODY_PASSPHRASE_WEAK');
    await changePassphrase(path, passphrase, next);
    expect(await code(openOwnerKey(path, passphrase))).toBe('CUSTODY_WRONG_PASSPHRASE');
    const again = await openOwnerKey(path, next);
    expect(Buffer.from(await again.unwrap(wrapped, aad)).toString()).toBe('realm key');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await readdir(folder)).toEqual(['owner.key']);
  });
});
