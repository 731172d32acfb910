/** Lists of the Y-STR haplotypes and mtDNA of a database that differ little from a probe's. */
import type { DnaProfile } from '../profile/profile.ts';
import type { DnaDatabase } from '../search/database.ts';
import { mtDifferences } from './mt.ts';
import { yDifferences } from './y.ts';

export interface LineageHit {
  readonly id: string;
  /** Undefined where nothing can be compared. */
  readonly yDifferences: number | undefined;
  readonly yCompared: number;
  readonly mtDifferences: number | undefined;
}

/** Those with at most `most` differences in Y or in mtDNA; fewest first. At least `yLociMin` loci must be shared. */
export function searchLineages(database: DnaDatabase, probe: DnaProfile, most: number, yLociMin: number): LineageHit[] {
  const hits: LineageHit[] = [];
  for (const slot of database.wholeSlots) {
    const { markers, mt } = database.profileAt(slot);
    const y = yDifferences(probe.markers, markers);
    const ofY = y.compared >= yLociMin ? y.differing.length : undefined;
    const ofMt = probe.mt && mt ? mtDifferences(probe.mt, mt) : undefined;
    if (Math.min(ofY ?? Infinity, ofMt ?? Infinity) > most) continue;
    hits.push({ id: database.idAt(slot)!, yDifferences: ofY, yCompared: y.compared, mtDifferences: ofMt });
  }
  const sum = (hit: LineageHit) => (hit.yDifferences ?? most) + (hit.mtDifferences ?? most);
  return hits.sort((a, b) => sum(a) - sum(b) || (a.id < b.id ? -1 : 1));
}
