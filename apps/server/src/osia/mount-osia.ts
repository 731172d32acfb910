/** OSIA's operations as routes: answered at once, or as a task when the call names a callback. */
import type { FastifyInstance } from 'fastify';
import { osiaOperations } from '@ipse/protocol';
import type { Operation, OsiaOperationId } from '@ipse/protocol';
import type { ClientCaller } from '../auth/caller.ts';
import { fail } from '../errors.ts';
import { mount } from '../http/mount.ts';
import type { Answer, Call, Gates } from '../http/mount.ts';
import type { Services } from '../services.ts';
import { allowedCallback } from '../tasks/callback-guard.ts';
import { createTask } from '../tasks/osia-task.ts';
import { osiaErrorHandler } from './errors.ts';
import { handlerOf } from './handlers.ts';
import type { OsiaInput, Prepare } from './operation.ts';

export function mountOsia(app: FastifyInstance, services: Services, gates: Gates): void {
  for (const id of Object.keys(osiaOperations) as OsiaOperationId[]) {
    const operation: Operation = osiaOperations[id];
    const prepare = handlerOf(id);
    const handler = (call: Call) => answer(services, id, operation, prepare, call);
    mount(app, gates, operation, handler, { errorHandler: osiaErrorHandler(operation) });
  }
}

async function answer(
  services: Services,
  id: OsiaOperationId,
  operation: Operation,
  prepare: Prepare<Operation>,
  call: Call,
): Promise<Answer> {
  const input = inputOf(operation, call);
  const { callback } = call.query as { callback?: string };
  if (operation.callback && callback !== undefined) {
    if (!allowedCallback(callback, input.client.callbackPrefixes)) throw fail('CALLBACK_REFUSED');
    return { status: 202, body: { taskId: await createTask(services, id, input, callback) } };
  }
  const commit = await prepare(services, input);
  const { body, mediaType, cursor } = await commit(services.store);
  if (cursor) services.freshness.acknowledged(cursor);
  if (body === undefined) return { status: 204 };
  return { status: 200, body, ...(mediaType === undefined ? {} : { mediaType }) };
}

function inputOf(operation: Operation, call: Call): OsiaInput {
  const { params, query, body, request } = call;
  const accept = preferredType(request.headers.accept, Object.keys(operation.responses[200]?.content ?? {}));
  return {
    params,
    query,
    body,
    client: call.caller as ClientCaller,
    get use() {
      return call.use;
    },
    ...(accept === undefined ? {} : { accept }),
  };
}

/** The first type that the caller lists by name and the operation offers. */
function preferredType(accept: string | undefined, offered: readonly string[]): string | undefined {
  const listed = (accept ?? '').split(',').map((part) => part.split(';', 1)[0].trim().toLowerCase());
  return listed.find((type) => offered.includes(type));
}
