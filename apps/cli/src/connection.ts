/** The server that this command line talks to, and the statement of purpose that goes with each call. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Command } from 'commander';
import { Secret } from '@ipse/core';
import { createClient, tokenSource } from '@ipse/protocol';
import type { Client, Statement } from '@ipse/protocol';
import type { Config } from './config.ts';
import { fail } from './errors.ts';

/** Credentials as the server writes them into its home folder. */
export interface Credentials {
  readonly baseUrl: string;
  readonly clientId: string;
  readonly clientSecret: Secret<string>;
}

export type StatementFlags = Statement;

/** Flags of every command that touches data of a person. */
export function addStatement(command: Command): Command {
  return command
    .option('--purpose <text>', 'what the data is used for (or IPSE_PURPOSE)')
    .option('--authority <text>', 'on whose authority (or IPSE_AUTHORITY)')
    .option('--justification <text>', 'why it is needed (or IPSE_JUSTIFICATION)')
    .option('--case <reference>', 'the case it belongs to (or IPSE_CASE)');
}

/** A client that states the flags' purpose. Errors: CLI_NOT_REGISTERED, CLI_CLIENT_FILE_INVALID. */
export async function connect(config: Config, flags: StatementFlags = {}): Promise<Client> {
  const credentials = await readCredentials(config);
  return createClient({
    baseUrl: credentials.baseUrl,
    token: tokenSource(credentials),
    statement: stated(config, flags),
  });
}

/** What the flags state, and the environment where they do not. */
export function stated(config: Config, flags: StatementFlags): Statement {
  const { purpose, authority, justification, case: reference } = flags;
  const given = { purpose, authority, justification, case: reference };
  const present = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  return { ...config.statement, ...present };
}

export const clientFileOf = (config: Config) => path.join(config.home, 'client.json');

export async function readCredentials(config: Config): Promise<Credentials> {
  const text = await readFile(clientFileOf(config), 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ENOENT' ? fail('CLI_NOT_REGISTERED') : fail('CLI_CLIENT_FILE_INVALID', error.code);
  });
  const { baseUrl, clientId, clientSecret } = parseObject(text);
  if (typeof baseUrl !== 'string' || typeof clientId !== 'string' || typeof clientSecret !== 'string') {
    throw fail('CLI_CLIENT_FILE_INVALID', 'it lacks baseUrl, clientId or clientSecret');
  }
  return { baseUrl, clientId, clientSecret: new Secret(clientSecret) };
}

function parseObject(text: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(text)) as Record<string, unknown>;
  } catch {
    // The parser's own message would quote the file.
    throw fail('CLI_CLIENT_FILE_INVALID', 'it is not JSON');
  }
}
