/**
 * Which reference lies where. Each has a place in every one of several memories; the slots lie in the same order in all of
 * them, one behind the other. Some 20 bytes a slot of two memories.
 */
import { NumberColumn, NumberTable, hashOfNumber } from '@ipse/core';

/** In place of the number of a reference that was removed. */
const gone = 0xffffffff;

export class SlotTable {
  readonly #firsts: readonly number[];
  readonly #references = new NumberColumn();
  /** Addresses are unsigned: a memory holds up to 4 GiB. */
  readonly #starts: readonly NumberColumn[];
  #slotsByReference = this.#newTable();
  #slots = 0;
  #wasted = 0;

  /** `firsts`: the first address of each memory. */
  constructor(firsts: readonly number[]) {
    this.#firsts = firsts;
    this.#starts = firsts.map(() => new NumberColumn());
    firsts.forEach((first, memory) => void this.#starts[memory].set(0, first));
  }

  get size(): number {
    return this.#slotsByReference.size;
  }

  get slots(): number {
    return this.#slots;
  }

  /** Bytes that the slots take in all memories together. */
  get bytes(): number {
    return sum(this.#starts.map((of, memory) => of.at(this.#slots) - this.#firsts[memory]));
  }

  /** Those of slots whose reference was removed. */
  get wasted(): number {
    return this.#wasted;
  }

  slotOf(reference: number): number | undefined {
    return this.#slotsByReference.find(hashOfNumber(reference), (slot) => this.#references.at(slot) === reference);
  }

  /** Undefined when it was removed. */
  referenceAt(slot: number): number | undefined {
    const reference = this.#references.at(slot);
    return reference === gone ? undefined : reference;
  }

  /** Where a slot begins in a memory; of the slot after the last: the end. */
  startOf(memory: number, slot: number): number {
    return this.#starts[memory].at(slot);
  }

  /** Puts a slot behind the last, of so many bytes in each memory; answers which. */
  push(reference: number, bytes: readonly number[]): number {
    const slot = this.#slots++;
    this.#references.set(slot, reference);
    this.#starts.forEach((of, memory) => void of.set(slot + 1, of.at(slot) + bytes[memory]));
    this.#slotsByReference.add(slot);
    return slot;
  }

  /** The reference must be there. */
  remove(reference: number): void {
    const slot = this.slotOf(reference);
    if (slot === undefined) return;
    this.#slotsByReference.remove(slot);
    this.#references.set(slot, gone);
    this.#wasted += sum(this.#starts.map((of) => of.at(slot + 1) - of.at(slot)));
  }

  /** Drops the slots of removed references; `move` is told of each other, in their order. */
  compact(move: (memory: number, to: number, from: number, end: number) => void): void {
    const before = this.#slots;
    [this.#slots, this.#wasted, this.#slotsByReference] = [0, 0, this.#newTable()];
    // In place: a slot moves to its own place or to one before it, whose row was read already.
    let from = this.#starts.map((of) => of.at(0));
    for (let slot = 0; slot < before; slot++) {
      const ends = this.#starts.map((of) => of.at(slot + 1));
      const reference = this.#references.at(slot);
      if (reference !== gone) {
        const bytes = ends.map((end, memory) => end - from[memory]);
        const to = this.push(reference, bytes);
        for (const [memory, of] of this.#starts.entries()) move(memory, of.at(to), from[memory], ends[memory]);
      }
      from = ends;
    }
  }

  #newTable(): NumberTable {
    return new NumberTable((slot) => hashOfNumber(this.#references.at(slot)));
  }
}

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
