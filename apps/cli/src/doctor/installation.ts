/** Is the installation in the home folder whole, private and reachable? */
import { stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { isCodedError } from '@ipse/core';
import { fetchToken } from '@ipse/protocol';
import type { Config } from '../config.ts';
import { readCredentials } from '../connection.ts';
import { bad, ok, warn } from './finding.ts';
import type { Finding } from './finding.ts';

const DEFAULT_PORT = 8787;
const CLOCK_DRIFT_MAX_S = 60;

/** Keys and credentials that nobody else may read. */
const secretFiles = ['owner/owner.key', 'owner/passphrase', 'client.json'];

export async function checkKeyFiles({ home }: Config): Promise<Finding> {
  const present = await Promise.all(
    secretFiles.map(async (name) => ({
      name,
      mode: await stat(path.join(home, name)).then(
        ({ mode }) => mode,
        () => undefined,
      ),
    })),
  );
  const found = present.filter(({ mode }) => mode !== undefined);
  if (found.length === 0)
    return warn('key files', `none in ${home}`, 'The first start of the server makes them: npm start.');
  const open = found.filter(({ mode }) => process.platform !== 'win32' && ((mode ?? 0) & 0o077) !== 0);
  if (open.length === 0) return ok('key files', `${found.length} in ${home}, readable to you alone`);
  const names = open.map(({ name }) => path.join(home, name)).join(' ');
  return bad('key files', 'others may read them', `Take the permission away: chmod 600 ${names}`);
}

/** The server's answer, and what its clock says; without a running one, whether it could start. */
export async function checkServer(config: Config): Promise<Finding[]> {
  const credentials = await readCredentials(config).catch((error: unknown) => error as Error);
  if (credentials instanceof Error) {
    const hint = isCodedError(credentials) ? credentials.hint : 'Start the server once more.';
    return [warn('server', credentials.message, hint), await checkPort()];
  }
  const { baseUrl } = credentials;
  const answer = await fetch(new URL('/readyz', baseUrl), { signal: AbortSignal.timeout(5000) }).catch(() => undefined);
  if (answer === undefined) {
    const { port } = new URL(baseUrl);
    return [
      warn('server', `no answer from ${baseUrl}`, 'Start it with npm start.'),
      await checkPort(Number(port) || undefined),
    ];
  }
  const findings = [
    answer.ok
      ? ok('server', `ready at ${baseUrl}`)
      : warn('server', `not ready yet at ${baseUrl}`, 'Wait until the galleries are loaded.'),
    clockFinding(answer.headers.get('date')),
  ];
  const token = await fetchToken(credentials).catch((error: unknown) => error as Error);
  if (!(token instanceof Error)) return [...findings, ok('credentials', `accepted as ${credentials.clientId}`)];
  return [
    ...findings,
    bad('credentials', token.message, isCodedError(token) ? token.hint : 'Start the server once more.'),
  ];
}

function clockFinding(date: string | null): Finding {
  const driftS = Math.round((Date.parse(date ?? '') - Date.now()) / 1000);
  if (Number.isNaN(driftS))
    return warn('clock', 'the server tells no time', 'Something else may answer at its address.');
  if (Math.abs(driftS) <= CLOCK_DRIFT_MAX_S) return ok('clock', 'agrees with the server');
  return warn(
    'clock',
    `${driftS} s away from the server`,
    'Tokens expire by the clock; set both clocks by a time server.',
  );
}

async function checkPort(port = DEFAULT_PORT): Promise<Finding> {
  const server = createServer();
  const code = await new Promise<string | undefined>((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen(port, '127.0.0.1', () => resolve(undefined));
  });
  server.close();
  if (code === undefined) return ok('port', `${port} is free`);
  return warn(
    'port',
    `${port} cannot be used (${code})`,
    'The server takes the next free one, or the one that PORT names.',
  );
}
