/**
 * Which reference lies where. Each has a place in every one of several memories; the slots lie in the same order in all of
 * them, one behind the other.
 */

export interface SlotTable {
  readonly size: number;
  readonly slots: number;
  /** Bytes that the slots take in all memories together. */
  readonly bytes: number;
  /** Those of slots whose reference was removed. */
  readonly wasted: number;
  readonly slotOf: (id: string) => number | undefined;
  /** Undefined when it was removed. */
  readonly idOf: (slot: number) => string | undefined;
  /** Where a slot begins in a memory; of the slot after the last: the end. */
  startOf(memory: number, slot: number): number;
  /** Puts a slot behind the last, of so many bytes in each memory; answers which. */
  push(id: string, bytes: readonly number[]): number;
  /** The id must be there. */
  remove(id: string): void;
  /** Drops the slots of removed references; `move` is told of each other, in their order. */
  compact(move: (memory: number, to: number, from: number, end: number) => void): void;
}

/** `firsts`: the first address of each memory. */
export function createSlotTable(firsts: readonly number[]): SlotTable {
  const slotOfId = new Map<string, number>();
  let ids: (string | undefined)[] = [];
  let starts = firsts.map((first) => newStarts(1024, first));
  let wasted = 0;

  const push = (id: string, bytes: readonly number[]) => {
    const slot = ids.push(id) - 1;
    slotOfId.set(id, slot);
    if (slot + 2 > starts[0].length) starts = starts.map(grown);
    starts.forEach((of, memory) => (of[slot + 1] = of[slot] + bytes[memory]));
    return slot;
  };
  const bytesOf = (slot: number) => starts.reduce((sum, of) => sum + of[slot + 1] - of[slot], 0);

  return {
    get size() {
      return slotOfId.size;
    },
    get slots() {
      return ids.length;
    },
    get bytes() {
      return starts.reduce((sum, of, memory) => sum + of[ids.length] - firsts[memory], 0);
    },
    get wasted() {
      return wasted;
    },
    slotOf: (id) => slotOfId.get(id),
    idOf: (slot) => ids[slot],
    startOf: (memory, slot) => starts[memory][slot],
    push,
    remove(id) {
      const slot = slotOfId.get(id);
      if (slot === undefined) return;
      slotOfId.delete(id);
      ids[slot] = undefined;
      wasted += bytesOf(slot);
    },
    compact(move) {
      const old = { ids, starts };
      ids = [];
      starts = firsts.map((first) => newStarts(old.starts[0].length, first));
      old.ids.forEach((id, slot) => {
        if (id === undefined) return;
        const to = push(
          id,
          old.starts.map((of) => of[slot + 1] - of[slot]),
        );
        old.starts.forEach((of, memory) => move(memory, starts[memory][to], of[slot], of[slot + 1]));
      });
      wasted = 0;
    },
  };
}

/** Addresses are unsigned: a memory holds up to 4 GiB. */
const newStarts = (length: number, first: number) => new Uint32Array(length).fill(first, 0, 1);

function grown(values: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(2 * values.length);
  larger.set(values);
  return larger;
}
