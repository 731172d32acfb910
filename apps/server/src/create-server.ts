/** The HTTP server over its services: OSIA at /v1, our own interface at /ipse/v1, tokens, health, the console. */
import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import Fastify, { LogController } from 'fastify';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import { createValidatorCompiler } from '@ipse/protocol/validation';
import { createAuthenticate } from './auth/authenticate.ts';
import { mountTokenEndpoint } from './auth/token-endpoint.ts';
import { admitBodies, parseJsonBodies } from './http/bodies.ts';
import { createBodyBudget } from './http/body-budget.ts';
import { mountConsole } from './http/console.ts';
import { mountDocuments } from './http/documents.ts';
import { replyOwnError } from './http/error-replies.ts';
import { mountHealth } from './http/health.ts';
import { measureRequests } from './http/metrics.ts';
import type { Gates } from './http/mount.ts';
import { rateLimitOf, registerRateLimit, signInLimit } from './http/rate-limit.ts';
import { logRequests } from './http/request-log.ts';
import { addSecurityHeaders } from './http/security-headers.ts';
import { mountOsia } from './osia/mount-osia.ts';
import { mountOwn } from './own/mount-own.ts';
import type { Services } from './services.ts';

/** Ready to listen or to be injected into. */
export async function createServer(services: Services): Promise<FastifyInstance> {
  const { limits, log } = services;
  const app = Fastify({
    loggerInstance: log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    frameworkErrors: (error, request, reply) => replyOwnError(error, request, reply),
    genReqId: () => randomUUID(),
    bodyLimit: limits.bodyBytesMax,
    requestTimeout: 120_000,
    keepAliveTimeout: 30_000,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 2048, ignoreTrailingSlash: true },
  }) as unknown as FastifyInstance;
  app.setValidatorCompiler(createValidatorCompiler());
  app.setErrorHandler(replyOwnError);
  app.decorateRequest('caller', null);
  addSecurityHeaders(app);
  logRequests(app);
  measureRequests(app, services);
  parseJsonBodies(app);
  await app.register(cookie);
  await registerRateLimit(app);
  const gates: Gates = {
    authenticate: createAuthenticate(services),
    admitBody: admitBodies(createBodyBudget(limits.bodyBytesInFlightMax), limits.bodyBytesMax),
    rateLimit: (operation) => rateLimitOf(limits, operation),
  };
  mountOsia(app, services, gates);
  mountOwn(app, services, gates);
  mountTokenEndpoint(app, services, signInLimit(limits));
  mountHealth(app, services);
  mountDocuments(app);
  await mountConsole(app, services);
  return app;
}
