/** Lists of the Y-STR haplotypes and mtDNA of a database that differ little from a probe's. */
import { fail } from '../errors.ts';
import { inheritanceOf } from '../markers/markers.ts';
import type { Category } from '../profile/categories.ts';
import type { DnaProfile } from '../profile/profile.ts';
import type { DnaDatabase } from '../search/database.ts';
import { mtDifferences } from './mt.ts';
import { haplotypeFrequency, yDifferences } from './y.ts';
import type { YDifferences } from './y.ts';

export interface LineageHit {
  readonly id: string;
  readonly category: Category;
  /** Undefined where nothing, or too little, can be compared. */
  readonly y: YDifferences | undefined;
  readonly mtDifferences: number | undefined;
}

/** How many could be compared, and how rare the probe's haplotype is among them by the counting method. */
export interface LineCount {
  readonly compared: number;
  readonly frequency: number;
}

export interface LineageHits {
  readonly y: LineCount;
  readonly mt: LineCount;
  /** Fewest differences first. */
  readonly hits: readonly LineageHit[];
}

/**
 * Those with at most `most` differences in Y or in mtDNA. At least `yLociMin` loci must be shared. Errors:
 * DNA_SEARCH_INVALID when the probe has neither.
 */
export function searchLineages(database: DnaDatabase, probe: DnaProfile, most: number, yLociMin: number): LineageHits {
  if (!probe.mt && ![...probe.markers.keys()].some((marker) => inheritanceOf(marker) === 'y'))
    throw fail('DNA_SEARCH_INVALID', 'no marker of the Y chromosome and no mtDNA');
  const hits: LineageHit[] = [];
  let [ys, sameY, mts, sameMt] = [0, 0, 0, 0];
  for (const slot of database.wholeSlots) {
    const { markers, mt } = database.profileAt(slot);
    const shared = yDifferences(probe.markers, markers);
    const y = shared.compared >= yLociMin ? shared : undefined;
    const ofMt = probe.mt && mt ? mtDifferences(probe.mt, mt) : undefined;
    if (y) ys++;
    if (y?.differing.length === 0) sameY++;
    if (ofMt !== undefined) mts++;
    if (ofMt === 0) sameMt++;
    if (Math.min(y?.differing.length ?? Infinity, ofMt ?? Infinity) > most) continue;
    hits.push({ id: database.idAt(slot)!, category: database.categoryAt(slot)!, y, mtDifferences: ofMt });
  }
  const sum = (hit: LineageHit) => (hit.y?.differing.length ?? most) + (hit.mtDifferences ?? most);
  return {
    y: { compared: ys, frequency: haplotypeFrequency(sameY, ys) },
    mt: { compared: mts, frequency: haplotypeFrequency(sameMt, mts) },
    hits: hits.sort((a, b) => sum(a) - sum(b) || (a.id < b.id ? -1 : 1)),
  };
}
