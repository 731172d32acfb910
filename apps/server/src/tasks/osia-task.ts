/** An asynchronous OSIA call as a task: what is kept of the call, and running it later. */
import { isCodedError } from '@ipse/core';
import { stateUse } from '@ipse/custody';
import type { StatedBasis } from '@ipse/custody';
import { osiaOperations } from '@ipse/protocol';
import type { Operation, OsiaError, OsiaOperationId } from '@ipse/protocol';
import type { ClaimedTask, Json } from '@ipse/store';
import { settingsOf } from '../auth/clients.ts';
import { fail } from '../errors.ts';
import { asCoded } from '../http/error-replies.ts';
import { osiaErrorBody, osiaStatus } from '../osia/errors.ts';
import { handlerOf } from '../osia/handlers.ts';
import type { OsiaInput, OsiaResult } from '../osia/operation.ts';
import type { Services } from '../services.ts';

interface TaskRequest {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  /** Null where the operation asks for none. */
  readonly basis: StatedBasis | null;
}

/** Where the answer goes. */
export interface TaskDelivery {
  readonly callback: string;
  readonly transactionId: string;
}

/** What is delivered. */
export type TaskResult = { readonly body: unknown } | { readonly error: OsiaError };

/** Keeps the call, sealed, and wakes the loop. */
export async function createTask(
  services: Services,
  id: OsiaOperationId,
  input: OsiaInput,
  callback: string,
): Promise<string> {
  const { params, query, body, client } = input;
  const basis = osiaOperations[id].statesPurpose ? input.use.basis : null;
  const request: TaskRequest = { params: params ?? {}, query, body: body ?? null, basis };
  const { transactionId } = query as { transactionId: string };
  const delivery: TaskDelivery = { callback, transactionId };
  const taskId = await services.store.tasks.create({
    clientId: client.id,
    operation: id,
    request: request as unknown as Json,
    delivery: delivery as unknown as Json,
  });
  services.wakeTasks();
  return taskId;
}

/**
 * Runs a task; its end is written in the transaction of its work. A failure that may pass (503) leaves the task as it
 * is: it runs again when its lease is over.
 */
export async function runTask(services: Services, task: ClaimedTask): Promise<void> {
  const operation: Operation = osiaOperations[task.operation as OsiaOperationId];
  try {
    const prepare = handlerOf(task.operation as OsiaOperationId);
    const commit = await prepare(services, await inputOf(services, task));
    const { cursor } = await services.store.transact(async (store) => {
      const result = await commit(store);
      await store.tasks.finish(task.taskId, toJson(resultOf(result)));
      return result;
    });
    if (cursor) services.freshness.acknowledged(cursor);
  } catch (error) {
    const coded = asCoded(error);
    if (coded.httpStatus === 503) throw error;
    if (!isCodedError(error)) services.log.error({ err: error, operation: task.operation }, 'task failed');
    const body = osiaErrorBody(coded, osiaStatus(operation, coded));
    await services.store.tasks.finish(task.taskId, toJson({ error: body }));
  }
}

const resultOf = ({ body }: OsiaResult): TaskResult => ({ body: body ?? 'OK' });
const toJson = (result: TaskResult): Json => result as unknown as Json;

/** Errors: TOKEN_INVALID when the client is no longer registered. */
async function inputOf({ store }: Services, task: ClaimedTask): Promise<OsiaInput> {
  const client = await store.clients.find(task.clientId);
  if (!client) throw fail('TOKEN_INVALID');
  const { params, query, body, basis } = task.request as unknown as TaskRequest;
  const call = { params, query, body: body ?? undefined } as Pick<OsiaInput, 'params' | 'query' | 'body'>;
  return {
    ...call,
    client: { id: task.clientId, ...settingsOf(client) },
    get use() {
      return stateUse({ kind: 'client', id: task.clientId }, basis ?? {});
    },
  };
}
