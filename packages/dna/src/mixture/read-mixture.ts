/** The peaks of a mixture as laboratories write them, with the frequencies and fragment lengths that they are weighed by. */
import { kinshipTable, leastOf } from '../case/parameters.ts';
import type { LeftOut, Parameters } from '../case/parameters.ts';
import { fail } from '../errors.ts';
import { knownMarker } from '../markers/known-marker.ts';
import { inheritanceOf } from '../markers/markers.ts';
import { parseAllele, repeatsOf } from '../profile/allele.ts';
import type { Allele } from '../profile/allele.ts';
import type { LocusFrequencies } from '../frequencies/frequencies.ts';
import type { MixtureLocus } from './evidence.ts';

/** Heights in RFU by marker, then allele. A marker without peaks was typed and showed nothing; one left out was not typed. */
export type WrittenPeaks = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** An allele of n repeats and b bases is `offsetBp` + n `repeatBp` + b base pairs long. */
export interface FragmentLengths {
  readonly offsetBp: number;
  readonly repeatBp: number;
}

export interface WrittenMixture {
  /** One for each amplification of the sample. */
  readonly replicates: readonly WrittenPeaks[];
  /** By marker; where they are given, peaks are taken to be lower the longer their fragments are. */
  readonly fragments?: Readonly<Record<string, FragmentLengths>>;
}

const replicatesMost = 6;
const peaksMost = 40;
/** No instrument reads higher. */
const heightMostRfu = 1e6;

/**
 * The autosomal loci that the frequencies know, in the order written. Peaks below the threshold are ignored; alleles that
 * are rarer than the least frequency are raised to it. Errors: DNA_PEAKS_INVALID, DNA_MARKER_UNKNOWN, DNA_ALLELE_INVALID.
 */
export function readMixture(
  { replicates, fragments }: WrittenMixture,
  parameters: Parameters,
  thresholdRfu: number,
): { readonly loci: readonly MixtureLocus[]; readonly leftOut: readonly LeftOut[] } {
  if (replicates.length < 1 || replicates.length > replicatesMost) throw fail('DNA_PEAKS_INVALID', 'replicates');
  const lengths = fragments ? byMarker(fragments) : undefined;
  const read = replicates.map((written) => byMarker(written));
  const loci: MixtureLocus[] = [];
  const leftOut: LeftOut[] = [];
  for (const marker of new Set(read.flatMap((each) => [...each.keys()]))) {
    const table = parameters.population.loci.get(marker);
    if (inheritanceOf(marker) !== 'autosomal') leftOut.push({ marker, reason: 'not-autosomal' });
    else if (!table) leftOut.push({ marker, reason: 'no-frequencies' });
    else {
      const peaks = read.flatMap((each) => (each.has(marker) ? [peaksOf(each.get(marker)!, marker)] : []));
      const shown = peaks.flatMap((each) => [...each].filter(([, height]) => height >= thresholdRfu));
      const alleles = shown.map(([allele]) => allele);
      const scaled = kinshipTable(table, alleles, leastOf(parameters, table));
      const length = lengths?.get(marker);
      if (lengths && !length) throw fail('DNA_PEAKS_INVALID', `no fragment lengths of ${marker}`);
      const sizes = length ? { sizeBp: sizeBp(checked(length, marker), scaled) } : {};
      loci.push({ marker, table: scaled, replicates: peaks, ...sizes });
    }
  }
  return { loci, leftOut };
}

/** By the usual names of the markers. Errors: DNA_MARKER_UNKNOWN; DNA_PEAKS_INVALID when one stands twice. */
function byMarker<Value>(written: Readonly<Record<string, Value>>): Map<string, Value> {
  const named = new Map<string, Value>();
  for (const [text, value] of Object.entries(written)) {
    const marker = knownMarker(text);
    if (named.has(marker)) throw fail('DNA_PEAKS_INVALID', `${marker} twice`);
    named.set(marker, value);
  }
  return named;
}

function peaksOf(written: Readonly<Record<string, number>>, marker: string): Map<Allele, number> {
  const peaks = new Map<Allele, number>();
  for (const [text, heightRfu] of Object.entries(written)) {
    const allele = parseAllele(text, marker);
    if (!repeatsOf(allele) && !/^[<>]/.test(allele)) throw fail('DNA_PEAKS_INVALID', `an allele of ${marker}`);
    if (peaks.has(allele)) throw fail('DNA_PEAKS_INVALID', `an allele twice at ${marker}`);
    if (!(heightRfu > 0 && heightRfu <= heightMostRfu)) throw fail('DNA_PEAKS_INVALID', `a height at ${marker}`);
    peaks.set(allele, heightRfu);
  }
  if (peaks.size > peaksMost) throw fail('DNA_PEAKS_INVALID', `more than ${peaksMost} peaks at ${marker}`);
  return peaks;
}

function checked({ offsetBp, repeatBp }: FragmentLengths, marker: string): FragmentLengths {
  const isUsable = offsetBp > -1000 && offsetBp < 2000 && repeatBp > 0 && repeatBp < 20;
  if (!isUsable) throw fail('DNA_PEAKS_INVALID', `fragment lengths of ${marker}`);
  return { offsetBp, repeatBp };
}

/** Of alleles that nobody saw, the longest that the frequencies know: degradation hides long fragments first. */
function sizeBp({ offsetBp, repeatBp }: FragmentLengths, { frequency }: LocusFrequencies) {
  const lengthOf = (allele: Allele) => {
    const { whole, bases } = repeatsOf(allele.replace(/^[<>]/, '')) ?? { whole: 0, bases: 0 };
    return offsetBp + repeatBp * whole + bases;
  };
  const longest = Math.max(...[...frequency.keys()].map(lengthOf));
  return (allele: Allele | undefined) => (allele === undefined ? longest : lengthOf(allele));
}
