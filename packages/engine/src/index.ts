/**
 * References in memory, in worker threads, searched on one scale of evidence. Knows opaque ids and the Modality port;
 * never names a modality and never learns who somebody is.
 *
 * The composition root owns the worker module, which is two lines:
 * `import { serveShard } from '@ipse/engine'; serveShard(parentPort, [fingerprint, createFace()]);`
 */
export { createEngine } from './engine.ts';
export { engineErrors } from './errors.ts';
export { serveShard } from './shard/serve.ts';
export { ALL_GALLERIES, UNKNOWN_POSITION } from './types.ts';
export type * from './types.ts';
