/** What every operation of the store works with: a database or a transaction, the realm's keys, clock and randomness. */
import { randomBytes } from 'node:crypto';
import { uuidV7 } from '@ipse/core';
import type { ClockMs } from '@ipse/core';
import type { RealmVault } from '@ipse/custody';
import type { Kysely, Transaction } from 'kysely';
import type { Database } from './database/connect.ts';
import type { Schema } from './database/schema.ts';
import { isTransient, translateErrors } from './database/translate-errors.ts';
import type { Json } from './types/records.ts';

export type Tx = Transaction<Schema>;
export type Db = Kysely<Schema>;

export interface Context {
  readonly database: Database;
  readonly vault: RealmVault;
  /** Present inside `transact`: all operations then are part of it. */
  readonly tx: Tx | undefined;
  readonly now: ClockMs;
}

const attemptsMax = 4;

/** Reads without a transaction of its own. */
export function read<T>({ database, tx }: Context, work: (db: Db) => Promise<T>): Promise<T> {
  return translateErrors(() => work(tx ?? database.kysely));
}

/** Runs work as one transaction, again after a deadlock; inside another transaction it is a part of that one. */
export function write<T>({ database, tx }: Context, work: (tx: Tx) => Promise<T>): Promise<T> {
  if (tx !== undefined) return work(tx);
  return translateErrors(async () => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await database.kysely.transaction().execute(work);
      } catch (error) {
        if (attempt === attemptsMax || !isTransient(error)) throw error;
      }
    }
  });
}

export const newId = ({ now }: Context): string => uuidV7(now(), randomBytes);
export const dateOf = ({ now }: Context): Date => new Date(now());

export const toBytes = (value: Json): Uint8Array => Buffer.from(JSON.stringify(value), 'utf8');
export const fromBytes = (bytes: Uint8Array): Json => JSON.parse(Buffer.from(bytes).toString('utf8')) as Json;
export const textBytes = (text: string): Uint8Array => Buffer.from(text, 'utf8');
export const bytesText = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');
