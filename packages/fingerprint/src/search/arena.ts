/**
 * References one behind the other in the memory that the scan reads: how many minutiae (u32), their looks, their places,
 * the rest of the template. No object a reference: only its id, and where it lies.
 */
import { createPrintScan, scanBatch, scanMinutiaBytes } from '@ipse/kernels';
import type { FingerprintTemplate } from '../template/template.ts';
import { chooseMinutiae } from './choose-minutiae.ts';
import { lookBytes, looksOf, probeLooksOf } from './looks.ts';
import { createSlotTable } from './slot-table.ts';
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
  /** How much of the probe's best `minutiae` each of these slots shows, 0 or more; the scores have no unit. */
  scan(probe: FingerprintTemplate, slots: Uint32Array, minutiae: number): Int32Array;
}

/** Bytes of removed references that are borne, as a share of all, before the others move together. */
const wasteMost = 0.25;
const wasteLeast = 1 << 20;
const countBytes = 4;

export function createArena(): Arena {
  const scan = createPrintScan();
  const table = createSlotTable(scan.start);

  /** Moves what is left to the front, in its order. */
  const compact = () => {
    const memory = scan.memory(table.end);
    table.compact((to, from, end) => void memory.copyWithin(to, from, end));
  };

  return {
    get size() {
      return table.size;
    },
    get slots() {
      return table.slots;
    },
    slotOf: table.slotOf,
    idOf: table.idOf,
    add(id, template) {
      const { count, looks, places } = looksOf(template);
      const stored = storedForm(template);
      const start = table.push(id, countBytes + count * scanMinutiaBytes + stored.length);
      const memory = scan.memory(table.end);
      memory.set([count, 0, 0, 0], start);
      memory.set(looks, start + countBytes);
      memory.set(places, start + countBytes + looks.length);
      memory.set(stored, start + countBytes + count * scanMinutiaBytes);
    },
    remove(id) {
      const slot = table.slotOf(id);
      if (slot === undefined) return false;
      table.remove(id);
      // What was removed is not left lying in memory.
      scan.memory(table.end).fill(0, table.startOf(slot), table.startOf(slot + 1));
      if (table.wasted > Math.max(wasteLeast, wasteMost * (table.end - scan.start))) compact();
      return true;
    },
    template(slot) {
      const memory = scan.memory(table.end);
      const [start, end] = [table.startOf(slot), table.startOf(slot + 1)];
      const looksAt = start + countBytes;
      const count = memory[start];
      const stored = memory.subarray(looksAt + count * scanMinutiaBytes, end);
      return fromStoredForm(stored, memory.subarray(looksAt, looksAt + count * lookBytes));
    },
    scan(probe, slots, minutiae) {
      scan.setProbe(probeLooksOf(probe, chooseMinutiae(probe, minutiae)));
      const scores = new Int32Array(slots.length);
      const addresses = new Uint32Array(scanBatch);
      for (let from = 0; from < slots.length; from += scanBatch) {
        const n = Math.min(scanBatch, slots.length - from);
        for (let k = 0; k < n; k++) addresses[k] = table.startOf(slots[from + k]);
        scores.set(scan.scan(addresses, n), from);
      }
      return scores;
    },
  };
}
