/** The loops of all work that outlives a request: tasks, the delivery of their results, searches of unsolved marks. */
import { searchForLeads } from '../leads/search-for-leads.ts';
import type { Services } from '../services.ts';
import { startClaimLoop } from './claim-loop.ts';
import type { ClaimLoop } from './claim-loop.ts';
import { deliverTask } from './deliver.ts';
import { runTask } from './osia-task.ts';

const leaseMs = 120_000;

export type TaskLoop = ClaimLoop;

export function startTaskLoop(services: Services): TaskLoop {
  const { tasks, leads } = services.store;
  const deliveries = startClaimLoop(services, {
    name: 'deliver',
    claim: () => tasks.claim('deliver', leaseMs),
    handle: (task) => deliverTask(services, task),
  });
  const runs = startClaimLoop(services, {
    name: 'run',
    claim: () => tasks.claim('run', leaseMs),
    handle: (task) => runTask(services, task).then(deliveries.wake),
  });
  const searches = startClaimLoop(services, {
    name: 'leads',
    claim: () => leads.claim(leaseMs),
    handle: (search) => searchForLeads(services, search),
  });
  const loops = [runs, deliveries, searches];
  return {
    wake: () => {
      for (const loop of loops) loop.wake();
    },
    close: async () => void (await Promise.all(loops.map((loop) => loop.close()))),
  };
}
