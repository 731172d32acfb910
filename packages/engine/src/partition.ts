/** Which shard owns a person: all that somebody has enrolled sits together, so that it fuses without a second round. */

/** Many more partitions than shards, so that shards can be added or moved to other nodes without a new hash. */
const PARTITIONS = 256;

/** FNV-1a over the key's UTF-16 units, folded to the partitions and dealt to the shards. */
export function shardOf(personKey: string, shards: number): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < personKey.length; i++) hash = Math.imul(hash ^ personKey.charCodeAt(i), 0x01000193);
  // The low bits of FNV are weak; fold the high half in.
  return ((hash ^ (hash >>> 16)) & (PARTITIONS - 1)) % shards;
}
