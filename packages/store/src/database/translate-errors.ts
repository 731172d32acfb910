/** The driver's and the server's errors as ours, with none of the values that they may quote. */
import { isCodedError } from '@ipse/core';
import { fail } from '../errors.ts';

/** PostgreSQL's own codes (appendix A of its manual), and the operating system's. */
const codes: Readonly<Record<string, 'STORE_DISK_FULL' | 'STORE_BUSY' | 'STORE_UNREACHABLE'>> = {
  '53100': 'STORE_DISK_FULL',
  ENOSPC: 'STORE_DISK_FULL',
  '53200': 'STORE_BUSY',
  '53300': 'STORE_BUSY',
  '55P03': 'STORE_BUSY',
  '57014': 'STORE_BUSY',
  '25P03': 'STORE_BUSY',
  '40001': 'STORE_BUSY',
  '40P01': 'STORE_BUSY',
  '57P01': 'STORE_UNREACHABLE',
  '57P02': 'STORE_UNREACHABLE',
  '57P03': 'STORE_UNREACHABLE',
  '28000': 'STORE_UNREACHABLE',
  '28P01': 'STORE_UNREACHABLE',
  '3D000': 'STORE_UNREACHABLE',
  ECONNREFUSED: 'STORE_UNREACHABLE',
  ECONNRESET: 'STORE_UNREACHABLE',
  EPIPE: 'STORE_UNREACHABLE',
  ENOENT: 'STORE_UNREACHABLE',
  ENOTFOUND: 'STORE_UNREACHABLE',
  EACCES: 'STORE_UNREACHABLE',
  ETIMEDOUT: 'STORE_UNREACHABLE',
};

const driverMessages: readonly [RegExp, 'STORE_BUSY' | 'STORE_UNREACHABLE'][] = [
  [/timeout exceeded when trying to connect/, 'STORE_BUSY'],
  [/^Connection terminated/, 'STORE_UNREACHABLE'],
  [/not queryable/, 'STORE_UNREACHABLE'],
];

/** Runs database work; what it throws is coded where the world is to blame, and kept as it is where we are. */
export async function translateErrors<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw translated(error);
  }
}

function translated(error: unknown): unknown {
  if (isCodedError(error)) return error;
  const { code, message = '' } = error as { code?: string; message?: string };
  const known = code === undefined ? undefined : codes[code];
  if (known !== undefined) return fail(known, code, withoutDetail(error));
  for (const [pattern, name] of driverMessages) if (pattern.test(message)) return fail(name, undefined, error);
  return withoutDetail(error);
}

/** `detail`, `where` and `parameters` of a server's error may quote rows. */
function withoutDetail(error: unknown): unknown {
  if (error instanceof Error)
    for (const name of ['detail', 'where', 'internalQuery']) Reflect.deleteProperty(error, name);
  return error;
}

/** A deadlock or a failed serialization: the same work may succeed at the next attempt. */
export function isTransient(error: unknown): boolean {
  const { code } = error as { code?: string };
  return code === '40001' || code === '40P01';
}
