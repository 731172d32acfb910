/**
 * Profiles with more than two alleles at a locus (mixtures, people with three alleles): a set of 256 bits per locus, one
 * for each allele number. What passes here may agree with a probe; nothing that agrees is missing.
 */
import { firstInexactAllele } from '@ipse/kernels';
import type { MatchRule } from '../rules/matrix.ts';

const words = 8;
/** Alleles from here on are not exact and fill the last word. */
const inexactWord = firstInexactAllele >> 5;
/** No allele has number 0: it stands for alleles that have none. */
export const numberless = 0;

/** Numbers of the alleles at each locus; none where the locus is not typed. */
export type AlleleNumbers = readonly (readonly number[])[];

export type Terms = Pick<MatchRule, 'method' | 'least' | 'lociMin' | 'mismatchesMax'>;

export class CrowdedProfiles {
  readonly #loci: number;
  readonly #slots: number[] = [];
  readonly #places = new Map<number, number>();
  #sets = new Uint32Array(0);

  constructor(loci: number) {
    this.#loci = loci;
  }

  has(slot: number): boolean {
    return this.#places.has(slot);
  }

  /** For a slot that is not there. */
  add(slot: number, alleles: AlleleNumbers): void {
    const size = this.#loci * words;
    const place = this.#slots.push(slot) - 1;
    this.#places.set(slot, place);
    if (this.#sets.length < (place + 1) * size) {
      const grown = new Uint32Array(Math.max(64, 2 * place) * size);
      grown.set(this.#sets);
      this.#sets = grown;
    }
    this.#sets.set(setsOf(alleles), place * size);
  }

  /** The last profile takes the place of the one removed. */
  remove(slot: number): void {
    const place = this.#places.get(slot);
    if (place === undefined) return;
    const size = this.#loci * words;
    const last = this.#slots.length - 1;
    this.#sets.copyWithin(place * size, last * size, (last + 1) * size);
    this.#sets.fill(0, last * size, (last + 1) * size);
    const moved = this.#slots[last];
    this.#slots[place] = moved;
    this.#places.set(moved, place);
    this.#slots.pop();
    this.#places.delete(slot);
  }

  /** Slots that may agree with the probe under a rule. */
  possible(probe: AlleleNumbers, { method, least, lociMin, mismatchesMax }: Terms): number[] {
    if (method === 'pruem') return [...this.#slots];
    const wanted = setsOf(probe);
    const test = method === 'mixture' ? 'moderate' : least;
    const slots: number[] = [];
    for (let place = 0; place < this.#slots.length; place++) {
      let [agreeing, off] = [0, 0];
      for (let locus = 0; locus < this.#loci && off <= mismatchesMax; locus++) {
        const answer = compareSets(wanted, locus * words, this.#sets, (place * this.#loci + locus) * words);
        if (answer === undefined) continue;
        // Two mixtures agree where they may share somebody, hence at least an allele.
        const isLoose = method === 'mixture' && answer.areBothCrowded;
        if (isLoose ? answer.level !== 'none' : passes(answer.level, test)) agreeing++;
        else off++;
      }
      if (off <= mismatchesMax && agreeing >= lociMin) slots.push(this.#slots[place]);
    }
    return slots;
  }
}

function setsOf(alleles: AlleleNumbers): Uint32Array {
  const sets = new Uint32Array(alleles.length * words);
  alleles.forEach((numbers, locus) => {
    for (const number of numbers) sets[locus * words + (number >> 5)] |= 1 << (number & 31);
  });
  return sets;
}

type Level = 'high' | 'moderate' | 'low' | 'none';

const ranks: Readonly<Record<Level, number>> = { none: 0, low: 1, moderate: 2, high: 3 };
const passes = (level: Level, least: Level) => ranks[level] >= ranks[least];

interface SetComparison {
  readonly level: Level;
  readonly areBothCrowded: boolean;
}

/** Undefined where one is not typed; `high` where alleles that are not exact, or have no number, may make it so. */
function compareSets(a: Uint32Array, atA: number, b: Uint32Array, atB: number): SetComparison | undefined {
  let [shared, onlyA, onlyB] = [0, 0, 0];
  for (let w = 0; w < words; w++) {
    const [x, y] = [a[atA + w], b[atB + w]];
    shared += bitsIn(x & y);
    onlyA += bitsIn(x & ~y);
    onlyB += bitsIn(y & ~x);
  }
  if (shared + onlyA === 0 || shared + onlyB === 0) return undefined;
  const areBothCrowded = shared + onlyA > 2 && shared + onlyB > 2;
  const open = a[atA + inexactWord] | b[atB + inexactWord] | ((a[atA] | b[atB]) & 1);
  if (open !== 0 || (onlyA === 0 && onlyB === 0)) return { level: 'high', areBothCrowded };
  const level = onlyA === 0 || onlyB === 0 ? 'moderate' : shared > 0 ? 'low' : 'none';
  return { level, areBothCrowded };
}

function bitsIn(word: number): number {
  let count = 0;
  for (let rest = word; rest !== 0; rest &= rest - 1) count++;
  return count;
}
