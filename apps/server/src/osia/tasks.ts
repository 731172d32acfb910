/** OSIA's tasks: how far an asynchronous call has come, and sending its result once more. */
import type { Store, TaskRecord } from '@ipse/store';
import { fail } from '../errors.ts';
import { isUuid } from '../records/uuid.ts';
import type { OsiaHandlers } from './operation.ts';

export const taskHandlers = {
  readTaskStatus: async (_services, { params, client }) => {
    return async (store) => ({ body: (await readOwnTask(store, params.taskId, client.id)).status });
  },

  redeliverTaskResult: async (services, { params: { taskId }, client }) => {
    return async (store) => {
      const { status } = await readOwnTask(store, taskId, client.id);
      if (status !== 'PENDING' && !(await store.tasks.redeliver(taskId))) throw fail('TASK_UNKNOWN');
      services.wakeTasks();
      return {};
    };
  },
} as const satisfies Partial<OsiaHandlers>;

/** A client sees its own tasks only; another's does not exist for it. Errors: TASK_UNKNOWN. */
async function readOwnTask(store: Store, taskId: string, clientId: string): Promise<TaskRecord> {
  const task = isUuid(taskId) ? await store.tasks.read(taskId) : undefined;
  if (task?.clientId !== clientId) throw fail('TASK_UNKNOWN');
  return task;
}
