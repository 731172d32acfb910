/** What can go wrong between a client and the server. */
import type { ErrorEntry } from '@ipse/core';

export const protocolErrors = {
  API_UNREACHABLE: {
    message: 'The server cannot be reached.',
    hint: 'Check that Ipse is running and that its address is right.',
    httpStatus: 502,
  },
  API_TIMEOUT: {
    message: 'The server did not answer in time.',
    hint: 'Try again; a large image or a busy server takes longer.',
    httpStatus: 504,
  },
  API_CANCELLED: {
    message: 'The call was cancelled.',
    hint: 'Nothing to do; the server may still have finished the work.',
    httpStatus: 499,
  },
  API_ANSWER_UNREADABLE: {
    message: 'The answer is not what this interface promises.',
    hint: 'Check that the address is that of Ipse itself, and that client and server are of one version.',
    httpStatus: 502,
  },
  API_BAD_REQUEST: {
    message: 'The server refused the request as faulty.',
    hint: 'Correct what the message names.',
    httpStatus: 400,
  },
  API_NOT_SIGNED_IN: {
    message: 'The server does not know who is calling.',
    hint: 'Sign in again, or check the client id, its secret and the time of day.',
    httpStatus: 401,
  },
  API_NOT_ALLOWED: {
    message: 'The server does not allow this call.',
    hint: 'Ask the administrator for the scope that the operation needs, and state a purpose.',
    httpStatus: 403,
  },
  API_UNKNOWN_RECORD: {
    message: 'There is no such record.',
    hint: 'Check the ids and the name of the gallery.',
    httpStatus: 404,
  },
  API_CONFLICT: {
    message: 'The record is there already; nothing was changed.',
    hint: 'Use another id, or update the record instead.',
    httpStatus: 409,
  },
  API_TOO_LARGE: {
    message: 'The request is too large.',
    hint: 'Send fewer or smaller images.',
    httpStatus: 413,
  },
  API_TOO_MANY_REQUESTS: {
    message: 'Too many requests in a short time.',
    hint: 'Wait as long as the Retry-After header says, then go on more slowly.',
    httpStatus: 429,
  },
  API_SERVER_BUSY: {
    message: 'The server has no room for the call at the moment.',
    hint: 'Wait as long as the Retry-After header says, then try again.',
    httpStatus: 503,
  },
  API_SERVER_FAULT: {
    message: 'The server failed.',
    hint: "Look into the server's log, by the id of the request.",
    httpStatus: 500,
  },
} as const satisfies Record<string, ErrorEntry>;
