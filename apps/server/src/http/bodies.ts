/**
 * Request bodies: refused by their announced length before anything is buffered, counted against a budget, parsed as
 * JSON of bounded depth. Runs after authentication, so that a stranger cannot occupy the budget.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { fail } from '../errors.ts';
import type { BodyBudget } from './body-budget.ts';
import { jsonDepth } from './json-depth.ts';

const depthMax = 64;
/** Bodies up to this size are not counted: they are bounded by the number of connections. */
const smallBytes = 64 * 1024;

/** An onRequest hook that admits a body or answers 413 or 503. */
export function admitBodies(budget: BodyBudget, bytesMax: number) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    if (request.method === 'GET' || request.method === 'DELETE') return;
    const announced = request.headers['content-length'];
    const bytes = announced === undefined ? bytesMax : Number(announced);
    if (announced !== undefined && bytes > bytesMax) throw fail('BODY_TOO_LARGE', `at most ${bytesMax} bytes`);
    if (bytes <= smallBytes) return;
    const release = budget.take(bytes);
    if (!release) throw fail('SERVER_BUSY');
    reply.raw.once('close', release);
  };
}

/** Replaces the default JSON parser by one that refuses deep nesting; prototype poisoning is refused by the default. */
export function parseJsonBodies(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, text, done) => {
    if (text.length === 0 && request.routeOptions.config.bodyOptional) return done(null, undefined);
    if (jsonDepth(text as string) > depthMax) return done(fail('JSON_TOO_DEEP'));
    void parse(request, text as string, (error, value) => (error ? done(fail('JSON_INVALID')) : done(null, value)));
  });
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** True when a request without a body is right, whatever media type it announces. */
    bodyOptional?: boolean;
  }
}
