/** The typed client: one function an operation, for both interfaces; its types follow from the tables. */
import type { Static, TSchema } from 'typebox';
import type { BodyOf, Operation, ParamsOf, QueryOf } from '../operation.ts';
import { osiaOperations } from '../osia/operations.ts';
import { ownOperations } from '../own/operations.ts';
import { send, type CallAnswer, type CallOptions, type CallRequest, type ClientOptions } from './send.ts';

/** `{ [Name]: Value }`, the name optional where the value may be empty. */
type Part<Name extends string, Value> = object extends Value
  ? { readonly [N in Name]?: Value }
  : { readonly [N in Name]: Value };

/** What a call of an operation takes. */
export type RequestOf<O extends Operation> = (O extends { params: object } ? Part<'params', ParamsOf<O>> : unknown) &
  (O extends { query: object } ? Part<'query', QueryOf<O>> : unknown) &
  (O extends { body: { required: infer R } }
    ? R extends true
      ? { readonly body: BodyOf<O> }
      : { readonly body?: BodyOf<O> }
    : unknown);

type ContentOf<A> = A extends { content: infer C }
  ? C extends { 'application/json': infer Schema extends TSchema }
    ? Static<Schema>
    : C extends Record<string, infer Other extends TSchema>
      ? Static<Other>
      : never
  : undefined;

type SuccessStatus<O extends Operation> = keyof O['responses'] & (200 | 202 | 204);

/** What a call of an operation brings: the status tells which body. */
export type AnswerOf<O extends Operation> = {
  [Status in SuccessStatus<O>]: { readonly status: Status; readonly body: ContentOf<O['responses'][Status]> };
}[SuccessStatus<O>];

type Call<O extends Operation, Result> =
  object extends RequestOf<O>
    ? (request?: RequestOf<O>, options?: CallOptions) => Promise<Result>
    : (request: RequestOf<O>, options?: CallOptions) => Promise<Result>;

type Osia = typeof osiaOperations;
type Own = typeof ownOperations;

export interface Client {
  /** OSIA: answers `{status, body}`, since a call with a callback is answered 202. */
  readonly osia: { readonly [Id in keyof Osia]: Call<Osia[Id], AnswerOf<Osia[Id]>> };
  /** Our own interface: answers the body. */
  readonly ipse: { readonly [Id in keyof Own]: Call<Own[Id], AnswerOf<Own[Id]>['body']> };
}

/** A client of the server at `baseUrl`. Every call may fail with an `ApiError`. */
export function createClient(options: ClientOptions): Client {
  return {
    osia: callsOf(osiaOperations, options, (answer) => answer) as unknown as Client['osia'],
    ipse: callsOf(ownOperations, options, (answer) => answer.body) as unknown as Client['ipse'],
  };
}

type AnyCall = (request?: CallRequest, options?: CallOptions) => Promise<unknown>;

function callsOf(
  operations: Readonly<Record<string, Operation>>,
  client: ClientOptions,
  result: (answer: CallAnswer) => unknown,
): Record<string, AnyCall> {
  const calls: Record<string, AnyCall> = {};
  for (const [id, operation] of Object.entries(operations)) {
    calls[id] = async (request = {}, options = {}) => result(await send(operation, request, client, options));
  }
  return calls;
}
