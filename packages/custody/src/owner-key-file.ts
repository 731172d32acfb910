/**
 * The embedded default of the root key: a random 256-bit key in a file, sealed under a passphrase (scrypt, RFC 7914,
 * then AES-256-GCM). The file is JSON so that an owner can see what it is; only its owner may read it.
 */
import { createHash, randomBytes, scrypt } from 'node:crypto';
import { chmod, lstat, open, readFile, rename, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { assert, isCodedError } from '@ipse/core';
import type { Secret } from '@ipse/core';
import { keyBytes, openEnvelope, sealEnvelope } from './envelope.ts';
import { fail } from './errors.ts';
import { parseOwnerKeyFile, serializeOwnerKeyFile } from './owner-key-layout.ts';
import type { KeyDerivation, OwnerKeyFile } from './owner-key-layout.ts';
import { encodeFields } from './place.ts';
import type { RootKey } from './root-key.ts';

export interface OwnerKeyOptions {
  /** scrypt's cost as a power of two: 17 asks for 128 MiB and some 0.3 s (OWASP's first choice). */
  readonly log2Cost?: number;
}

const passphraseLengthMin = 12;

/**
 * Makes a new key and its file; never overwrites one. Errors: CUSTODY_KEY_FILE_EXISTS, CUSTODY_PASSPHRASE_WEAK.
 * The folder must exist.
 */
export async function createOwnerKey(
  path: string,
  passphrase: Secret<string>,
  { log2Cost = 17 }: OwnerKeyOptions = {},
): Promise<RootKey> {
  const key = randomBytes(keyBytes);
  const keyId = createHash('sha256').update('ipse/key-id/1').update(key).digest('hex').slice(0, 16);
  await writeNew(path, serializeOwnerKeyFile(await sealKey(key, keyId, passphrase, log2Cost)));
  return rootKeyOf(key, keyId);
}

/**
 * Opens the owner's key. Errors: CUSTODY_KEY_FILE_MISSING, CUSTODY_KEY_FILE_DAMAGED, CUSTODY_KEY_FILE_NEWER,
 * CUSTODY_KEY_FILE_EXPOSED, CUSTODY_WRONG_PASSPHRASE.
 */
export async function openOwnerKey(path: string, passphrase: Secret<string>): Promise<RootKey> {
  const file = await readKeyFile(path);
  return rootKeyOf(await unsealKey(file, passphrase), file.keyId);
}

/** Seals the same key under another passphrase, at once or not at all. Errors: as of opening; CUSTODY_PASSPHRASE_WEAK. */
export async function changePassphrase(
  path: string,
  current: Secret<string>,
  next: Secret<string>,
  { log2Cost }: OwnerKeyOptions = {},
): Promise<void> {
  const file = await readKeyFile(path);
  const key = await unsealKey(file, current);
  const resealed = await sealKey(key, file.keyId, next, log2Cost ?? file.kdf.log2Cost);
  key.fill(0);
  await replace(path, serializeOwnerKeyFile(resealed));
}

function rootKeyOf(key: Uint8Array, keyId: string): RootKey {
  let isOpen = true;
  return {
    keyId,
    async wrap(bytes, associatedData) {
      assert(isOpen, 'the root key is open');
      return sealEnvelope(key, associatedData, bytes);
    },
    async unwrap(wrapped, associatedData) {
      assert(isOpen, 'the root key is open');
      return openEnvelope(key, associatedData, wrapped);
    },
    close() {
      isOpen = false;
      key.fill(0);
    },
  };
}

async function sealKey(
  key: Uint8Array,
  keyId: string,
  passphrase: Secret<string>,
  log2Cost: number,
): Promise<OwnerKeyFile> {
  if ([...passphrase.reveal()].length < passphraseLengthMin) throw fail('CUSTODY_PASSPHRASE_WEAK');
  const kdf = { log2Cost, salt: randomBytes(16) };
  const wrapping = await stretch(passphrase, kdf);
  const sealedKey = sealEnvelope(wrapping, header(keyId, kdf), key);
  wrapping.fill(0);
  return { keyId, kdf, sealedKey };
}

async function unsealKey({ keyId, kdf, sealedKey }: OwnerKeyFile, passphrase: Secret<string>): Promise<Uint8Array> {
  const wrapping = await stretch(passphrase, kdf);
  try {
    return openEnvelope(wrapping, header(keyId, kdf), sealedKey);
  } catch (error) {
    // The file's checksum held, so what does not fit is the passphrase.
    if (isCodedError(error) && error.code === 'CUSTODY_SEAL_BROKEN') throw fail('CUSTODY_WRONG_PASSPHRASE');
    throw error;
  } finally {
    wrapping.fill(0);
  }
}

const header = (keyId: string, kdf: KeyDerivation) =>
  encodeFields(['ipse/owner-key/1', keyId, String(kdf.log2Cost), Buffer.from(kdf.salt).toString('hex')]);

const scryptAsync = promisify<string, Uint8Array, number, object, Buffer>(scrypt);

/** NFKC, so that the same passphrase typed on another keyboard gives the same key (as RFC 8265 asks). */
function stretch(passphrase: Secret<string>, { log2Cost, salt }: KeyDerivation): Promise<Uint8Array> {
  const cost = 2 ** log2Cost;
  return scryptAsync(passphrase.reveal().normalize('NFKC'), salt, keyBytes, {
    N: cost,
    r: 8,
    p: 1,
    maxmem: 2 ** 20 + 2048 * cost,
  });
}

async function readKeyFile(path: string): Promise<OwnerKeyFile> {
  const stats = await lstat(path).catch(() => undefined);
  if (stats === undefined) throw fail('CUSTODY_KEY_FILE_MISSING', path);
  if (process.platform !== 'win32' && (stats.mode & 0o077) !== 0) throw fail('CUSTODY_KEY_FILE_EXPOSED', path);
  return parseOwnerKeyFile(await readFile(path, 'utf8'));
}

async function writeNew(path: string, text: string): Promise<void> {
  const exists = await lstat(path).then(
    () => true,
    () => false,
  );
  if (exists) throw fail('CUSTODY_KEY_FILE_EXISTS', path);
  await replace(path, text);
}

/** Writes beside the file, makes it durable, then renames: a crash leaves the old file or the new one, never half of one. */
async function replace(path: string, text: string): Promise<void> {
  const draft = `${path}.${randomBytes(6).toString('hex')}.new`;
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
    await file.close();
    await chmod(draft, 0o600);
    await rename(draft, path);
  } catch (error) {
    await unlink(draft).catch(() => undefined);
    throw error;
  }
  const folder = await open(dirname(path), 'r');
  await folder.sync().finally(() => folder.close());
}
