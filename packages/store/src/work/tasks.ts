/** Asynchronous tasks: a queue in a table, leased row by row, so that a worker that dies gives its task back. */
import type { RealmVault } from '@ipse/custody';
import type { Selectable } from 'kysely';
import { dateOf, fromBytes, newId, read, toBytes, write } from '../context.ts';
import type { Context, Tx } from '../context.ts';
import type { Schema } from '../database/schema.ts';
import type { ClaimedTask, NewTask, TaskRecord, TaskStatus, Tasks } from '../types/work.ts';

type TaskRow = Selectable<Schema['task']>;

const claimable: Readonly<Record<'run' | 'deliver', readonly TaskStatus[]>> = {
  run: ['PENDING'],
  deliver: ['RESPONSE_SCHEDULED', 'RESPONSE_RETRY'],
};

const places = {
  request: (id: string) => ({ kind: 'task-request', version: 1, id }),
  delivery: (id: string) => ({ kind: 'task-delivery', version: 1, id }),
  result: (id: string) => ({ kind: 'task-result', version: 1, id }),
};

export function createTasks(context: Context): Tasks {
  const { vault } = context;
  return {
    create: (task) => write(context, (tx) => insertTask(context, tx, task)),

    read: (taskId) =>
      read(context, async (db) => {
        const row = await db
          .selectFrom('task')
          .select(['id', 'client_id', 'operation', 'status', 'attempts', 'created_at'])
          .where('realm_id', '=', vault.realm)
          .where('id', '=', taskId)
          .executeTakeFirst();
        return row === undefined ? undefined : summaryOf(row);
      }),

    claim: (work, leaseMs) => write(context, (tx) => claim(context, tx, claimable[work], leaseMs)),

    finish: (taskId, result) =>
      set(context, taskId, {
        status: 'RESPONSE_SCHEDULED',
        attempts: 0,
        due_at: dateOf(context),
        sealed_request: null,
        sealed_result: vault.sealRecord(places.result(taskId), toBytes(result)),
      }),
    delivered: (taskId) => set(context, taskId, { status: 'COMPLETED' }),
    deliveryFailed: (taskId, retryAt) =>
      set(
        context,
        taskId,
        retryAt === undefined ? { status: 'RESPONSE_ERROR' } : { status: 'RESPONSE_RETRY', due_at: retryAt },
        1,
      ),

    redeliver: (taskId) =>
      write(context, async (tx) => {
        const result = await tx
          .updateTable('task')
          .set({ status: 'RESPONSE_SCHEDULED', attempts: 0, due_at: dateOf(context), leased_until: null })
          .where('realm_id', '=', vault.realm)
          .where('id', '=', taskId)
          .where('sealed_result', 'is not', null)
          .executeTakeFirst();
        return result.numUpdatedRows === 1n;
      }),
  };
}

async function claim(
  context: Context,
  tx: Tx,
  statuses: readonly TaskStatus[],
  leaseMs: number,
): Promise<ClaimedTask | undefined> {
  const now = dateOf(context);
  const row = await tx
    .selectFrom('task')
    .selectAll()
    .where('realm_id', '=', context.vault.realm)
    .where('status', 'in', [...statuses])
    .where('due_at', '<=', now)
    .where((where) => where.or([where('leased_until', 'is', null), where('leased_until', '<=', now)]))
    .orderBy('due_at')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  if (row === undefined) return undefined;
  await tx
    .updateTable('task')
    .set({ leased_until: new Date(now.getTime() + leaseMs) })
    .where('id', '=', row.id)
    .execute();
  return openTask(context.vault, row);
}

function openTask(vault: RealmVault, row: TaskRow): ClaimedTask {
  const open = (place: keyof typeof places, sealed: Uint8Array | null) =>
    sealed === null ? null : fromBytes(vault.openRecord(places[place](row.id), sealed));
  return {
    ...summaryOf(row),
    request: open('request', row.sealed_request),
    delivery: open('delivery', row.sealed_delivery),
    result: open('result', row.sealed_result),
  };
}

/** Every step of a task ends its lease. */
function set(
  context: Context,
  taskId: string,
  values: Partial<Pick<TaskRow, 'status' | 'attempts' | 'due_at'>> & {
    sealed_request?: null;
    sealed_result?: Uint8Array;
  },
  failures = 0,
): Promise<void> {
  return write(context, async (tx) => {
    await tx
      .updateTable('task')
      .set((of) => ({
        ...(failures > 0 ? { attempts: of('attempts', '+', failures) } : {}),
        ...values,
        leased_until: null,
        updated_at: dateOf(context),
      }))
      .where('realm_id', '=', context.vault.realm)
      .where('id', '=', taskId)
      .execute();
  });
}

function summaryOf(
  row: Pick<TaskRow, 'id' | 'client_id' | 'operation' | 'status' | 'attempts' | 'created_at'>,
): TaskRecord {
  return {
    taskId: row.id,
    clientId: row.client_id,
    operation: row.operation,
    status: row.status,
    attempts: row.attempts,
    createdAt: row.created_at,
  };
}

async function insertTask(
  context: Context,
  tx: Tx,
  { clientId, operation, request, delivery }: NewTask,
): Promise<string> {
  const { vault } = context;
  const id = newId(context);
  const now = dateOf(context);
  await tx
    .insertInto('task')
    .values({
      id,
      realm_id: vault.realm,
      client_id: clientId,
      operation,
      status: 'PENDING',
      due_at: now,
      leased_until: null,
      sealed_request: vault.sealRecord(places.request(id), toBytes(request)),
      sealed_delivery: vault.sealRecord(places.delivery(id), toBytes(delivery)),
      sealed_result: null,
      created_at: now,
      updated_at: now,
    })
    .execute();
  return id;
}
