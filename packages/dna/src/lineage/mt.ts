/** Mitochondrial DNA as differences to the revised Cambridge Reference Sequence (rCRS), inside the ranges typed. */
import { fail } from '../errors.ts';

/** First and last position, counted from 1; a range does not run across position 16569. */
export type MtRange = readonly [number, number];

/** `263G`, `315.1C` (inserted after 315), `523-` (deleted); bases by IUPAC, where R is A or G. */
export type MtDifference = string;

export interface MtHaplotype {
  readonly ranges: readonly MtRange[];
  readonly differences: readonly MtDifference[];
}

/** Length of rCRS. */
const lengthOfReference = 16_569;
/** Length polymorphisms and hot spots that say nothing about kinship. */
const ignored: ReadonlySet<number> = new Set([309, 455, 463, 573, 16193]);
/** Bits of A, C, G, T; a deletion is a state of its own. */
const bases: Readonly<Record<string, number>> = {
  ...{ A: 1, C: 2, G: 4, T: 8, R: 5, Y: 10, S: 6, W: 9, K: 12, M: 3, B: 14, D: 13, H: 11, V: 7, N: 15, '-': 16 },
};
const written = /^(\d{1,5})(?:\.([1-9]\d?))?([ACGTRYSWKMBDHVN-])$/;

interface Parsed {
  /** Position, with the place among inserted bases: `315` or `315.1`. */
  readonly place: string;
  readonly position: number;
  readonly bits: number;
}

function parse(difference: MtDifference): Parsed {
  const parts = written.exec(difference);
  const position = Number(parts?.[1]);
  if (!parts || position < 1 || position > lengthOfReference) throw fail('DNA_PROFILE_INVALID', 'an mtDNA difference');
  return {
    place: parts[2] === undefined ? String(position) : `${position}.${parts[2]}`,
    position,
    bits: bases[parts[3]],
  };
}

const isInside = (position: number, ranges: readonly MtRange[]) =>
  ranges.some(([first, last]) => position >= first && position <= last);

/** In upper case and in order. Errors: DNA_PROFILE_INVALID. */
export function mtHaplotype(ranges: readonly MtRange[], differences: readonly string[]): MtHaplotype {
  if (
    ranges.length === 0 ||
    ranges.some(([first, last]) => !(first >= 1 && first <= last && last <= lengthOfReference))
  )
    throw fail('DNA_PROFILE_INVALID', 'an mtDNA range');
  const parsed = differences.map((text) => ({ text: text.trim().toUpperCase(), ...parse(text.trim().toUpperCase()) }));
  if (parsed.some(({ position }) => !isInside(position, ranges)))
    throw fail('DNA_PROFILE_INVALID', 'an mtDNA difference outside the ranges');
  if (new Set(parsed.map(({ place }) => place)).size !== parsed.length)
    throw fail('DNA_PROFILE_INVALID', 'two mtDNA differences at one position');
  const inOrder = parsed.toSorted(
    (a, b) => a.position - b.position || Number(a.place.split('.')[1] ?? 0) - Number(b.place.split('.')[1] ?? 0),
  );
  return { ranges: ranges.toSorted((a, b) => a[0] - b[0]), differences: inOrder.map(({ text }) => text) };
}

/** What both cover; undefined when nothing. */
export function intersectRanges(a: MtRange, b: MtRange): MtRange | undefined {
  const [first, last] = [Math.max(a[0], b[0]), Math.min(a[1], b[1])];
  return first <= last ? [first, last] : undefined;
}

/** Ranges that both typed. */
export const sharedRanges = (a: MtHaplotype, b: MtHaplotype): MtRange[] =>
  a.ranges.flatMap((one) =>
    b.ranges.flatMap((other) => {
      const shared = intersectRanges(one, other);
      return shared ? [shared] : [];
    }),
  );

/**
 * Positions at which two haplotypes differ, in the ranges that both typed; undefined when they share none. One differs
 * from the other where their sets of bases have nothing in common. A position that one of them does not list has the
 * base of rCRS there: `referenceAt` says which; where it does not, the position counts as a difference.
 */
export function mtDifferences(
  a: MtHaplotype,
  b: MtHaplotype,
  referenceAt: (position: number) => string | undefined = () => undefined,
): number | undefined {
  const ranges = sharedRanges(a, b);
  if (ranges.length === 0) return undefined;
  const [mine, theirs] = [a, b].map(
    ({ differences }) => new Map(differences.map(parse).map((one): [string, Parsed] => [one.place, one])),
  );
  let count = 0;
  for (const place of new Set([...mine.keys(), ...theirs.keys()])) {
    const [one, other] = [mine.get(place), theirs.get(place)];
    const { position, bits } = (one ?? other)!;
    if (ignored.has(position) || !isInside(position, ranges)) continue;
    if (one && other ? (one.bits & other.bits) === 0 : (bits & referenceBits(place, referenceAt)) === 0) count++;
  }
  return count;
}

/** Nothing is inserted in the reference. */
function referenceBits(place: string, referenceAt: (position: number) => string | undefined): number {
  if (place.includes('.')) return 0;
  const base = referenceAt(Number(place));
  return base === undefined ? 0 : (bases[base] ?? 0);
}
