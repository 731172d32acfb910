/**
 * References one behind the other in two memories. In the one that scans read: how many minutiae (u32), their looks, their
 * places. In the other the rest of the template, so that a scan reads what it wants in one go, which is twice as fast. No
 * object a reference: only its number, and where it lies.
 */
import { createPrintScan, scanBatch, scanMinutiaBytes } from '@ipse/kernels';
import type { PrintScan, ScanDepth } from '@ipse/kernels';
import type { FingerprintTemplate } from '../template/template.ts';
import { chooseMinutiae } from './choose-minutiae.ts';
import { createGrowingMemory } from './growing-memory.ts';
import { lookBytes, looksOf, probeLooksOf } from './looks.ts';
import { SlotTable } from './slot-table.ts';
import { fromStoredForm, storedForm } from './stored-template.ts';
import { createSupportLook } from './support-look.ts';
import type { SupportLook } from './support-look.ts';

export interface Arena {
  /** References, and the slots that they and removed ones take. */
  readonly size: number;
  readonly slots: number;
  /** Memory that the slots take. */
  readonly bytes: number;
  slotOf(reference: number): number | undefined;
  /** Undefined when the slot's reference was removed. */
  referenceAt(slot: number): number | undefined;
  /** The reference must be new. */
  add(reference: number, template: FingerprintTemplate): void;
  remove(reference: number): boolean;
  template(slot: number): FingerprintTemplate;
  /** How much of the probe each of these slots shows, 0 or more; the scores have no unit. */
  scan(probe: FingerprintTemplate, slots: Uint32Array, look: ScanLook): Int32Array;
  /** How much minutiae that look alike support each other in each of these slots, 0 or more, by all of the probe's. */
  support(probe: FingerprintTemplate, slots: Uint32Array): Int32Array;
}

/** How a scan looks: with how many of the probe's best minutiae, and how closely. */
export interface ScanLook {
  readonly minutiae: number;
  readonly depth: ScanDepth;
}

/** Bytes of removed references that are borne, as a share of all, before the others move together. */
const wasteMost = 0.25;
const wasteLeast = 1 << 20;
const countBytes = 4;
/** Numbers of the memories. */
const scanned = 0;
const rest = 1;

export function createArena(): Arena {
  const scan = createPrintScan();
  const supportLook = createSupportLook();
  const stored = createGrowingMemory();
  const table = new SlotTable([scan.start, 0]);
  const startOf = (slot: number) => table.startOf(scanned, slot);
  const endOf = (memory: number) => table.startOf(memory, table.slots);
  const views = () => [scan.memory(endOf(scanned)), stored.memory(endOf(rest))] as const;
  /** The bytes of a slot in each memory. */
  const bytesOf = (slot: number) =>
    views().map((view, memory) => view.subarray(table.startOf(memory, slot), table.startOf(memory, slot + 1)));

  /** Moves what is left to the front, in its order. */
  const compact = () => {
    const held = views();
    table.compact((memory, to, from, end) => void held[memory].copyWithin(to, from, end));
  };

  return {
    get size() {
      return table.size;
    },
    get slots() {
      return table.slots;
    },
    get bytes() {
      return table.bytes;
    },
    slotOf: (reference) => table.slotOf(reference),
    referenceAt: (slot) => table.referenceAt(slot),
    add(reference, template) {
      const { count, looks, places } = looksOf(template);
      const other = storedForm(template);
      const slot = table.push(reference, [countBytes + count * scanMinutiaBytes, other.length]);
      const [seen, unseen] = bytesOf(slot);
      seen.set([count, 0, 0, 0]);
      seen.set(looks, countBytes);
      seen.set(places, countBytes + looks.length);
      unseen.set(other);
    },
    remove(reference) {
      const slot = table.slotOf(reference);
      if (slot === undefined) return false;
      table.remove(reference);
      // What was removed is not left lying in memory.
      for (const bytes of bytesOf(slot)) bytes.fill(0);
      if (table.wasted > Math.max(wasteLeast, wasteMost * table.bytes)) compact();
      return true;
    },
    template(slot) {
      const [seen, unseen] = bytesOf(slot);
      const placesAt = countBytes + seen[0] * lookBytes;
      return fromStoredForm(unseen, seen.subarray(countBytes, placesAt), seen.subarray(placesAt));
    },
    scan(probe, slots, { minutiae, depth }) {
      scan.setProbe(probeLooksOf(probe, chooseMinutiae(probe, minutiae)));
      return scanInBatches(scan, slots, depth, startOf);
    },
    support(probe, slots) {
      supportLook.setProbe(probe);
      return scoreEach(supportLook, scan.memory(endOf(scanned)), slots, startOf);
    },
  };
}

type StartOf = (slot: number) => number;

function scanInBatches(scan: PrintScan, slots: Uint32Array, depth: ScanDepth, startOf: StartOf): Int32Array {
  const scores = new Int32Array(slots.length);
  const addresses = new Uint32Array(scanBatch);
  for (let from = 0; from < slots.length; from += scanBatch) {
    const n = Math.min(scanBatch, slots.length - from);
    for (let k = 0; k < n; k++) addresses[k] = startOf(slots[from + k]);
    scores.set(scan.scan(addresses, n, depth), from);
  }
  return scores;
}

function scoreEach(look: SupportLook, memory: Uint8Array, slots: Uint32Array, startOf: StartOf): Int32Array {
  return Int32Array.from(slots, (slot) => {
    const at = startOf(slot);
    return look.score(memory, at + countBytes, memory[at]);
  });
}
