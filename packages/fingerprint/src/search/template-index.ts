/**
 * References in memory. Very few are compared one by one. Of more, all are looked at and the most promising compared, of many
 * all are glanced at before: `docs/adr/0022` and `0034` say how, and what is lost. Marks have a look of their own in between
 * (`docs/adr/0035`).
 */
import { topHits } from '@ipse/core';
import type { IndexHit, ReferenceOrder, TemplateIndex } from '@ipse/core';
import { atAGlance, closely } from '@ipse/kernels';
import { similarityOf } from '../match/compare.ts';
import { minutiaeMax } from '../template/template.ts';
import type { FingerprintTemplate } from '../template/template.ts';
import { createArena } from './arena.ts';
import type { Arena, ScanLook } from './arena.ts';
import { highest } from './shortlist.ts';

export interface SearchLimits {
  /** Up to this many references, in all indexes together, a search compares with each. */
  readonly few: number;
  /** Up to this many templates are kept at hand, laid out for comparison. */
  readonly atHandMax: number;
  /** What all of more are scanned with first, and the share of them that is scanned a second time. */
  readonly glance: ScanLook;
  readonly glancedShare: number;
  /** What those are scanned with. */
  readonly look: ScanLook;
  /** The share of all whose minutiae are asked after that how they support each other (`support-look.ts`); 0: none. */
  readonly supportShare: number;
  /**
   * Of all, this share is compared; of a gallery so small that it is fewer than `comparedLeast`, the second share up to these.
   * Where the gallery lies in several indexes, all of them together.
   */
  readonly comparedShare: number;
  readonly comparedLeast: number;
  readonly comparedShareOfFew: number;
  /** What is different where a mark is on either side. */
  readonly ofMark: Partial<Omit<Limits, 'atHandMax'>>;
}

type Limits = Omit<SearchLimits, 'ofMark'>;

/** More minutiae find little more, and cost time in proportion. */
export const productLimits: SearchLimits = {
  few: 64,
  atHandMax: 2000,
  glance: { minutiae: 32, depth: atAGlance },
  glancedShare: 0.04,
  look: { minutiae: 32, depth: closely },
  supportShare: 0,
  comparedShare: 0.0015,
  comparedLeast: 500,
  comparedShareOfFew: 0.11,
  // A mark shows a part, faint, with few minutiae: strangers look as much like it as its mate does. All are looked at closely, with
  // all minutiae of a print, whose best may lie beside what the mark shows.
  ofMark: {
    few: 2000,
    glancedShare: 1,
    look: { minutiae: minutiaeMax, depth: closely },
    supportShare: 0.05,
    comparedShare: 0.01,
    comparedLeast: 500,
    comparedShareOfFew: 0.25,
  },
};

/**
 * Most references that are compared with show after the first half of a comparison that nothing in them fits together;
 * the second half is spared. None of the development sets' mates that score at an FMR of 1e-4 or better end here.
 */
const leastSupport = 0.015;

/** For each that is compared, as many at least are looked at closely, or asked for support. */
const glancedOfCompared = 4;

/** How many of so many references are compared with, where these are a share of all that a probe is searched among. */
export function comparedOf(count: number, limits: Limits, share = 1): number {
  const { few, supportShare, comparedShare, comparedLeast, comparedShareOfFew } = limits;
  const all = count / share;
  // Where support is asked for, fewer suffice than are compared one by one without it.
  const least = Math.max(supportShare > 0 ? 0 : few, Math.min(comparedLeast, comparedShareOfFew * all));
  return Math.ceil(share * Math.max(least, comparedShare * all));
}

export function createIndex(
  order?: ReferenceOrder,
  all: SearchLimits = productLimits,
): TemplateIndex<FingerprintTemplate> {
  const arena = createArena();
  /** Of the arena's references while they are few, and always of those without ridges to look at. */
  const atHand = new Map<number, FingerprintTemplate>();
  const plain = new Map<number, FingerprintTemplate>();
  const marks = new Set<number>();
  const ofMarks = { ...all, ...all.ofMark };

  const remove = (reference: number) => {
    atHand.delete(reference);
    marks.delete(reference);
    return arena.remove(reference) || plain.delete(reference);
  };
  const templateAt = (slot: number, reference: number) => atHand.get(reference) ?? arena.template(slot);
  const isMark = (slot: number) => marks.has(arena.referenceAt(slot) ?? -1);

  return {
    get size() {
      return arena.size + plain.size;
    },
    add(reference, template) {
      remove(reference);
      if (template.kind === 'foreign') return void plain.set(reference, template);
      arena.add(reference, template);
      if (template.kind === 'mark') marks.add(reference);
      if (arena.size <= all.atHandMax) atHand.set(reference, template);
      else atHand.clear();
    },
    remove,
    get(reference) {
      const slot = arena.slotOf(reference);
      return slot === undefined ? plain.get(reference) : templateAt(slot, reference);
    },
    search(probe, limit, accept = () => true, share = 1) {
      const hits: IndexHit[] = [];
      const compareWith = (slots: Uint32Array, limits: Limits) => {
        const compareAll = slots.length <= share * limits.few || probe.kind === 'foreign';
        const least = compareAll ? 0 : leastSupport;
        for (const slot of compareAll ? slots : promising(arena, probe, slots, { ...limits, wanted: limit, share })) {
          const reference = arena.referenceAt(slot);
          if (reference === undefined) continue;
          hits.push({ reference, similarity: similarityOf(probe, templateAt(slot, reference), least) });
        }
      };
      const slots = acceptedSlots(arena, accept);
      if (probe.kind === 'mark' || marks.size === 0) compareWith(slots, probe.kind === 'mark' ? ofMarks : all);
      else {
        compareWith(slots.filter(isMark), ofMarks);
        compareWith(
          slots.filter((slot) => !isMark(slot)),
          all,
        );
      }
      for (const [reference, template] of plain) {
        if (accept(reference)) hits.push({ reference, similarity: similarityOf(probe, template) });
      }
      return topHits(hits, limit, order);
    },
  };
}

/** At least as many of the slots as are wanted. */
function promising(
  arena: Arena,
  probe: FingerprintTemplate,
  slots: Uint32Array,
  { wanted, share, ...limits }: Limits & { readonly wanted: number; readonly share: number },
): number[] {
  const { glance, look, glancedShare, supportShare } = limits;
  const most = Math.max(wanted, comparedOf(slots.length, limits, share));
  const glanced = Math.max(glancedOfCompared * most, Math.ceil(glancedShare * slots.length));
  // A glance that leaves out less than half is not worth its time.
  const glances = 2 * glanced <= slots.length;
  const glancedAt = () => highest(arena.scan(probe, slots, glance), glanced);
  const closer = glances ? Uint32Array.from(glancedAt(), (k) => slots[k]) : slots;
  if (supportShare === 0) return highest(arena.scan(probe, closer, look), most).map((k) => closer[k]);
  const asked = Math.max(glancedOfCompared * most, Math.ceil(supportShare * slots.length));
  const looked = () => Uint32Array.from(highest(arena.scan(probe, closer, look), asked), (k) => closer[k]);
  const supported = 2 * asked <= closer.length ? looked() : closer;
  return highest(arena.support(probe, supported), most).map((k) => supported[k]);
}

function acceptedSlots(arena: Arena, accept: (reference: number) => boolean): Uint32Array {
  const slots = new Uint32Array(arena.size);
  let n = 0;
  for (let slot = 0; slot < arena.slots; slot++) {
    const reference = arena.referenceAt(slot);
    if (reference !== undefined && accept(reference)) slots[n++] = slot;
  }
  return slots.subarray(0, n);
}
