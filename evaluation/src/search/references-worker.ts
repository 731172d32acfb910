/** Makes one block of strangers after another. */
import { parentPort, workerData } from 'node:worker_threads';
import { syntheticBlock } from '../synthetic/block.ts';
import { joinTemplates, splitTemplates } from '../synthetic/template-file.ts';
import { answerBlock } from '../synthetic/write-blocks.ts';
import type { NumberedRequest } from '../synthetic/write-blocks.ts';
import type { StrangersRequest } from './references-file.ts';
import { stranger } from './strangers.ts';

/** The drawn ones, as the file holds them; empty as long as they are being drawn. */
const pool = splitTemplates(workerData as Uint8Array);

function strangersBlock(request: StrangersRequest): Uint8Array<ArrayBuffer> {
  if (request.drawn) return syntheticBlock(request);
  return joinTemplates(Array.from({ length: request.count }, (_, i) => stranger(pool, request.from + i)));
}

parentPort?.on('message', (request: NumberedRequest<StrangersRequest>) => {
  answerBlock(request, strangersBlock, (answer, transfer) => parentPort?.postMessage(answer, transfer));
});
