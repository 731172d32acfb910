/** The API client of this machine's command line: its credentials lie in the home folder, readable to its owner only. */
import { readFile, rename, writeFile } from 'node:fs/promises';
import { Secret } from '@ipse/core';
import type { Store } from '@ipse/store';
import { localClientId as clientId, settingsJson } from '../auth/clients.ts';
import { newToken } from '../auth/secrets.ts';
import { allScopes } from '../auth/scopes.ts';

interface ClientFile {
  readonly baseUrl: string;
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** Registers the client with what the configuration says, and keeps its secret over restarts. */
export async function registerLocalClient(
  store: Store,
  file: string,
  baseUrl: string,
  callbackPrefixes: readonly string[],
): Promise<void> {
  const clientSecret = (await readSecret(file)) ?? newToken();
  const settings = settingsJson({
    name: 'Command line of this machine',
    statement: {
      purpose: 'local administration',
      authority: 'owner of this installation',
      justification: 'command line of this machine',
    },
    callbackPrefixes,
    refuseUnsuitable: false,
  });
  await store.clients.put({ clientId, scopes: allScopes, settings }, new Secret(clientSecret));
  const content: ClientFile = { baseUrl, tokenUrl: `${baseUrl}/oauth2/token`, clientId, clientSecret };
  await writeFile(`${file}.new`, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  await rename(`${file}.new`, file);
}

async function readSecret(file: string): Promise<string | undefined> {
  try {
    const { clientSecret } = JSON.parse(await readFile(file, 'utf8')) as Partial<ClientFile>;
    return typeof clientSecret === 'string' && clientSecret.length >= 43 ? clientSecret : undefined;
  } catch {
    return undefined;
  }
}
