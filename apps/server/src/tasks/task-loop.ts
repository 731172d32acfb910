/** The loops that run tasks and deliver their results: woken at once by this server, by the clock for what is due. */
import type { ClaimedTask } from '@ipse/store';
import type { Services } from '../services.ts';
import { deliverTask } from './deliver.ts';
import { runTask } from './osia-task.ts';

const leaseMs = 120_000;
const pollMs = 1000;

export interface TaskLoop {
  wake(): void;
  /** Resolves when what is under way has ended. */
  close(): Promise<void>;
}

export function startTaskLoop(services: Services): TaskLoop {
  const deliveries = startLoop(services, 'deliver', (task) => deliverTask(services, task));
  const runs = startLoop(services, 'run', (task) => runTask(services, task).then(deliveries.wake));
  const loops = [runs, deliveries];
  return {
    wake: () => {
      for (const loop of loops) loop.wake();
    },
    close: async () => void (await Promise.all(loops.map((loop) => loop.close()))),
  };
}

/** Claims one task after the other until there is none, then sleeps. */
function startLoop(
  { store, log, isReady }: Services,
  work: 'run' | 'deliver',
  handle: (task: ClaimedTask) => Promise<void>,
): TaskLoop {
  let closed = false;
  let awake = false;
  let rouse = () => {};
  const sleep = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, pollMs);
      rouse = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const claimAll = async (): Promise<void> => {
    for (let task = await store.tasks.claim(work, leaseMs); task;) {
      await handle(task);
      task = closed ? undefined : await store.tasks.claim(work, leaseMs);
    }
  };
  const run = async (): Promise<void> => {
    while (!closed) {
      awake = false;
      if (isReady()) await claimAll().catch((error: unknown) => log.warn({ err: error, work }, 'task loop'));
      if (!closed && !awake) await sleep();
    }
  };
  const running = run();
  return {
    wake: () => {
      awake = true;
      rouse();
    },
    close: async () => {
      closed = true;
      rouse();
      await running;
    },
  };
}
