/** The modalities of a worker thread: the face network is the one that the thread was made for. */
import { workerData } from 'node:worker_threads';
import { loadModalities } from './modalities.ts';

/** What a worker thread is handed as it starts. */
export interface FaceModelChoice {
  /** Of an added face network; the built-in one when absent. */
  readonly folder?: string;
}

export const { face, all: modalities } = await loadModalities((workerData as FaceModelChoice | null)?.folder);
