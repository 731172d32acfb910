/** All shards together: who gets which change, how they are filled, what they hold. */
import { shardOf } from '../partition.ts';
import type { Change, EngineOptions, EngineStats, ModalityInfo } from '../types.ts';
import { openShard } from './shard.ts';
import type { Shard } from './shard.ts';

export function openShards<Cursor>(
  options: EngineOptions<Cursor>,
  count: number,
  advance: (cursor: Cursor) => void,
): Shard[] {
  // The feed is followed from where the shard that loaded first stood; the others skip what they have.
  const firstCursors = new Map<number, Cursor | undefined>();
  const filled = (shard: number, cursor: Cursor | undefined) => {
    if (firstCursors.has(shard)) return;
    firstCursors.set(shard, cursor);
    const cursors = [...firstCursors.values()].filter((known) => known !== undefined);
    if (firstCursors.size === count && cursors.length > 0) advance(cursors.sort(options.compareCursors)[0]);
  };
  return Array.from({ length: count }, (_, shard) =>
    openShard({
      workerUrl: options.workerUrl,
      workerData: options.workerData,
      onTrouble: (error) => options.onTrouble?.(shard, error),
      async fill(apply, signal) {
        const wants = (personKey: string) => shardOf(personKey, count) === shard;
        let last: Cursor | undefined;
        for await (const { changes, cursor } of options.load({ wants, signal })) {
          await apply(changes.filter((change) => change.kind === 'remove' || wants(change.reference.personKey)));
          last = cursor ?? last;
        }
        filled(shard, last);
      },
    }),
  );
}

/** Resolves at a moment when every shard is ready, with the modalities they have. */
export async function allReady(shards: readonly Shard[]): Promise<readonly ModalityInfo[]> {
  for (;;) {
    const [modalities] = await Promise.all(shards.map((shard) => shard.ready()));
    // While one was waited for, another may have been lost.
    if (shards.every(({ state }) => state === 'ready')) return modalities;
  }
}

/** An upsert of a person whom another shard owns: whatever this shard has of the reference must go (it was moved). */
export function forShard(change: Change, shard: number, count: number): Change {
  if (change.kind === 'remove' || shardOf(change.reference.personKey, count) === shard) return change;
  return { kind: 'remove', version: change.version, id: change.reference.id };
}

export async function statsOf(shards: readonly Shard[]): Promise<EngineStats> {
  const none = { persons: 0, unreadable: 0, modalities: {} };
  const counts = await Promise.all(shards.map((shard) => shard.ask('counts', undefined).catch(() => none)));
  const modalities: Record<string, number> = {};
  for (const each of counts) {
    for (const [id, n] of Object.entries(each.modalities)) modalities[id] = (modalities[id] ?? 0) + n;
  }
  const ofShards = shards.map(({ state, restarts }, i) => {
    const { persons, unreadable } = counts[i];
    const references = Object.values(counts[i].modalities).reduce((sum, n) => sum + n, 0);
    return { state, references, persons, unreadable, restarts };
  });
  const sum = (of: 'references' | 'persons' | 'unreadable') => ofShards.reduce((total, shard) => total + shard[of], 0);
  return {
    references: sum('references'),
    persons: sum('persons'),
    unreadable: sum('unreadable'),
    modalities,
    shards: ofShards,
  };
}
