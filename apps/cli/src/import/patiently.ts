/** A busy server is given time. */
import { setTimeout as sleep } from 'node:timers/promises';
import { isCodedError } from '@ipse/core';

export const busy = ['API_SERVER_BUSY', 'API_TOO_MANY_REQUESTS', 'SERVER_BUSY', 'RATE_LIMITED', 'NOT_READY'];
const TRIES_MAX = 6;

/** Twice as long after each refusal. */
export async function patiently<T>(call: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await call();
    } catch (error) {
      if (!isCodedError(error) || !busy.includes(error.code) || tries === TRIES_MAX) throw error;
      await sleep(500 * 2 ** tries);
    }
  }
}
