/**
 * References one behind the other in the memory that the scan reads: how many minutiae (u32), their looks, their places,
 * the rest of the template. No object a reference: only its id, and where it lies.
 */
import { createPrintScan, scanBatch, scanMinutiaBytes } from '@ipse/kernels';
import type { FingerprintTemplate } from '../template/template.ts';
import { chooseMinutiae } from './choose-minutiae.ts';
import { lookBytes, looksOf, probeLooksOf } from './looks.ts';
import { fromStoredForm, storedForm } from './stored-template.ts';

export interface Arena {
  /** References, and the slots that they and removed ones take. */
  readonly size: number;
  readonly slots: number;
  slotOf(id: string): number | undefined;
  /** Undefined when the slot's reference was removed. */
  idOf(slot: number): string | undefined;
  /** The id must be new. */
  add(id: string, template: FingerprintTemplate): void;
  remove(id: string): boolean;
  template(slot: number): FingerprintTemplate;
  /** How much of the probe each of these slots shows, 0 or more; the scores have no unit. */
  scan(probe: FingerprintTemplate, slots: Uint32Array): Int32Array;
}

/** Bytes of removed references that are borne, as a share of all, before the others move together. */
const wasteMost = 0.25;
const wasteLeast = 1 << 20;
const countBytes = 4;

export function createArena(): Arena {
  const scan = createPrintScan();
  const slotOfId = new Map<string, number>();
  let ids: (string | undefined)[] = [];
  /** Where each slot begins, and after the last where the next will. */
  let starts = new Uint32Array(1024).fill(scan.start, 0, 1);
  let wasted = 0;
  const lengthOf = (slot: number) => starts[slot + 1] - starts[slot];

  const push = (id: string, start: number, bytes: number) => {
    const slot = ids.push(id) - 1;
    slotOfId.set(id, slot);
    if (slot + 2 > starts.length) starts = grown(starts);
    starts[slot + 1] = start + bytes;
  };

  /** Moves what is left to the front, in its order. */
  const compact = () => {
    const memory = scan.memory(starts[ids.length]);
    const old = { ids, starts };
    ids = [];
    starts = new Uint32Array(old.starts.length).fill(scan.start, 0, 1);
    old.ids.forEach((id, slot) => {
      if (id === undefined) return;
      const to = starts[ids.length];
      memory.copyWithin(to, old.starts[slot], old.starts[slot + 1]);
      push(id, to, old.starts[slot + 1] - old.starts[slot]);
    });
    wasted = 0;
  };

  return {
    get size() {
      return slotOfId.size;
    },
    get slots() {
      return ids.length;
    },
    slotOf: (id) => slotOfId.get(id),
    idOf: (slot) => ids[slot],
    add(id, template) {
      const { count, looks, places } = looksOf(template);
      const stored = storedForm(template);
      const start = starts[ids.length];
      const bytes = countBytes + count * scanMinutiaBytes + stored.length;
      const memory = scan.memory(start + bytes);
      memory.set([count, 0, 0, 0], start);
      memory.set(looks, start + countBytes);
      memory.set(places, start + countBytes + looks.length);
      memory.set(stored, start + countBytes + count * scanMinutiaBytes);
      push(id, start, bytes);
    },
    remove(id) {
      const slot = slotOfId.get(id);
      if (slot === undefined) return false;
      slotOfId.delete(id);
      ids[slot] = undefined;
      // What was removed is not left lying in memory.
      scan.memory(starts[slot + 1]).fill(0, starts[slot], starts[slot + 1]);
      wasted += lengthOf(slot);
      if (wasted > Math.max(wasteLeast, wasteMost * (starts[ids.length] - scan.start))) compact();
      return true;
    },
    template(slot) {
      const memory = scan.memory(starts[slot + 1]);
      const from = starts[slot] + countBytes;
      const count = memory[starts[slot]];
      const stored = memory.subarray(from + count * scanMinutiaBytes, starts[slot + 1]);
      return fromStoredForm(stored, memory.subarray(from, from + count * lookBytes));
    },
    scan(probe, slots) {
      scan.setProbe(probeLooksOf(probe, chooseMinutiae(probe)));
      const scores = new Int32Array(slots.length);
      const addresses = new Uint32Array(scanBatch);
      for (let from = 0; from < slots.length; from += scanBatch) {
        const n = Math.min(scanBatch, slots.length - from);
        for (let k = 0; k < n; k++) addresses[k] = starts[slots[from + k]];
        scores.set(scan.scan(addresses, n), from);
      }
      return scores;
    },
  };
}

function grown(values: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(2 * values.length);
  larger.set(values);
  return larger;
}
