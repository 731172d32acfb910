/**
 * What Y-STR haplotypes and mtDNA add to the autosomal likelihood ratio of a relationship. Relatives of a kind are of one
 * line with a chance that the relationship gives; then a difference is a mutation. Strangers have the haplotype as often
 * as the database does, by the counting method.
 */
import type { Relationship } from '../case/kinship.ts';
import { mtDifferences } from '../lineage/mt.ts';
import { haplotypeFrequency, yDifferences } from '../lineage/y.ts';
import type { YDifferences } from '../lineage/y.ts';
import type { DnaProfile } from '../profile/profile.ts';
import type { DnaDatabase } from '../search/database.ts';

interface Lines {
  /** Births between the two. */
  readonly births: number;
  /** Chance that two such men are of one father's line. */
  readonly y: number;
  /** Chance that two such people, and two such men, are of one mother's line. */
  readonly mt: number;
  readonly mtOfMen: number;
}

const lines: Readonly<Record<Relationship, Lines>> = {
  'parent-child': { births: 1, y: 1, mt: 1 / 2, mtOfMen: 0 },
  'full siblings': { births: 2, y: 1, mt: 1, mtOfMen: 1 },
  'half siblings': { births: 2, y: 1 / 2, mt: 1 / 2, mtOfMen: 1 / 2 },
  'grandparent-grandchild': { births: 2, y: 1 / 2, mt: 1 / 4, mtOfMen: 0 },
  'uncle-nephew': { births: 3, y: 1 / 2, mt: 1 / 2, mtOfMen: 1 / 2 },
  'first cousins': { births: 4, y: 1 / 4, mt: 1 / 4, mtOfMen: 1 / 4 },
  'second cousins': { births: 6, y: 1 / 16, mt: 1 / 16, mtOfMen: 1 / 16 },
};

/** Mutations a birth: of a locus of the Y by a step up or down, and of the control region of mtDNA. */
const yRate = 0.003;
const mtRate = 0.01;
/** Fewer shared loci say too little to be counted. */
const yLociMin = 5;

export interface LineageEvidence {
  /** Undefined where one of the two has no Y haplotype, or no mtDNA in common. */
  readonly y: YDifferences | undefined;
  readonly mtDifferences: number | undefined;
  /** 0 where nothing can be compared. */
  readonly log10LROfY: number;
  readonly log10LROfMt: number;
}

/** How common the probe's haplotypes are in a database, counted once a search. */
export class LineageStage {
  readonly #probe: DnaProfile;
  readonly #lines: Lines;
  readonly #yFrequency: number;
  readonly #mtFrequency: number;

  constructor(database: DnaDatabase, probe: DnaProfile, relationship: Relationship) {
    this.#probe = probe;
    this.#lines = lines[relationship];
    let [ys, sameY, mts, sameMt] = [0, 0, 0, 0];
    for (const slot of database.wholeSlots) {
      const { y, mt } = this.#differences(database.profileAt(slot));
      if (y) ys++;
      if (y?.differing.length === 0) sameY++;
      if (mt !== undefined) mts++;
      if (mt === 0) sameMt++;
    }
    this.#yFrequency = haplotypeFrequency(sameY, ys);
    this.#mtFrequency = haplotypeFrequency(sameMt, mts);
  }

  of(reference: DnaProfile): LineageEvidence {
    const { y, mt } = this.#differences(reference);
    const { births, y: yShared } = this.#lines;
    const mtShared = y ? this.#lines.mtOfMen : this.#lines.mt;
    const [yMutation, mtMutation] = [births * yRate, births * mtRate];
    const ofOneFather =
      y && (yMutation / 2) ** y.differing.length * (1 - yMutation) ** (y.compared - y.differing.length);
    const ofOneMother = mt === undefined ? undefined : mtMutation ** mt * (1 - mtMutation);
    return {
      y,
      mtDifferences: mt,
      log10LROfY: weigh(ofOneFather, yShared, this.#yFrequency),
      log10LROfMt: weigh(ofOneMother, mtShared, this.#mtFrequency),
    };
  }

  #differences({ markers, mt }: DnaProfile) {
    const y = yDifferences(this.#probe.markers, markers);
    const ofMt = this.#probe.mt && mt ? mtDifferences(this.#probe.mt, mt) : undefined;
    return { y: y.compared >= yLociMin ? y : undefined, mt: ofMt };
  }
}

/** Of one line with chance `shared`, and of another as strangers are. */
const weigh = (ofOneLine: number | undefined, shared: number, frequency: number): number =>
  ofOneLine === undefined ? 0 : Math.log10((shared * ofOneLine) / frequency + (1 - shared));
