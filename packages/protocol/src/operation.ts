/**
 * One operation of an HTTP interface as data: the server makes routes of it, the client makes calls of it, and the
 * published OpenAPI document is written from it, so that the three cannot disagree.
 */
import type { Static, TObject, TSchema } from 'typebox';

export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** One answer of an operation: no `content` means an empty body. */
export interface Answer {
  readonly description: string;
  /** Schemas by media type. */
  readonly content?: Readonly<Record<string, TSchema>>;
}

/** What the server sends to the caller's callback address when the work of an asynchronous call is done. */
export interface Callback {
  /** Name of the callback within its operation, as the interface's document has it. */
  readonly name: string;
  readonly operationId: string;
  /** The result, sent as `application/json`; a failure goes as `application/error+json`. */
  readonly result: TSchema;
}

export interface Operation {
  readonly operationId: string;
  readonly method: HttpMethod;
  /** With `{name}` for each path parameter. */
  readonly path: string;
  readonly summary: string;
  readonly description?: string;
  readonly tag: string;
  /** OAuth scopes that a client needs, all of them; empty where none is asked for. */
  readonly scopes: readonly string[];
  /** How a caller may show who it is: a client's bearer token, a person's session cookie, or nothing. */
  readonly authentication: readonly ('bearer' | 'session' | 'none')[];
  /** True when the caller must state a purpose (`Ipse-*` headers, or the client's registered defaults). */
  readonly statesPurpose: boolean;
  readonly params?: TObject;
  readonly query?: TObject;
  readonly body?: { readonly schema: TSchema; readonly required: boolean };
  /** By status; `default` is of every status that is not listed. */
  readonly responses: Readonly<Record<number, Answer>> & { readonly default?: Answer };
  readonly callback?: Callback;
}

/** An answer with a JSON body. */
export function json<Schema extends TSchema>(description: string, schema: Schema) {
  return { description, content: { 'application/json': schema } } as const;
}

/** An answer without a body. */
export function empty(description: string) {
  return { description } as const;
}

// The wrapped form first: to the compiler any object is a schema.
type SchemaOf<Part> = Part extends { schema: infer S extends TSchema }
  ? Static<S>
  : Part extends TSchema
    ? Static<Part>
    : never;

/** Values of the path parameters of an operation. */
export type ParamsOf<O extends Operation> = SchemaOf<NonNullable<O['params']>>;
/** Values of the query of an operation. */
export type QueryOf<O extends Operation> = SchemaOf<NonNullable<O['query']>>;
/** The JSON body of a request of an operation. */
export type BodyOf<O extends Operation> = SchemaOf<NonNullable<O['body']>>;
