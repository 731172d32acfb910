/** Why personal data is used: stated in the Ipse-* headers of each call, or registered as a client's default. */
import type { FastifyRequest } from 'fastify';
import { stateUse } from '@ipse/custody';
import type { Actor, DataUse } from '@ipse/custody';
import { decodeStatement } from '@ipse/protocol';
import type { Statement } from '@ipse/protocol';
import { fail } from '../errors.ts';

/** The use that a request states. Errors: PURPOSE_INVALID, CUSTODY_PURPOSE_MISSING, CUSTODY_USE_TOO_LONG. */
export function usageOf(headers: FastifyRequest['headers'], actor: Actor, defaults: Statement = {}): DataUse {
  const statement = decodeStatement(headers, defaults);
  if (!statement) throw fail('PURPOSE_INVALID');
  return stateUse(actor, statement);
}
