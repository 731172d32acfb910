/** A real server in a process of its own: an embedded database below its home, a port that the system chose. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Secret } from '@ipse/core';
import { fetchToken } from '@ipse/protocol';

export interface IpseServer {
  readonly child: ChildProcess;
  readonly home: string;
  readonly baseUrl: string;
  /** All that it has printed so far, on both streams. */
  output(): string;
  /** What of it went to the error stream. */
  errors(): string;
  /** A bearer token of the client that a first start registers; of all its scopes when none are given. */
  token(scopes?: readonly string[]): Promise<string>;
  /** Ends it by a signal and waits for its end; the home stays. */
  end(signal?: NodeJS.Signals): Promise<void>;
}

export interface StartOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
}

interface ClientFile {
  readonly baseUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

const root = path.resolve(import.meta.dirname, '../..');
const startWithinMs = 180_000;

/** An empty folder for a home; given back by `removeHome`. */
export const makeHome = (): Promise<string> => mkdtemp(path.join(tmpdir(), 'ipse-test-'));

export const removeHome = (home: string): Promise<void> => rm(home, { recursive: true, force: true, maxRetries: 5 });

/** Starts a server on a home without waiting for it. */
export function spawnServer(home: string, { env, args = [] }: StartOptions = {}): ChildProcess {
  return spawn(process.execPath, ['apps/server/src/main.ts', '--home', home, '--port', '0', ...args], {
    cwd: root,
    env: { ...process.env, IPSE_LOG_LEVEL: 'error', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Starts a server on a home and waits until it says that it runs. */
export async function startServer(home: string, options: StartOptions = {}): Promise<IpseServer> {
  const child = spawnServer(home, options);
  const { output, errors } = gather(child);
  try {
    await until(child, output, /Ipse is running/);
  } catch (error) {
    await endChild(child, 'SIGKILL');
    throw error;
  }
  const client = JSON.parse(await readFile(path.join(home, 'client.json'), 'utf8')) as ClientFile;
  const { baseUrl, clientId } = client;
  const clientSecret = new Secret(client.clientSecret);
  return {
    child,
    home,
    baseUrl,
    output,
    errors,
    token: async (scopes) =>
      (await fetchToken({ baseUrl, clientId, clientSecret, ...(scopes && { scopes }) })).accessToken.reveal(),
    end: (signal = 'SIGTERM') => endChild(child, signal),
  };
}

interface Gathered {
  output(): string;
  errors(): string;
}

/** Collects what a child prints. */
export function gather(child: ChildProcess): Gathered {
  let output = '';
  let errors = '';
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => {
    output += chunk.toString();
    errors += chunk.toString();
  });
  return { output: () => output, errors: () => errors };
}

/** Waits until a child has printed something; fails when it ends before, or takes too long. */
export function until(child: ChildProcess, output: () => string, pattern: RegExp): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no ${pattern} in time:\n${output()}`)), startWithinMs);
    const look = () => {
      if (!pattern.test(output())) return;
      clearTimeout(timer);
      resolve();
    };
    child.stdout?.on('data', look);
    child.stderr?.on('data', look);
    child.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`ended with ${code} before ${pattern}:\n${output()}`));
    });
  });
}

/** Ends a child and waits for its end; resolves with its exit code. */
export async function endChild(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  await exit;
}
