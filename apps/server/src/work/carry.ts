/** What a worker thread answers: errors lose their class between threads, so what a caller is told travels as data. */
import { CodedError, isCodedError } from '@ipse/core';
import type { Carried } from './extraction-types.ts';

export async function carry<Result>(work: () => Promise<Result>): Promise<Carried<Result>> {
  try {
    return { result: await work() };
  } catch (error) {
    if (!isCodedError(error)) throw error;
    const { code, message, hint, httpStatus } = error;
    return { error: { code, message, hint, httpStatus } };
  }
}

/** Errors: the one that was carried. */
export function unpack<Result>(carried: Carried<Result>): Result {
  if ('result' in carried) return carried.result;
  const { code, ...entry } = carried.error;
  throw new CodedError(code, entry);
}
