/** One call over HTTP: a request made from an operation's table entry, the answer read as the entry promises. */
import type { Operation } from '../operation.ts';
import { encodeStatement, type Statement } from '../statement.ts';
import { apiError, errorOfAnswer } from './errors.ts';

export interface ClientOptions {
  /** Address before the operation's path, for example `http://127.0.0.1:8787`; empty for the page's own origin. */
  readonly baseUrl: string;
  readonly fetch?: typeof globalThis.fetch;
  /** Gives the bearer token of each call; absent for people, whose cookie the browser sends. */
  readonly token?: () => string | Promise<string>;
  /** Gives the token that each changing call of a session carries, as the session's answer told it. */
  readonly csrfToken?: () => string | undefined;
  /** Sent with each call that states a purpose, unless the call brings its own. */
  readonly statement?: Statement;
  /** How long a call may take, its answer included; 120,000 when absent. */
  readonly timeoutMs?: number;
}

export interface CallOptions {
  readonly statement?: Statement;
  readonly signal?: AbortSignal;
  readonly timeoutMs?: number;
}

/** The parts of a request. */
export interface CallRequest {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

export interface CallAnswer {
  readonly status: number;
  /** Parsed JSON, a `Blob` of another media type, or undefined when empty. */
  readonly body: unknown;
}

const timeoutMsDefault = 120_000;

/** Sends one call. Errors: `ApiError`, of the server's code or of `protocolErrors`. */
export async function send(
  operation: Operation,
  request: CallRequest,
  client: ClientOptions,
  call: CallOptions = {},
): Promise<CallAnswer> {
  const timeout = AbortSignal.timeout(call.timeoutMs ?? client.timeoutMs ?? timeoutMsDefault);
  const signal = call.signal ? AbortSignal.any([call.signal, timeout]) : timeout;
  const init: RequestInit = {
    method: operation.method,
    headers: await headersOf(operation, request, client, call),
    credentials: 'same-origin',
    redirect: 'error',
    signal,
    ...(request.body !== undefined && { body: JSON.stringify(request.body) }),
  };
  const answer = await exchange(addressOf(operation, request, client.baseUrl), init, client.fetch);
  if (answer.status >= 400) throw errorOfAnswer(answer.status, answer.body);
  if (operation.responses[answer.status] === undefined) throw apiError('API_ANSWER_UNREADABLE');
  return answer;
}

/** Fetches and reads the whole answer. Errors: `API_UNREACHABLE`, `API_TIMEOUT`, `API_CANCELLED`, `API_ANSWER_UNREADABLE`. */
export async function exchange(
  address: string,
  init: RequestInit,
  fetch: typeof globalThis.fetch = globalThis.fetch,
): Promise<CallAnswer> {
  try {
    const response = await fetch(address, init);
    return { status: response.status, body: await read(response) };
  } catch (error) {
    const { name } = error as Error;
    if (name === 'TimeoutError') throw apiError('API_TIMEOUT', error);
    if (name === 'AbortError') throw apiError('API_CANCELLED', error);
    if (name === 'SyntaxError') throw apiError('API_ANSWER_UNREADABLE', error);
    throw apiError('API_UNREACHABLE', error);
  }
}

async function read(response: Response): Promise<unknown> {
  const mediaType = response.headers.get('content-type')?.split(';')[0].trim();
  const isJson = mediaType === 'application/json' || mediaType?.endsWith('+json');
  if (isJson || response.status >= 400) {
    const text = await response.text();
    // A proxy may answer an error with a page of its own.
    return isJson && text !== '' ? (JSON.parse(text) as unknown) : undefined;
  }
  return mediaType === undefined ? undefined : response.blob();
}

function addressOf({ path, params }: Operation, request: CallRequest, baseUrl: string): string {
  const names = Object.keys(params?.properties ?? {});
  const filled = names.reduce(
    (address, name) => address.replace(`{${name}}`, encodeURIComponent(String(request.params?.[name]))),
    path,
  );
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(request.query ?? {})) {
    if (value !== undefined) query.set(name, String(value));
  }
  return `${baseUrl.replace(/\/$/, '')}${filled}${query.size > 0 ? `?${query}` : ''}`;
}

async function headersOf(
  operation: Operation,
  { body }: CallRequest,
  client: ClientOptions,
  call: CallOptions,
): Promise<Record<string, string>> {
  const csrfToken = operation.method === 'GET' ? undefined : client.csrfToken?.();
  return {
    ...(body !== undefined && { 'content-type': 'application/json' }),
    ...(client.token && { authorization: `Bearer ${await client.token()}` }),
    ...(csrfToken !== undefined && { 'x-csrf-token': csrfToken }),
    ...(operation.statesPurpose && encodeStatement(call.statement ?? client.statement ?? {})),
  };
}
