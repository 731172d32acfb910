/** What became of a promise, as a code that a test can compare. */
import { isCodedError } from '@ipse/core';

export const codeOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => 'no error',
    (error: unknown) => (isCodedError(error) ? error.code : error),
  );
