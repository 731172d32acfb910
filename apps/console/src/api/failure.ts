/** What went wrong in a call, in the form that screens show. */

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
  if (error instanceof ApiError) return error.failure;
  if (error instanceof TypeError) {
    return {
      code: 'SERVER_UNREACHABLE',
      message: 'The server did not answer.',
      hint: 'What you entered is kept. Check that the server is running and that you are connected, then try again.',
    };
  }
  return {
    code: 'CONSOLE_FAULT',
    message: 'The console could not do this.',
    hint: 'What you entered is kept. Try again; if it happens again, reload the page.',
  };
}
