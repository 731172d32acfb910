import type { MessagePort } from 'node:worker_threads';
import type { Modality } from '@ipse/core';

/** Serves one shard on the worker's port (`parentPort`); call it once at the top of the worker module. */
export declare function serveShard(port: MessagePort | null, modalities: readonly Modality[]): void;
