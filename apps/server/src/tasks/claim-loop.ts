/** A loop over claimed work: woken at once by this server, by the clock for what is due. */
import type { Services } from '../services.ts';

export interface ClaimLoop {
  wake(): void;
  /** Resolves when what is under way has ended. */
  close(): Promise<void>;
}

export interface ClaimedWork<Claimed> {
  /** For the log. */
  readonly name: string;
  readonly claim: () => Promise<Claimed | undefined>;
  readonly handle: (claimed: Claimed) => Promise<void>;
}

const pollMs = 1000;

/** Claims one piece after the other until there is none, then sleeps. */
export function startClaimLoop<Claimed>(
  { log, isReady }: Pick<Services, 'log' | 'isReady'>,
  { name, claim, handle }: ClaimedWork<Claimed>,
): ClaimLoop {
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
    for (let claimed = await claim(); claimed !== undefined;) {
      await handle(claimed);
      claimed = closed ? undefined : await claim();
    }
  };
  const run = async (): Promise<void> => {
    while (!closed) {
      awake = false;
      if (isReady()) await claimAll().catch((error: unknown) => log.warn({ err: error, work: name }, 'task loop'));
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
