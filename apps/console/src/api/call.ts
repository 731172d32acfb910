/**
 * One HTTP call of Ipse's own interface from the browser: session cookie, CSRF token, statement of purpose, refusals.
 * It takes only types from `protocol`: the client there carries every schema, which a browser would load for nothing.
 */
import { encodeStatement } from '@ipse/protocol';
import type { ErrorBody, HttpMethod, Statement } from '@ipse/protocol';
import { ApiError } from './failure.ts';

export interface CallOptions {
  readonly body?: unknown;
  /** Why data is used; sent with every call that touches a person's data. */
  readonly statement?: Statement;
  readonly signal?: AbortSignal;
}

let csrfToken = '';

/** Remembers the token that the session's changing calls carry. */
export function setCsrfToken(token: string): void {
  csrfToken = token;
}

/** Makes the call and returns the response. Errors: ApiError when refused; TypeError when the server is unreachable. */
export async function call(method: HttpMethod, path: string, options: CallOptions = {}): Promise<Response> {
  const { body, statement, signal } = options;
  const response = await fetch(`/ipse/v1/${path}`, {
    method,
    signal: signal ?? null,
    credentials: 'same-origin',
    headers: {
      accept: 'application/json',
      ...(method === 'GET' ? {} : { 'x-csrf-token': csrfToken }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(statement === undefined ? {} : encodeStatement(statement)),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new ApiError(response.status, await refusalOf(response));
  return response;
}

/** Makes the call and reads its JSON answer. */
export async function callJson<Answer>(method: HttpMethod, path: string, options?: CallOptions): Promise<Answer> {
  return (await (await call(method, path, options)).json()) as Answer;
}

/** The server's own words, or ours when something between us and it answered. */
async function refusalOf(response: Response) {
  const body = (await response.json().catch(() => undefined)) as ErrorBody | undefined;
  if (typeof body?.code === 'string') return body;
  return {
    code: `HTTP_${response.status}`,
    message: 'The server refused this without saying why.',
    hint: 'What you entered is kept. Try again; if it happens again, ask whoever runs the server to read its log.',
  };
}
