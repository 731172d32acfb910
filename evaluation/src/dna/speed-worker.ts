/** Times searches of one share of the profiles; asked and answered by messages. */
import { parentPort, workerData } from 'node:worker_threads';
import { createShare, timesOf } from './share.ts';
import type { Share } from './share.ts';

const { profiles, seed } = workerData as { readonly profiles: number; readonly seed: number };
const share: Share = createShare(profiles, seed);
parentPort!.on('message', (repeats: number) => parentPort!.postMessage(timesOf(share, repeats)));
parentPort!.postMessage('ready');
