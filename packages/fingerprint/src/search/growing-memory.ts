/** Bytes that grow in place, as those of an array that is made anew would not: at most 4 GiB. */

export interface GrowingMemory {
  /** The memory with room up to `end`; a view is void after the next call. */
  memory(end: number): Uint8Array;
}

const bytesMost = 2 ** 32;

export function createGrowingMemory(): GrowingMemory {
  // Only addresses are reserved.
  const held = new ArrayBuffer(0, { maxByteLength: bytesMost });
  return {
    memory(end) {
      // In steps of a sixteenth, so that growing stays rare.
      if (end > held.byteLength) held.resize(Math.min(bytesMost, Math.max(65_536, Math.ceil(end * 1.0625))));
      return new Uint8Array(held, 0, end);
    },
  };
}
