/** Makes one block of templates after another. */
import { parentPort } from 'node:worker_threads';
import { syntheticBlock } from './block.ts';
import type { BlockRequest } from './block.ts';
import { answerBlock } from './write-blocks.ts';
import type { NumberedRequest } from './write-blocks.ts';

parentPort?.on('message', (request: NumberedRequest<BlockRequest>) => {
  answerBlock(request, syntheticBlock, (answer, transfer) => parentPort?.postMessage(answer, transfer));
});
