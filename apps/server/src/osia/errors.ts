/** Errors as OSIA tells them: a body with 400 and 500, none with 403, 404 and 409. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { CodedError } from '@ipse/core';
import type { Operation, OsiaError } from '@ipse/protocol';
import { addStatusHeaders, asCoded, logFailure } from '../http/error-replies.ts';

/** Statuses of the transport, which OSIA's file leaves to the server. */
const transportStatuses = [401, 413, 429, 503];

/** The status of an error in an operation: one that the operation lists, or the general one of its kind. */
export function osiaStatus(operation: Operation, { httpStatus }: CodedError): number {
  if (transportStatuses.includes(httpStatus) || httpStatus in operation.responses) return httpStatus;
  return httpStatus < 500 ? 400 : 500;
}

/** The numeric code is the status; our own code begins the message, the hint ends it. */
export function osiaErrorBody({ code, message, hint }: CodedError, status: number): OsiaError {
  return { code: status, message: `${code}: ${message} ${hint}` };
}

/** The error handler of one operation. */
export function osiaErrorHandler(operation: Operation) {
  return (error: unknown, request: FastifyRequest, reply: FastifyReply): void => {
    const coded = asCoded(error);
    logFailure(request, coded);
    const status = osiaStatus(operation, coded);
    addStatusHeaders(reply, status);
    void reply.code(status);
    if (status in operation.responses && !operation.responses[status].content) void reply.send();
    else void reply.type('application/json; charset=utf-8').send(JSON.stringify(osiaErrorBody(coded, status)));
  };
}
