/** The engine on the main thread: feeds the shards, asks them, and merges what they say. */
import { availableParallelism } from 'node:os';
import { fail } from './errors.ts';
import { createCursorClock } from './host/cursor-clock.ts';
import { createGate } from './host/gate.ts';
import { searchPositions } from './host/other-positions.ts';
import { within } from './host/patience.ts';
import { mergeSearch, sourcesOf, toShardSearch, toVerifyResult } from './host/questions.ts';
import { allReady, forShard, openShards, statsOf } from './host/shards.ts';
import type { Shard } from './host/shard.ts';
import { shardOf } from './partition.ts';
import { ALL_GALLERIES } from './types.ts';
import type { Engine, EngineOptions, ModalityInfo } from './types.ts';

/**
 * Starts the worker threads and begins to load them. Errors: ENGINE_* of `engineErrors`, and TEMPLATE_* of a modality
 * for a probe that cannot be read.
 */
export function createEngine<Cursor>(options: EngineOptions<Cursor>): Engine<Cursor> {
  const count = options.shards ?? Math.max(1, availableParallelism() - 1);
  const { requestsMax = 64, shardWaitMs = 10_000 } = options;
  const clock = createCursorClock(options.compareCursors);
  const shards = openShards(options, count, clock.advance);
  const closing = new AbortController();
  const gate = createGate(requestsMax, closing.signal);
  let turn = 0;

  /** The modalities, once every shard is ready; nothing is ever answered from a part of the galleries. */
  const modalitiesOf = (wanted: readonly Shard[], signal?: AbortSignal): Promise<readonly ModalityInfo[]> =>
    within(allReady(wanted), { timeoutMs: shardWaitMs, late: () => fail('ENGINE_SHARD_UNAVAILABLE'), signal });

  return {
    async ready() {
      await within(allReady(shards), { signal: closing.signal });
    },
    async apply({ changes, cursor }) {
      await Promise.all(shards.map((shard, i) => shard.apply(changes.map((change) => forShard(change, i, count)))));
      if (cursor !== undefined) clock.advance(cursor);
    },
    get appliedCursor() {
      return clock.now;
    },
    waitFor: (cursor, { timeoutMs = 10_000, signal } = {}) => clock.waitFor(cursor, timeoutMs, signal),

    search: (request) =>
      gate.run(request.signal, async (signal) => {
        const modalities = await modalitiesOf(shards, signal);
        // Refuses what cannot be asked before anybody is.
        sourcesOf(request.probes, modalities);
        return searchPositions(request, {
          ask(asked) {
            const question = toShardSearch(asked, signal);
            return Promise.all(shards.map((shard) => shard.ask('search', question)));
          },
          merge: (asked, answers) => mergeSearch(asked, sourcesOf(asked.probes, modalities), answers),
        });
      }),
    verify: (request) =>
      gate.run(request.signal, async (signal) => {
        const shard = shards[shardOf(request.personKey, count)];
        const sources = sourcesOf(request.probes, await modalitiesOf([shard], signal));
        const { personKey, probes, gallery = ALL_GALLERIES } = request;
        return toVerifyResult(request, sources, await shard.ask('verify', { personKey, probes, gallery }));
      }),
    compare: (request) =>
      gate.run(undefined, async (signal) => {
        const shard = shards[turn++ % count];
        await modalitiesOf([shard], signal);
        return shard.ask('compare', request);
      }),
    stats: () => statsOf(shards),
    async close() {
      closing.abort();
      await Promise.all(shards.map((shard) => shard.close()));
    },
  };
}
