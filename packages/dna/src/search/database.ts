/** DNA profiles in memory, to be searched: two hot copies for the kernels, and what does not fit them beside. */
import { createDnaSearch, dnaLociMax } from '@ipse/kernels';
import type { BlockStringency, DnaSearch, ProbeLocus } from '@ipse/kernels';
import { fail } from '../errors.ts';
import { codis20 } from '../markers/sets.ts';
import type { Category } from '../profile/categories.ts';
import { isExact } from '../profile/allele.ts';
import type { Allele } from '../profile/allele.ts';
import { genotype } from '../profile/genotype.ts';
import type { DnaProfile } from '../profile/profile.ts';
import { CrowdedProfiles, numberless } from './crowded.ts';
import type { AlleleNumbers, Terms } from './crowded.ts';
import { AlleleDictionary } from './dictionary.ts';
import { scoreTable } from './tables.ts';
import type { GenotypeScore } from './tables.ts';

/** The 24 loci that kits in use add up to. */
export const usualLoci: readonly string[] = [...codis20, 'Penta D', 'Penta E', 'SE33', 'D6S1043'];

/** One that was found, as far as the kernels see it. */
export interface Found {
  readonly slot: number;
  readonly sum: number;
}

export class DnaDatabase {
  readonly loci: readonly string[];
  readonly #dictionaries: readonly AlleleDictionary[];
  readonly #search: DnaSearch;
  readonly #slots = new Map<string, number>();
  readonly #ids: (string | undefined)[] = [];
  readonly #categories: (Category | undefined)[] = [];
  /** By slot: profiles with more than the autosomal loci of one person, whole. */
  readonly #whole = new Map<number, DnaProfile>();
  /** Profiles with more than two alleles at a locus, or alleles without a number. */
  readonly #crowded: CrowdedProfiles;
  /** Of these the mixtures: the kernels see nothing of them. */
  readonly #mixtures = new Set<number>();
  readonly #free: number[] = [];
  readonly #counts = new Map<Category, number>();
  readonly #crowdedCounts = new Map<Category, number>();

  /** Errors: DNA_SEARCH_INVALID. */
  constructor(loci: readonly string[] = usualLoci) {
    if (loci.length === 0 || loci.length > dnaLociMax || new Set(loci).size !== loci.length)
      throw fail('DNA_SEARCH_INVALID', 'the loci of the database');
    this.loci = loci;
    this.#dictionaries = loci.map(() => new AlleleDictionary());
    this.#search = createDnaSearch(loci.length);
    this.#crowded = new CrowdedProfiles(loci.length);
  }

  get size(): number {
    return this.#slots.size;
  }

  /** Bytes of both hot copies. */
  get hotBytes(): number {
    return this.#search.bytes;
  }

  countOf(category: Category): number {
    return this.#counts.get(category) ?? 0;
  }

  /** Whether the kernels see anybody of the category. */
  hasRowsOf(category: Category): boolean {
    return this.countOf(category) > (this.#crowdedCounts.get(category) ?? 0);
  }

  /** An id that is there already is replaced. */
  add(id: string, category: Category, profile: DnaProfile): void {
    this.remove(id);
    const slot = this.#free.pop() ?? this.#ids.length;
    const numbers = this.#numbersOf(profile);
    const row = new Uint8Array(2 * this.loci.length);
    const beyond = numbers.filter((alleles) => !fits(alleles)).length;
    if (beyond <= triAllelicMax) writeRow(row, numbers);
    else this.#mixtures.add(slot);
    this.#ids[slot] = id;
    this.#categories[slot] = category;
    this.#slots.set(id, slot);
    count(this.#counts, category, 1);
    this.#search.write(slot, row);
    if (beyond > 0) {
      this.#crowded.add(slot, numbers);
      count(this.#crowdedCounts, category, 1);
    }
    const hasMore =
      profile.mt || profile.required.size > 0 || [...profile.markers.keys()].some((m) => !this.loci.includes(m));
    if (beyond > 0 || hasMore) this.#whole.set(slot, profile);
  }

  /** Overwrites the profile with zeros; false when the id is not there. */
  remove(id: string): boolean {
    const slot = this.#slots.get(id);
    if (slot === undefined) return false;
    const category = this.#categories[slot]!;
    this.#search.write(slot, new Uint8Array(2 * this.loci.length));
    count(this.#counts, category, -1);
    if (this.#crowded.has(slot)) count(this.#crowdedCounts, category, -1);
    this.#ids[slot] = this.#categories[slot] = undefined;
    this.#whole.delete(slot);
    this.#crowded.remove(slot);
    this.#mixtures.delete(slot);
    this.#slots.delete(id);
    this.#free.push(slot);
    return true;
  }

  get(id: string): { readonly category: Category; readonly profile: DnaProfile } | undefined {
    const slot = this.#slots.get(id);
    return slot === undefined ? undefined : { category: this.#categories[slot]!, profile: this.profileAt(slot) };
  }

  idAt(slot: number): string | undefined {
    return this.#ids[slot];
  }

  categoryAt(slot: number): Category | undefined {
    return this.#categories[slot];
  }

  /** Exact alleles that profiles have, or once had, at a locus of the database. */
  exactAllelesOf(marker: string): Allele[] {
    const dictionary = this.#dictionaries[this.loci.indexOf(marker)];
    return dictionary.numbers.map((number) => dictionary.alleleOf(number)).filter(isExact);
  }

  /** Slots of crowded profiles that may agree with a probe under a rule: none is missing. */
  crowded(probe: DnaProfile, terms: Terms): number[] {
    const numbers = this.loci.map((marker, locus) =>
      (probe.markers.get(marker) ?? []).map((allele) =>
        isExact(allele) ? this.#dictionaries[locus].find(allele) : numberless,
      ),
    );
    return this.#crowded.possible(numbers, terms);
  }

  /** Whether a slot is judged as a crowded profile, whatever the kernels see of it. */
  isCrowded(slot: number): boolean {
    return this.#crowded.has(slot);
  }

  /** Slots of profiles with more than autosomal loci: lineage markers, mtDNA, required alleles. */
  get wholeSlots(): Iterable<number> {
    return this.#whole.keys();
  }

  profileAt(slot: number): DnaProfile {
    const whole = this.#whole.get(slot);
    if (whole) return whole;
    const row = new Uint8Array(2 * this.loci.length);
    this.#search.read(slot, row);
    const markers = new Map<string, readonly Allele[]>();
    this.loci.forEach((marker, locus) => {
      if (row[2 * locus + 1] === 0) return;
      const [a, b] = [row[2 * locus], row[2 * locus + 1]].map((n) => this.#dictionaries[locus].alleleOf(n));
      markers.set(marker, genotype(a, b));
    });
    return { markers, required: new Map() };
  }

  /**
   * Slots that may agree with a probe of exact alleles at no more than two a locus: none is missing, and those with
   * inexact alleles may be too many. Undefined when the probe has other alleles.
   */
  agreeing(probe: DnaProfile, stringency: BlockStringency, allowed: number, least: number): number[] | undefined {
    const entries: ProbeLocus[] = [];
    for (const [locus, marker] of this.loci.entries()) {
      const alleles = probe.markers.get(marker);
      if (!alleles) continue;
      if (alleles.length > 2 || !alleles.every(isExact)) return undefined;
      const [a, b] = alleles.map((allele) => this.#dictionaries[locus].find(allele));
      entries.push({ locus, lower: Math.min(a, b), higher: Math.max(a, b) });
    }
    const slots: number[] = [];
    this.#search.agree(entries, { stringency, allowed, least }, (slot) => slots.push(slot));
    return slots;
  }

  /**
   * Sums over the loci of a score by genotype; loci without a score add nothing. `take` sees every slot's sum in turn,
   * empty slots and mixtures (0) among them.
   */
  sums(score: (marker: string) => GenotypeScore | undefined, take: (slot: number, sum: number) => void): void {
    const tables = this.loci.map((marker, locus) => {
      const ofMarker = score(marker);
      const dictionary = this.#dictionaries[locus];
      return scoreTable(dictionary, ofMarker ?? (() => 0));
    });
    this.#search.lookUp(tables, this.#ids.length, (first, sums) => {
      for (let i = 0; i < sums.length; i++) take(first + i, sums[i]);
    });
  }

  /**
   * The `k` slots of the greatest finite sums, of the profiles that the kernels see and `accept` lets pass, in order. Whoever
   * is typed at no locus that has a score is counted as incomparable instead, unless `speaks` for them.
   */
  rank(
    score: (marker: string) => GenotypeScore | undefined,
    k: number,
    accept: (slot: number) => boolean,
    speaks: (slot: number) => boolean,
  ): { readonly best: readonly Found[]; readonly incomparable: number } {
    const best: Found[] = [];
    const scored = this.loci.flatMap((marker, locus) => (score(marker) ? [locus] : []));
    let [floor, incomparable] = [-Infinity, 0];
    this.sums(score, (slot, sum) => {
      // No locus in common is a sum of 0, which seldom is one of others.
      if (!(sum > floor) && sum !== 0) return;
      if (this.#ids[slot] === undefined || this.#mixtures.has(slot) || !accept(slot)) return;
      if (sum === 0 && !this.#isTypedAt(slot, scored) && !speaks(slot)) {
        incomparable++;
        return;
      }
      if (!(sum > floor)) return;
      const at = best.findIndex((other) => other.sum < sum);
      best.splice(at < 0 ? best.length : at, 0, { slot, sum });
      if (best.length > k) best.pop();
      if (best.length === k) floor = best[k - 1].sum;
    });
    return { best, incomparable };
  }

  /** As far as the kernels see it. */
  #isTypedAt(slot: number, loci: readonly number[]): boolean {
    const row = new Uint8Array(2 * this.loci.length);
    this.#search.read(slot, row);
    return loci.some((locus) => row[2 * locus + 1] !== 0);
  }

  #numbersOf({ markers }: DnaProfile): AlleleNumbers {
    return this.loci.map((marker, locus) =>
      (markers.get(marker) ?? []).map((allele) => this.#dictionaries[locus].numberOf(allele) ?? numberless),
    );
  }
}

/** People with three alleles have them at one locus, seldom two; whoever has more such loci is a mixture. */
const triAllelicMax = 2;

const fits = (alleles: readonly number[]) => alleles.length <= 2 && !alleles.includes(numberless);

/** Lower and higher number of each locus; 0 where it is not typed or does not fit. */
function writeRow(row: Uint8Array, numbers: AlleleNumbers): void {
  numbers.forEach((alleles, locus) => {
    if (alleles.length > 0 && fits(alleles)) row.set([Math.min(...alleles), Math.max(...alleles)], 2 * locus);
  });
}

const count = (counts: Map<Category, number>, category: Category, by: number) =>
  counts.set(category, (counts.get(category) ?? 0) + by);
