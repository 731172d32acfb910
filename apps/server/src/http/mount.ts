/** Makes a route of an operation of the protocol's table: who may call, what is valid, what is heard, what is told. */
import type { FastifyInstance, FastifyReply, FastifyRequest, FastifySchema, RouteShorthandOptions } from 'fastify';
import type { DataUse } from '@ipse/custody';
import { routeOf } from '@ipse/protocol';
import type { BodyOf, Operation, ParamsOf, QueryOf } from '@ipse/protocol';
import { actorOf } from '../auth/caller.ts';
import type { Caller } from '../auth/caller.ts';
import { fail } from '../errors.ts';
import { usageOf } from './usage.ts';

/** Invariant as stated, which the compiler would spend a third of its time to find out from the schemas. */
export interface Call<in out O extends Operation = Operation> {
  readonly params: ParamsOf<O>;
  readonly query: QueryOf<O>;
  readonly body: BodyOf<O>;
  /** Errors: SIGN_IN_REQUIRED, of operations that anybody may call. */
  readonly caller: Caller;
  /** The stated use. Errors: those of `usageOf`. */
  readonly use: DataUse;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** No body: an empty answer. With a media type the body is sent as it is, otherwise as JSON. */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly mediaType?: string;
}

export type Handler<O extends Operation> = (call: Call<O>) => Promise<Answer>;

/** What a mounted operation does before its handler, in this order. */
export interface Gates {
  readonly authenticate: (request: FastifyRequest, operation: Operation) => Promise<void>;
  readonly admitBody: (request: FastifyRequest, reply: FastifyReply) => Promise<void>;
  readonly rateLimit: (operation: Operation) => object;
}

export function mount<O extends Operation>(
  app: FastifyInstance,
  gates: Gates,
  operation: O,
  handler: Handler<O>,
  options: Pick<RouteShorthandOptions, 'bodyLimit' | 'errorHandler'> = {},
): void {
  const { schema, ...route } = routeOf<Operation>(operation);
  app.route({
    ...route,
    schema: schema as FastifySchema,
    ...options,
    config: { rateLimit: gates.rateLimit(operation), bodyOptional: operation.body?.required !== true },
    onRequest: [async (request) => gates.authenticate(request, operation)],
    preParsing: async (request, reply) => {
      await gates.admitBody(request, reply);
      return undefined;
    },
    handler: async (request, reply) => {
      const call = callOf<O>(request, reply);
      if (operation.statesPurpose) void call.use;
      const answer = await handler(call);
      void reply.code(answer.status);
      if (answer.body === undefined) return reply.send();
      if (answer.mediaType !== undefined) return reply.type(answer.mediaType).send(answer.body);
      return reply.type('application/json; charset=utf-8').send(JSON.stringify(answer.body));
    },
  });
}

function callOf<O extends Operation>(request: FastifyRequest, reply: FastifyReply): Call<O> {
  let use: DataUse | undefined;
  return {
    params: request.params as ParamsOf<O>,
    query: request.query as QueryOf<O>,
    body: request.body as BodyOf<O>,
    request,
    reply,
    get caller() {
      if (!request.caller) throw fail('SIGN_IN_REQUIRED');
      return request.caller;
    },
    get use() {
      const { caller } = this;
      use ??= usageOf(request.headers, actorOf(caller), caller.kind === 'client' ? caller.statement : {});
      return use;
    },
  };
}

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller | null;
  }
}
