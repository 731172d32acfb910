/**
 * References in memory. Very few are compared one by one. Of more, all are looked at and the most promising compared, of many
 * all are glanced at before: `docs/adr/0022` and `0034` say how, and what is lost.
 */
import { topHits } from '@ipse/core';
import type { IndexHit, TemplateIndex } from '@ipse/core';
import { atAGlance, closely } from '@ipse/kernels';
import { similarityOf } from '../match/compare.ts';
import type { FingerprintTemplate } from '../template/template.ts';
import { createArena } from './arena.ts';
import type { ScanLook } from './arena.ts';
import { highest } from './shortlist.ts';

export interface SearchLimits {
  /** Up to this many references a search compares with each. */
  readonly few: number;
  /** The same where a mark is on one side: a look says little of it, so of more references still so many are compared. */
  readonly fewOfMarks: number;
  /** Up to this many templates are kept at hand, laid out for comparison. */
  readonly atHandMax: number;
  /** What all of more are scanned with first, and the share of them that is scanned a second time. */
  readonly glance: ScanLook;
  readonly glancedShare: number;
  /** What those are scanned with. */
  readonly look: ScanLook;
  /** Of all, this share is compared; of a gallery so small that it is fewer than `comparedLeast`, the second share up to these. */
  readonly comparedShare: number;
  readonly comparedLeast: number;
  readonly comparedShareOfFew: number;
  /** From so many references on at least this many suffice: of fewer they would be too small a share. */
  readonly many: number;
  readonly comparedLeastOfMany: number;
}

/** More minutiae find little more, and cost time in proportion. */
export const productLimits: SearchLimits = {
  few: 64,
  fewOfMarks: 2000,
  atHandMax: 2000,
  glance: { minutiae: 24, depth: atAGlance },
  glancedShare: 0.1,
  look: { minutiae: 32, depth: closely },
  comparedShare: 0.001,
  comparedLeast: 500,
  comparedShareOfFew: 0.11,
  many: 100_000,
  comparedLeastOfMany: 250,
};

/**
 * Most references that are compared with show after the first half of a comparison that nothing in them fits together;
 * the second half is spared. None of the development sets' mates that score at an FMR of 1e-4 or better end here.
 */
const leastSupport = 0.015;

/** For each that is compared, as many at least are looked at closely. */
const glancedOfCompared = 4;

/** How many of so many references are compared with. */
export function comparedOf(count: number, limits: SearchLimits): number {
  const { few, comparedShare, comparedLeast, comparedShareOfFew, many, comparedLeastOfMany } = limits;
  const ofFew = Math.ceil(comparedShareOfFew * count);
  const least = count < many ? Math.min(comparedLeast, ofFew) : comparedLeastOfMany;
  return Math.max(few, least, Math.ceil(comparedShare * count));
}

function acceptedSlots(arena: ReturnType<typeof createArena>, accept: (id: string) => boolean): Uint32Array {
  const slots = new Uint32Array(arena.size);
  let n = 0;
  for (let slot = 0; slot < arena.slots; slot++) {
    const id = arena.idOf(slot);
    if (id !== undefined && accept(id)) slots[n++] = slot;
  }
  return slots.subarray(0, n);
}

const apart = (slots: Uint32Array, is: (slot: number) => boolean) => [
  slots.filter(is),
  slots.filter((slot) => !is(slot)),
];

export function createIndex(limits: SearchLimits = productLimits): TemplateIndex<FingerprintTemplate> {
  const arena = createArena();
  /** By id, of the arena's references while they are few, and always of those without ridges to look at. */
  const atHand = new Map<string, FingerprintTemplate>();
  const plain = new Map<string, FingerprintTemplate>();
  const marks = new Set<string>();

  const remove = (id: string) => {
    atHand.delete(id);
    marks.delete(id);
    return arena.remove(id) || plain.delete(id);
  };
  const templateAt = (slot: number, id: string) => atHand.get(id) ?? arena.template(slot);
  const isMark = (slot: number) => marks.size > 0 && marks.has(arena.idOf(slot) ?? '');

  /** At least `most` of the slots. */
  const promising = (probe: FingerprintTemplate, slots: Uint32Array, most: number) => {
    const glanced = Math.max(glancedOfCompared * most, Math.ceil(limits.glancedShare * slots.length));
    // A glance that leaves out less than half is not worth its time.
    const glances = 2 * glanced <= slots.length;
    const glancedAt = () => highest(arena.scan(probe, slots, limits.glance), glanced);
    const closer = glances ? Uint32Array.from(glancedAt(), (k) => slots[k]) : slots;
    return highest(arena.scan(probe, closer, limits.look), most).map((k) => closer[k]);
  };

  return {
    get size() {
      return arena.size + plain.size;
    },
    add(id, template) {
      remove(id);
      if (template.kind === 'foreign') return void plain.set(id, template);
      arena.add(id, template);
      if (template.kind === 'mark') marks.add(id);
      if (arena.size <= limits.atHandMax) atHand.set(id, template);
      else atHand.clear();
    },
    remove,
    get(id) {
      const slot = arena.slotOf(id);
      return slot === undefined ? plain.get(id) : templateAt(slot, id);
    },
    search(probe, limit, accept = () => true) {
      const hits: IndexHit[] = [];
      const compareWith = (slots: Uint32Array, few: number, support: number, most: number) => {
        const compareAll = slots.length <= few;
        for (const slot of compareAll ? slots : promising(probe, slots, Math.max(limit, most))) {
          const id = arena.idOf(slot);
          if (id === undefined) continue;
          hits.push({ id, similarity: similarityOf(probe, templateAt(slot, id), compareAll ? 0 : support) });
        }
      };
      // A mark on either side, and none.
      const [ofMarks, ofPrints] = apart(acceptedSlots(arena, accept), probe.kind === 'mark' ? () => true : isMark);
      const few = probe.kind === 'foreign' ? Infinity : limits.few;
      compareWith(ofPrints, few, leastSupport, comparedOf(ofPrints.length, limits));
      const fewOfMarks = Math.max(few, limits.fewOfMarks);
      compareWith(ofMarks, fewOfMarks, 0, Math.max(fewOfMarks, comparedOf(ofMarks.length, limits)));
      for (const [id, reference] of plain) {
        if (accept(id)) hits.push({ id, similarity: similarityOf(probe, reference) });
      }
      return topHits(hits, limit);
    },
  };
}
