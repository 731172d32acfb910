/** Which reference lies where: slots in the order of their addresses, one behind the other. */

export interface SlotTable {
  readonly size: number;
  readonly slots: number;
  /** Address behind the last slot. */
  readonly end: number;
  /** Bytes of slots whose reference was removed. */
  readonly wasted: number;
  readonly slotOf: (id: string) => number | undefined;
  /** Undefined when it was removed. */
  readonly idOf: (slot: number) => string | undefined;
  /** Where a slot begins; of the slot after the last: the end. */
  startOf(slot: number): number;
  /** Puts a slot of so many bytes behind the last; answers where it begins. */
  push(id: string, bytes: number): number;
  /** The id must be there. */
  remove(id: string): void;
  /** Drops the slots of removed references; `move` is told of each other, in their order. */
  compact(move: (to: number, from: number, end: number) => void): void;
}

export function createSlotTable(start: number): SlotTable {
  const slotOfId = new Map<string, number>();
  let ids: (string | undefined)[] = [];
  let starts = newStarts(1024, start);
  let wasted = 0;

  const push = (id: string, bytes: number) => {
    const slot = ids.push(id) - 1;
    slotOfId.set(id, slot);
    if (slot + 2 > starts.length) starts = grown(starts);
    starts[slot + 1] = starts[slot] + bytes;
    return starts[slot];
  };

  return {
    get size() {
      return slotOfId.size;
    },
    get slots() {
      return ids.length;
    },
    get end() {
      return starts[ids.length];
    },
    get wasted() {
      return wasted;
    },
    slotOf: (id) => slotOfId.get(id),
    idOf: (slot) => ids[slot],
    startOf: (slot) => starts[slot],
    push,
    remove(id) {
      const slot = slotOfId.get(id);
      if (slot === undefined) return;
      slotOfId.delete(id);
      ids[slot] = undefined;
      wasted += starts[slot + 1] - starts[slot];
    },
    compact(move) {
      const old = { ids, starts };
      ids = [];
      starts = newStarts(old.starts.length, start);
      old.ids.forEach((id, slot) => {
        if (id === undefined) return;
        move(push(id, old.starts[slot + 1] - old.starts[slot]), old.starts[slot], old.starts[slot + 1]);
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
