/** A real server on an empty home: its own process, an embedded database, a port that the system chose. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Secret } from '@ipse/core';
import { fetchToken } from '@ipse/protocol';

export interface RealServer {
  readonly baseUrl: string;
  /** A bearer token of the client that a first start registers; of all its scopes when none are given. */
  token(scopes?: readonly string[]): Promise<string>;
  stop(): Promise<void>;
}

interface ClientFile {
  readonly baseUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

const main = path.resolve(import.meta.dirname, '../../apps/server/src/main.ts');
const startTimeoutMs = 120_000;

/** Starts a server whose client may be called back below `callbackPrefix`. */
export async function startRealServer(callbackPrefix: string): Promise<RealServer> {
  const home = await mkdtemp(path.join(tmpdir(), 'ipse-osia-'));
  const child = spawn(process.execPath, [main, '--home', home, '--port', '0'], {
    env: { ...process.env, IPSE_CLIENT_CALLBACKS: callbackPrefix, IPSE_LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const stop = async () => {
    await ended(child, 'SIGTERM');
    await rm(home, { recursive: true, force: true });
  };
  try {
    await lineOf(child, /Ipse is running/);
    const client = JSON.parse(await readFile(path.join(home, 'client.json'), 'utf8')) as ClientFile;
    const { baseUrl, clientId } = client;
    const clientSecret = new Secret(client.clientSecret);
    return {
      baseUrl,
      token: async (scopes) => {
        const request = { baseUrl, clientId, clientSecret, ...(scopes && { scopes }) };
        return (await fetchToken(request)).accessToken.reveal();
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Waits for a line on a child's standard output; fails when the child ends before. */
export async function lineOf(child: ChildProcess, pattern: RegExp): Promise<RegExpExecArray> {
  let text = '';
  const silence = Promise.withResolvers<never>();
  const timer = setTimeout(() => silence.reject(new Error(`no ${pattern} in time:\n${text}`)), startTimeoutMs);
  const early = (exitCode: number | null) => silence.reject(new Error(`ended with ${exitCode}:\n${text}`));
  const line = new Promise<RegExpExecArray>((resolve) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const found = pattern.exec(text);
      if (found) resolve(found);
    });
  });
  child.once('exit', early);
  try {
    return await Promise.race([line, silence.promise]);
  } finally {
    clearTimeout(timer);
    child.off('exit', early);
  }
}

/** Ends a child and waits for its end. */
export async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  await exit;
}
