/** Rules as data: how a profile of one category is searched against those of another. */
import type { Relationship } from '../case/kinship.ts';
import type { Category } from '../profile/categories.ts';
import type { MutationModel } from '../statistics/mutation.ts';
import type { Stringency } from './stringency.ts';

export interface MatchRule {
  readonly probe: Category;
  readonly reference: Category;
  /**
   * `stringency`: loci by `least` stringency; `pruem`: values one by one, one of all of which may differ; `mixture`: the
   * single-source side's alleles are all in the mixture, or two mixtures of two people can share somebody.
   */
  readonly method: 'stringency' | 'pruem' | 'mixture';
  readonly least: Exclude<Stringency, 'none'>;
  /** Loci that must have been compared, and agree. */
  readonly lociMin: number;
  /** Loci below the least stringency that are let pass: the near misses. */
  readonly mismatchesMax: number;
  /** A candidate means contamination: the probe is no lead, it is eliminated. */
  readonly eliminates: boolean;
}

/** Categories between which relatives are sought by likelihood ratio, in both directions. */
export interface KinshipRule {
  readonly between: readonly [Category, Category];
  readonly relationship: Relationship;
  readonly mutation?: MutationModel;
  /** Of the autosomal loci together with Y and mtDNA. */
  readonly log10LRMin: number;
  readonly lociMin: number;
}

export interface RuleMatrix {
  readonly name: string;
  readonly rules: readonly MatchRule[];
  readonly kinship?: readonly KinshipRule[];
}

/** The rule between two categories, as the matrix has it in that direction; undefined when they are not searched. */
export const ruleBetween = ({ rules }: RuleMatrix, probe: Category, reference: Category): MatchRule | undefined =>
  rules.find((rule) => rule.probe === probe && rule.reference === reference);
