/**
 * The server's configuration, from the command line and the environment, parsed once. No other file of the server
 * reads the environment. All faults are listed together.
 */
import { availableParallelism } from 'node:os';
import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Secret } from '@ipse/core';
import { fail } from './errors.ts';

export interface Config {
  /** Folder of this installation, absolute. */
  readonly home: string;
  readonly host: string;
  readonly port: number;
  /** True when the port was given: a taken one is then an error instead of a reason to try the next. */
  readonly portGiven: boolean;
  /** A PostgreSQL server of the owner's; absent means the embedded one. */
  readonly databaseUrl: Secret<string> | undefined;
  readonly passphrase: Secret<string> | undefined;
  readonly passphraseFile: string | undefined;
  /** The region that this node declares; realms of other regions are refused. */
  readonly region: string;
  /** Origins under which browsers open the console, beside http://localhost:<port>. */
  readonly origins: readonly string[];
  /** Where the local client's asynchronous answers may go: origins with a path. */
  readonly clientCallbacks: readonly string[];
  readonly logLevel: LogLevel;
  readonly demo: boolean;
  /** Print a fresh one-time administrator link although a passkey exists (the way back after a lost device). */
  readonly newLink: boolean;
  /** Threads that decode images and extract templates. */
  readonly extractionThreads: number;
  /** Threads that hold the galleries. */
  readonly engineShards: number;
  readonly limits: Limits;
}

export interface Limits {
  /** Largest request body. */
  readonly bodyBytesMax: number;
  /** All request bodies in memory at once. */
  readonly bodyBytesInFlightMax: number;
  /** Extractions that wait for a thread before the server says that it is busy. */
  readonly extractionQueueMax: number;
  /** Requests of one client or signed-in person per minute. */
  readonly requestsPerMinute: number;
  /** Attempts to sign in or to get a token, of one address per minute. */
  readonly signInsPerMinute: number;
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const;
type LogLevel = (typeof logLevels)[number];

/** Reads flags and environment. Errors: CONFIG_INVALID with every fault, one a line. */
export function readConfig(argv: readonly string[], env: NodeJS.ProcessEnv = process.env): Config {
  const faults: string[] = [];
  const flags = readFlags(argv, faults);
  const number = (name: string, text: string | undefined, fallback: number, min: number, max: number): number => {
    if (text === undefined || text === '') return fallback;
    const value = Number(text);
    if (Number.isInteger(value) && value >= min && value <= max) return value;
    faults.push(`${name} must be a whole number from ${min} to ${max}`);
    return fallback;
  };
  const portText = flags.port ?? env.PORT;
  const logLevel = (env.IPSE_LOG_LEVEL ?? (process.stderr.isTTY ? 'warn' : 'info')) as LogLevel;
  if (!logLevels.includes(logLevel)) faults.push(`IPSE_LOG_LEVEL must be one of ${logLevels.join(', ')}`);
  const host = flags.host ?? '127.0.0.1';
  if (host !== 'localhost' && isIP(host) === 0) faults.push('--host must be an IP address or localhost');
  const region = env.IPSE_REGION ?? 'local';
  if (!/^[a-z0-9][a-z0-9-]{0,31}$/.test(region)) faults.push('IPSE_REGION must be up to 32 of a-z, 0-9 and -');
  if (env.IPSE_PASSPHRASE && env.IPSE_PASSPHRASE_FILE) {
    faults.push('give IPSE_PASSPHRASE or IPSE_PASSPHRASE_FILE, not both');
  }
  const threads = availableParallelism();
  const config: Config = {
    home: resolve(flags.home ?? env.IPSE_HOME ?? fileURLToPath(new URL('../../../.ipse', import.meta.url))),
    host,
    port: number(flags.port === undefined ? 'PORT' : '--port', portText, 8787, 0, 65535),
    portGiven: portText !== undefined && portText !== '',
    databaseUrl: readDatabaseUrl(env.DATABASE_URL, faults),
    passphrase: env.IPSE_PASSPHRASE ? new Secret(env.IPSE_PASSPHRASE) : undefined,
    passphraseFile: env.IPSE_PASSPHRASE_FILE ? resolve(env.IPSE_PASSPHRASE_FILE) : undefined,
    region,
    origins: readOrigins(env.IPSE_ORIGINS, faults),
    clientCallbacks: readCallbacks(env.IPSE_CLIENT_CALLBACKS, faults),
    logLevel,
    demo: flags.demo === true,
    newLink: flags['new-link'] === true,
    extractionThreads: number('IPSE_EXTRACTION_THREADS', env.IPSE_EXTRACTION_THREADS, Math.max(1, threads - 1), 1, 64),
    engineShards: number('IPSE_ENGINE_SHARDS', env.IPSE_ENGINE_SHARDS, Math.max(1, threads - 1), 1, 64),
    limits: {
      bodyBytesMax: 48 * 1024 * 1024,
      bodyBytesInFlightMax: 128 * 1024 * 1024,
      extractionQueueMax: 64,
      requestsPerMinute: number('IPSE_REQUESTS_PER_MINUTE', env.IPSE_REQUESTS_PER_MINUTE, 6000, 1, 1_000_000),
      signInsPerMinute: number('IPSE_SIGN_INS_PER_MINUTE', env.IPSE_SIGN_INS_PER_MINUTE, 60, 1, 10_000),
    },
  };
  if (faults.length > 0) throw fail('CONFIG_INVALID', faults.join('; '));
  return config;
}

function readFlags(argv: readonly string[], faults: string[]) {
  const options = {
    demo: { type: 'boolean' },
    'new-link': { type: 'boolean' },
    home: { type: 'string' },
    host: { type: 'string' },
    port: { type: 'string' },
  } as const;
  try {
    return parseArgs({ args: [...argv], options }).values;
  } catch (error) {
    faults.push((error as Error).message.split('\n')[0]);
    return {};
  }
}

function readDatabaseUrl(text: string | undefined, faults: string[]): Secret<string> | undefined {
  if (!text) return undefined;
  if (!/^postgres(ql)?:\/\//.test(text)) faults.push('DATABASE_URL must start with postgres:// or postgresql://');
  return new Secret(text);
}

function readOrigins(text: string | undefined, faults: string[]): string[] {
  const origins = listOf(text);
  for (const origin of origins) {
    if (!URL.canParse(origin) || new URL(origin).origin !== origin) {
      faults.push(`IPSE_ORIGINS holds "${origin}", which is not an origin such as https://ipse.example`);
    }
  }
  return origins;
}

function readCallbacks(text: string | undefined, faults: string[]): string[] {
  const prefixes = listOf(text);
  for (const prefix of prefixes) {
    if (!URL.canParse(prefix) || !/^https?:$/.test(new URL(prefix).protocol)) {
      faults.push(
        `IPSE_CLIENT_CALLBACKS holds "${prefix}", which is not an address such as https://receiver.example/osia`,
      );
    }
  }
  return prefixes;
}

function listOf(text: string | undefined): string[] {
  return (text ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
