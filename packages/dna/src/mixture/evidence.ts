/** The evidence of a mixture and what is proposed about it, as plain data; both mixture models take these. */
import type { LocusFrequencies } from '../frequencies/frequencies.ts';
import type { Allele } from '../profile/allele.ts';
import type { Genotype } from '../profile/genotype.ts';

/** One locus of a mixture. */
export interface MixtureLocus {
  readonly marker: string;
  readonly table: LocusFrequencies;
  /** Peaks of each replicate: allele and height in RFU (the semi-continuous model reads no heights). */
  readonly replicates: readonly ReadonlyMap<Allele, number>[];
  /** Length of a fragment in base pairs, for degradation; `undefined` asks for alleles that nobody saw. */
  readonly sizeBp?: (allele: Allele | undefined) => number;
}

/** A person by name, or somebody unknown. */
export type Contributor = string | undefined;

/** Sub-source hypothesis: who contributed. */
export interface Hypothesis {
  /** In order; up to 4, unless known. */
  readonly contributors: readonly Contributor[];
  /** Typed people said not to have contributed; with theta their alleles count as seen. */
  readonly others?: readonly string[];
}

/** By person, then marker; a marker without a genotype leaves that person unknown there. */
export type Profiles = ReadonlyMap<string, ReadonlyMap<string, Genotype>>;
