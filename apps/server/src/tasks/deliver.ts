/** Delivery of a task's result to the callback of its client. */
import type { ClaimedTask } from '@ipse/store';
import { settingsOf } from '../auth/clients.ts';
import type { Services } from '../services.ts';
import { allowedCallback, callbackAddress } from './callback-guard.ts';
import type { TaskDelivery, TaskResult } from './osia-task.ts';

const answerTimeoutMs = 10_000;

/** Tries once; writes whether it was accepted, or when to try again. */
export async function deliverTask(services: Services, task: ClaimedTask): Promise<void> {
  const { store, now, callbackPausesMs } = services;
  if (await post(services, task)) return store.tasks.delivered(task.taskId);
  const pauseMs = callbackPausesMs[task.attempts];
  await store.tasks.deliveryFailed(task.taskId, pauseMs === undefined ? undefined : new Date(now() + pauseMs));
}

/** The registration may have changed since the call, so the address is checked again. Redirects are not followed. */
async function post({ store, log }: Services, task: ClaimedTask): Promise<boolean> {
  const { callback, transactionId } = task.delivery as unknown as TaskDelivery;
  const client = await store.clients.find(task.clientId);
  const allowed = client && allowedCallback(callback, settingsOf(client).callbackPrefixes);
  if (!allowed) return false;
  const result = task.result as unknown as TaskResult;
  const failed = 'error' in result;
  try {
    const response = await fetch(callbackAddress(allowed, transactionId, task.taskId), {
      method: 'POST',
      redirect: 'manual',
      headers: { 'Content-Type': failed ? 'application/error+json' : 'application/json' },
      body: JSON.stringify(failed ? result.error : result.body),
      signal: AbortSignal.timeout(answerTimeoutMs),
    });
    await response.body?.cancel();
    return response.ok;
  } catch (error) {
    log.warn({ err: error, attempts: task.attempts }, 'callback failed');
    return false;
  }
}
