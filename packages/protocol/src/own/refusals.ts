/** Refusals of our own interface. Their statuses are those of the codes (docs/reference/errors), so none is listed. */
import { json } from '../operation.ts';
import { ErrorBody } from './common.ts';

export const refusals = { default: json('Refused.', ErrorBody) } as const;
