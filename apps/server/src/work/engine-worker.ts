/** One shard of the galleries, in a thread of its own. */
import { parentPort } from 'node:worker_threads';
import { serveShard } from '@ipse/engine';
import { modalities } from './thread-modalities.ts';

serveShard(parentPort, modalities);
