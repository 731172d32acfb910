/** The worker's side of a shard: takes one request after the other and answers each. */
import type { MessagePort } from 'node:worker_threads';
import { assert } from '@ipse/core';
import type { Modality } from '@ipse/core';
import { fail } from '../errors.ts';
import { toWire } from '../messages.ts';
import type { ShardCounts, ShardMessage, ShardOperation, ShardOperations, ShardRequest } from '../messages.ts';
import type { CompareRequest, CompareResult } from '../types.ts';
import { createHoldings } from './holdings.ts';
import type { Holdings } from './holdings.ts';
import { searchShard, verifyShard } from './search.ts';

type Handlers = { [Op in ShardOperation]: (payload: ShardOperations[Op]['payload']) => ShardOperations[Op]['answer'] };

/** Serves one shard on the worker's port (`parentPort`); call it once at the top of the worker module. */
export function serveShard(port: MessagePort | null, modalities: readonly Modality[]): void {
  assert(port !== null, 'serveShard runs in a worker thread');
  const byId = new Map<string, Modality>(modalities.map((modality) => [modality.id, modality]));
  const holdings = createHoldings(byId);
  const handlers: Handlers = {
    apply: (changes) => void holdings.apply(changes),
    search: (request) => searchShard(holdings, byId, request),
    verify: (request) => verifyShard(holdings, byId, request),
    compare: (request) => compareTemplates(byId, request),
    counts: () => countHoldings(holdings),
  };
  const post = (message: ShardMessage) => port.postMessage(message);
  port.on('message', ({ id, operation, payload }: ShardRequest) => {
    try {
      const handle = handlers[operation] as (payload: unknown) => unknown;
      post({ kind: 'answer', id, answer: handle(payload) });
    } catch (error) {
      post({ kind: 'failure', id, failure: toWire(error) });
    }
  });
  const infos = modalities.map(({ id, algorithm, calibration }) => ({ id, algorithm: { ...algorithm }, calibration }));
  post({ kind: 'hello', modalities: infos });
}

function compareTemplates(modalities: ReadonlyMap<string, Modality>, request: CompareRequest): CompareResult {
  const modality = modalities.get(request.modality);
  if (modality === undefined) throw fail('ENGINE_MODALITY_UNKNOWN', request.modality);
  const probe = modality.decodeTemplate(request.probe);
  const reference = modality.decodeTemplate(request.reference);
  const { similarity, pairs } = modality.compare(probe, reference);
  return {
    ...modality.calibrate(similarity),
    pairs,
    probeFeatures: modality.features(probe),
    referenceFeatures: modality.features(reference),
  };
}

function countHoldings({ register: { persons, profiles } }: Holdings): ShardCounts {
  const modalities: Record<string, number> = {};
  let unreadable = 0;
  for (const profile of profiles.values()) {
    for (const { modality, readable } of profile.holdings) {
      modalities[modality] = (modalities[modality] ?? 0) + profile.persons;
      if (!readable) unreadable += profile.persons;
    }
  }
  return { persons, unreadable, modalities };
}
