/** A call's failure: what the server says of it, or what the client met on the way. */
import { CodedError, type ErrorEntry } from '@ipse/core';
import { protocolErrors } from '../errors.ts';

/** A call that brought no result. `code` is the server's where it gave one, otherwise one of `protocolErrors`. */
export class ApiError extends CodedError {
  /** Under which the server's log has the call. */
  readonly requestId: string | undefined;

  constructor(code: string, entry: ErrorEntry, requestId?: string, cause?: unknown) {
    super(code, entry, undefined, cause);
    this.requestId = requestId;
  }
}

type Code = keyof typeof protocolErrors;

const codeOfStatus: Readonly<Record<number, Code>> = {
  400: 'API_BAD_REQUEST',
  401: 'API_NOT_SIGNED_IN',
  403: 'API_NOT_ALLOWED',
  404: 'API_UNKNOWN_RECORD',
  409: 'API_CONFLICT',
  413: 'API_TOO_LARGE',
  429: 'API_TOO_MANY_REQUESTS',
  503: 'API_SERVER_BUSY',
};

/** An error of the client's own. */
export function apiError(code: Code, cause?: unknown): ApiError {
  return new ApiError(code, protocolErrors[code], undefined, cause);
}

/**
 * The error that a refusal stands for. Our own interface sends code, message and hint; OSIA a number and a message, or
 * nothing; the token endpoint `error` and `error_description` (RFC 6749 clause 5.2).
 */
export function errorOfAnswer(status: number, body: unknown): ApiError {
  const code = codeOfStatus[status] ?? (status >= 500 ? 'API_SERVER_FAULT' : 'API_BAD_REQUEST');
  const said = (typeof body === 'object' && body !== null ? body : {}) as Readonly<Record<string, unknown>>;
  const text = (name: string) => (typeof said[name] === 'string' ? said[name] : undefined);
  const entry: ErrorEntry = {
    message: text('message') ?? text('error_description') ?? protocolErrors[code].message,
    hint: text('hint') ?? protocolErrors[code].hint,
    httpStatus: status,
  };
  return new ApiError(text('code') ?? code, entry, text('requestId'));
}
