/** Identification of remains: which of them is which missing member of which family, if any. */
import type { LocusModel } from '../pedigree/likelihood.ts';
import type { Pedigree } from '../pedigree/pedigree.ts';
import type { Genotype } from '../profile/genotype.ts';

type Profile = ReadonlyMap<string, Genotype>;

/** What was found: one profile, of nobody known. Several profiles of one body are to be joined before. */
export interface Remains {
  readonly id: string;
  readonly sex: 'male' | 'female' | 'unknown';
  readonly genotypes: Profile;
}

export interface Family {
  readonly id: string;
  readonly pedigree: Pedigree;
  /** Of those who are typed, by member. */
  readonly profiles: ReadonlyMap<string, Profile>;
  /** Members who are looked for; none is typed. */
  readonly missing: readonly string[];
}

export interface Identification {
  readonly remains: readonly Remains[];
  readonly families: readonly Family[];
  /** Autosomal loci. Every allele of every genotype stands in their tables. */
  readonly loci: ReadonlyMap<string, LocusModel>;
}

/** Remains that are a missing member, by index; remains that are in no pair are strangers to all families. */
export interface Pair {
  readonly remains: number;
  readonly family: number;
  readonly member: string;
}

/** Pairs that hold together, and how much likelier they make all profiles than if no remains were of any family. */
export interface Assignment {
  readonly pairs: readonly Pair[];
  /** Natural logarithm of the likelihood ratio. */
  readonly logLR: number;
}
