/** What went wrong in a call, in the form that screens show. */
import { consoleFailure } from '../errors.ts';

export interface Failure {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
  readonly requestId?: string;
}

/** A refusal by the server, with its HTTP status. */
export class ApiError extends Error {
  readonly failure: Failure;
  readonly status: number;

  constructor(status: number, failure: Failure) {
    super(failure.message);
    this.name = 'ApiError';
    this.status = status;
    this.failure = failure;
  }
}

/** What this browser cannot do, without any call. */
export class BrowserError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.message);
    this.name = 'BrowserError';
    this.failure = failure;
  }
}

/** True when the call failed because nobody is signed in (any more). */
export function isSignedOut(error: unknown): boolean {
  return error instanceof ApiError && error.status === 401;
}

/** True when the call was stopped by the person in front of the screen. */
export function isCancelled(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}

/** Any error as a failure to show. */
export function failureOf(error: unknown): Failure {
  if (error instanceof ApiError || error instanceof BrowserError) return error.failure;
  return consoleFailure(error instanceof TypeError ? 'SERVER_UNREACHABLE' : 'CONSOLE_FAULT');
}
