/** What a worker thread answers: errors lose their class between threads, so what a caller is told travels as data. */
import { CodedError, isCodedError } from '@ipse/core';
import type { Carried, CarriedError } from './extraction-types.ts';

export async function carry<Result>(work: () => Promise<Result>): Promise<Carried<Result>> {
  try {
    return { result: await work() };
  } catch (error) {
    if (!isCodedError(error)) throw error;
    return { error: toCarriedError(error) };
  }
}

/** Errors: the one that was carried. */
export function unpack<Result>(carried: Carried<Result>): Result {
  if ('result' in carried) return carried.result;
  throw toCodedError(carried.error);
}

export const toCarriedError = ({ code, message, hint, httpStatus }: CodedError): CarriedError => ({
  ...{ code, message, hint, httpStatus },
});

export const toCodedError = ({ code, ...entry }: CarriedError): CodedError => new CodedError(code, entry);
