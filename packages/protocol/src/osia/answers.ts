/** Answers that OSIA's operations share. Statuses of the transport (401, 413, 429, 503) are outside the interface. */
import { empty, json } from '../operation.ts';
import { OsiaError, TaskId } from './schemas.ts';

/** Of every operation. */
export const refusals = {
  400: json('The request is at fault.', OsiaError),
  403: empty('Not allowed.'),
  500: json('The server is at fault.', OsiaError),
} as const;

/** Of every operation that can be called with a callback. */
export const asynchronous = {
  ...refusals,
  202: json('Accepted; the result goes to the callback.', TaskId),
} as const;

export const unknown = empty('No such record.');
export const conflict = empty('The id is taken; nothing was changed.');
