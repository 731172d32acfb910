/** An operation as a Fastify route takes it; nothing of Fastify is imported. */
import type { TObject, TSchema } from 'typebox';
import type { HttpMethod, Operation } from './operation.ts';

/** Schemas by part of the request; a part that the operation lacks is absent. */
export type RouteSchema<O extends Operation> = (O extends { params: infer P extends TObject }
  ? { params: P }
  : unknown) &
  (O extends { query: infer Q extends TObject } ? { querystring: Q } : unknown) &
  (O extends { body: { schema: infer B extends TSchema } } ? { body: B } : unknown);

/** A request whose absent body is about to be validated. */
type Preparation = (request: { body: unknown }, reply: unknown, done: () => void) => void;

const emptyForAbsent: Preparation = (request, _reply, done) => {
  if (request.body === undefined) request.body = {};
  done();
};

export interface Route<O extends Operation> {
  readonly method: HttpMethod;
  /** With `:name` for each path parameter. */
  readonly url: string;
  readonly schema: RouteSchema<O>;
  /** Where the body may be left out: reads an absent one as `{}`, since Fastify would validate `null`. */
  readonly preValidation?: Preparation;
}

/** Method, address in Fastify's notation, and the schemas of the request. */
export function routeOf<const O extends Operation>(operation: O): Route<O> {
  const { method, path, params, query, body } = operation;
  const schema = {
    ...(params && { params }),
    ...(query && { querystring: query }),
    ...(body && { body: body.schema }),
  };
  return {
    method,
    // A colon of the path itself is doubled, since a single one begins a parameter.
    url: path.replaceAll(':', '::').replace(/\{(\w+)\}/g, ':$1'),
    schema: schema as RouteSchema<O>,
    ...(body && !body.required && { preValidation: emptyForAbsent }),
  };
}
