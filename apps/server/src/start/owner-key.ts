/** The owner's root key at start: made at the first start, opened at every later one. */
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { open, readFile, rename } from 'node:fs/promises';
import { Secret } from '@ipse/core';
import { createOwnerKey, openOwnerKey } from '@ipse/custody';
import type { RootKey } from '@ipse/custody';
import type { Config } from '../config.ts';
import { fail } from '../errors.ts';
import type { Home } from './home.ts';

export interface OwnerKey {
  readonly root: RootKey;
  /** True when the key was made now. */
  readonly created: boolean;
  /** Where a generated passphrase lies; undefined when the owner gives it. */
  readonly passphraseFile: string | undefined;
}

/**
 * The passphrase is written before the key, and the key before any data, so that a start that was cut off anywhere is
 * simply taken up again. Errors: PASSPHRASE_MISSING, PASSPHRASE_UNREADABLE, OWNER_KEY_MISSING, those of custody.
 */
export async function openOrCreateOwnerKey(home: Home, config: Config): Promise<OwnerKey> {
  const given = await givenPassphrase(config);
  const generated = given === undefined && existsSync(home.passphraseFile);
  const passphraseFile = given === undefined ? home.passphraseFile : undefined;
  if (existsSync(home.ownerKeyFile)) {
    if (given === undefined && !generated) throw fail('PASSPHRASE_MISSING');
    const passphrase = given ?? (await readPassphrase(home.passphraseFile));
    return { root: await openOwnerKey(home.ownerKeyFile, passphrase), created: false, passphraseFile };
  }
  if (existsSync(home.data)) throw fail('OWNER_KEY_MISSING', home.ownerKeyFile);
  const passphrase =
    given ?? (generated ? await readPassphrase(home.passphraseFile) : await writePassphrase(home.passphraseFile));
  return { root: await createOwnerKey(home.ownerKeyFile, passphrase), created: true, passphraseFile };
}

async function givenPassphrase({ passphrase, passphraseFile }: Config): Promise<Secret<string> | undefined> {
  if (passphrase) return passphrase;
  return passphraseFile === undefined ? undefined : readPassphrase(passphraseFile);
}

/** Without the line break that an editor puts at the end. */
async function readPassphrase(file: string): Promise<Secret<string>> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw fail('PASSPHRASE_UNREADABLE', `${file}: ${error.code}`, error);
  });
  return new Secret(text.replace(/\r?\n$/, ''));
}

/** Beside its place first, so that a start that is cut off here leaves no half of a passphrase. */
async function writePassphrase(path: string): Promise<Secret<string>> {
  const passphrase = randomBytes(24).toString('base64url');
  const draft = `${path}.new`;
  const file = await open(draft, 'w', 0o600);
  try {
    await file.writeFile(`${passphrase}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, path);
  return new Secret(passphrase);
}
