import { fail } from '../errors.ts';

export interface Patience {
  readonly signal?: AbortSignal | undefined;
  readonly timeoutMs?: number;
  /** The error after the timeout. */
  readonly late?: () => Error;
}

/** A promise for as long as somebody is willing to wait for it; ENGINE_CANCELLED when the signal aborts. */
export async function within<T>(promise: Promise<T>, { signal, timeoutMs, late }: Patience): Promise<T> {
  const end = Promise.withResolvers<never>();
  const cancel = () => end.reject(fail('ENGINE_CANCELLED'));
  const timer = timeoutMs === undefined ? undefined : setTimeout(() => end.reject(late?.()), timeoutMs);
  signal?.addEventListener('abort', cancel);
  if (signal?.aborted) cancel();
  try {
    return await Promise.race([promise, end.promise]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', cancel);
  }
}
