/** Makes one block of templates after another. */
import { parentPort } from 'node:worker_threads';
import { syntheticBlock } from './block.ts';
import type { BlockRequest } from './block.ts';

parentPort?.on('message', (request: BlockRequest) => {
  const before = process.threadCpuUsage();
  const block = syntheticBlock(request);
  const { user, system } = process.threadCpuUsage(before);
  parentPort?.postMessage({ index: request.index, block, cpuUs: user + system }, [block.buffer]);
});
