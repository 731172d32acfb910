/** Requests per minute: of a client or a signed-in person by who they are, of everybody else by address. */
import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Operation } from '@ipse/protocol';
import { keyOf } from '../auth/caller.ts';
import type { Limits } from '../config.ts';
import { fail } from '../errors.ts';

/** The plugin adds RateLimit headers and Retry-After; it must be registered before the routes. */
export async function registerRateLimit(app: FastifyInstance): Promise<void> {
  await app.register(rateLimit, {
    global: false,
    cache: 10_000,
    errorResponseBuilder: () => fail('RATE_LIMITED'),
  });
}

/** The limit of an operation, for its route's config. */
export function rateLimitOf(limits: Limits, operation: Operation): object {
  return operation.authentication.includes('none') ? signInLimit(limits) : callerLimit(limits);
}

export function signInLimit({ signInsPerMinute }: Limits): object {
  return {
    max: signInsPerMinute,
    timeWindow: 60_000,
    keyGenerator: (request: FastifyRequest) => `sign-in ${request.ip}`,
  };
}

function callerLimit({ requestsPerMinute }: Limits): object {
  return {
    max: requestsPerMinute,
    timeWindow: 60_000,
    keyGenerator: ({ caller, ip }: FastifyRequest) => (caller ? keyOf(caller) : ip),
  };
}
