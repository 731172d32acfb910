/** From an error to what a caller is told; only coded errors say more than 'failed'. */
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { isCodedError } from '@ipse/core';
import type { CodedError } from '@ipse/core';
import { describeErrors } from '@ipse/protocol/validation';
import { fail } from '../errors.ts';

/** Any thrown value as a coded error; what is not the caller's doing becomes INTERNAL and keeps its cause for the log. */
export function asCoded(error: unknown): CodedError {
  if (isCodedError(error)) return error;
  const { code = '', statusCode, validation } = error as FastifyError;
  if (validation) return fail('REQUEST_INVALID', describeFaults(error as FastifyError), error);
  switch (code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return fail('BODY_TOO_LARGE', undefined, error);
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return fail('MEDIA_TYPE_UNSUPPORTED', undefined, error);
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
      return fail('JSON_INVALID', undefined, error);
  }
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
    return fail('REQUEST_INVALID', code, error);
  }
  return fail('INTERNAL', undefined, error);
}

/** Names the fields, never their values. */
function describeFaults({ validation = [], validationContext = 'body' }: FastifyError): string {
  return describeErrors(validation as Parameters<typeof describeErrors>[0], validationContext);
}

/** Logs what the server itself must answer for. */
export function logFailure(request: FastifyRequest, coded: CodedError): void {
  if (coded.httpStatus >= 500) request.log.error({ err: coded.cause ?? coded, code: coded.code }, 'request failed');
}

/** Headers that belong to a status, whichever interface answers. */
export function addStatusHeaders(reply: FastifyReply, status: number): void {
  if (status === 401) void reply.header('WWW-Authenticate', 'Bearer');
  if (status === 503) void reply.header('Retry-After', '2');
}

/** The error handler of our own interface: code, message, hint and the id under which the log has it. */
export function replyOwnError(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const coded = asCoded(error);
  logFailure(request, coded);
  addStatusHeaders(reply, coded.httpStatus);
  const { code, message, hint, httpStatus } = coded;
  void reply.code(httpStatus).send({ code, message, hint, requestId: request.id });
}
