/** A connection that hears one channel of NOTIFY. */
import type { Client } from 'pg';

export interface Listener {
  /** Resolves at the next notification (also one since the last call), after the time, at abort or when the connection ends. */
  next(timeoutMs: number, signal: AbortSignal): Promise<void>;
  close(): Promise<void>;
}

export async function listenOn(client: Client, channel: string): Promise<Listener> {
  let heard = false;
  let isClosed = false;
  let wake: () => void = () => undefined;
  const onSignal = () => {
    heard = true;
    wake();
  };
  client.on('notification', onSignal);
  client.on('error', onSignal);
  client.on('end', () => {
    isClosed = true;
    onSignal();
  });
  await client.connect();
  await client.query(`listen ${channel}`);
  return {
    async next(timeoutMs, signal) {
      if (isClosed) throw new Error('the listening connection was closed');
      if (!heard && !signal.aborted) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, timeoutMs);
          signal.addEventListener('abort', onSignal, { once: true });
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
        signal.removeEventListener('abort', onSignal);
      }
      heard = false;
    },
    close: () => client.end().catch(() => undefined),
  };
}
