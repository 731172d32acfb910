/** Mixtures that EuroForMix weighed, beside the repository where there are any: its inputs as our evidence. */
import { renormalised, withAlleles } from '../../frequencies/frequencies.ts';
import type { LocusFrequencies } from '../../frequencies/frequencies.ts';
import type { MixtureLocus, Profiles } from '../../mixture/evidence.ts';
import { parseAllele, repeatsOf } from '../../profile/allele.ts';
import type { Allele } from '../../profile/allele.ts';
import { genotype } from '../../profile/genotype.ts';
import type { Genotype } from '../../profile/genotype.ts';
import { referenceText } from '../reference.ts';

export interface FixedCase {
  readonly NOC: number;
  readonly backward_stutter: boolean;
  readonly forward_stutter: boolean;
  readonly conditional_ref1: boolean;
  readonly params: Record<'mu' | 'omega' | 'beta' | 'xiB' | 'xiF', number> & { readonly mx: number | number[] };
  readonly AT: number;
  readonly pC: number;
  readonly lambda: number;
  readonly fst: number;
  readonly loglik: number;
  readonly loglik_per_marker: Record<string, number>;
}

export interface FittedCase extends Omit<FixedCase, 'params' | 'conditional_ref1' | 'loglik' | 'loglik_per_marker'> {
  readonly name: string;
  readonly inputs: readonly [string, string, string];
  readonly kit: string;
  readonly condOrder_Hp: readonly number[];
  readonly condOrder_Hd: readonly number[];
  readonly knownRef_Hd: number;
  readonly degradation: boolean;
  readonly Hp: { readonly theta: Record<string, number>; readonly loglik: number };
  readonly Hd: { readonly theta: Record<string, number>; readonly loglik: number };
  readonly log10LR: number;
  readonly loglik_per_marker_Hp: Record<string, number>;
  readonly loglik_per_marker_Hd: Record<string, number>;
}

/** What `euroformix/expected.json` holds. */
export interface ReferenceMixtures {
  readonly fixed_parameter: {
    readonly inputs: readonly [string, string, string];
    readonly cases: readonly FixedCase[];
  };
  readonly mle: readonly FittedCase[];
}

export interface ReferenceCase {
  readonly loci: readonly MixtureLocus[];
  readonly profiles: Profiles;
  /** In the order of the file, which the hypotheses count by. */
  readonly people: readonly string[];
}

const folder = 'euroformix/inputs';

/** Evidence, references and frequencies by their files' names; fragment lengths of a kit, where one is named. */
export function referenceCase([evidence, references, frequencies]: readonly string[], kit?: string): ReferenceCase {
  const profiles = new Map<string, Map<string, Genotype>>();
  for (const { sample, marker, alleles } of samplesOf(`${folder}/${references}`)) {
    const own = profiles.get(sample) ?? new Map<string, Genotype>();
    profiles.set(sample, own);
    if (alleles.length > 0) own.set(marker, genotype(alleles[0], alleles[1]));
  }
  const replicates = new Map<string, Map<string, Map<Allele, number>>>();
  for (const { sample, marker, alleles, heights } of samplesOf(`${folder}/${evidence}`)) {
    const own = replicates.get(sample) ?? new Map<string, Map<Allele, number>>();
    replicates.set(sample, own);
    own.set(marker, new Map(alleles.map((allele, i) => [allele, heights[i]])));
  }
  const sizes = kit === undefined ? undefined : sizesOf(kit);
  const tables = tablesOf(`${folder}/${frequencies}`);
  // An allele that the table lacks is as rare as the rarest of all.
  const least = Math.min(...[...tables.values()].flatMap(({ frequency }) => [...frequency.values()]));
  const loci = [...tables].flatMap(([marker, table]): MixtureLocus[] => {
    const seen = [...replicates.values()].flatMap((loci) => (loci.has(marker) ? [loci.get(marker)!] : []));
    if (seen.length === 0) return [];
    const shown = [...seen.flatMap((peaks) => [...peaks.keys()])];
    const own = sizes?.get(marker);
    return [
      {
        marker,
        table: renormalised(withAlleles(table, shown, least)),
        replicates: seen,
        ...(own === undefined ? {} : { sizeBp: (allele) => lengthOf(allele, own) }),
      },
    ];
  });
  return { loci, profiles, people: [...profiles.keys()] };
}

/** Names of markers differ in their case and in blanks. */
export const markerKey = (text: string): string => text.replaceAll(' ', '').toUpperCase();

const linesOf = (file: string) => referenceText(file).trimEnd().split(/\r?\n/);

function samplesOf(file: string) {
  const [header, ...lines] = linesOf(file);
  const separator = ['\t', ';', ','].find((each) => header.includes(each))!;
  const columns = header.split(separator).map(markerKey);
  return lines.map((line) => {
    const cells = line.split(separator).map((cell) => cell.trim());
    const those = (name: string) => cells.filter((cell, i) => cell !== '' && columns[i].startsWith(name));
    return {
      sample: cells[columns.indexOf('SAMPLENAME')],
      marker: markerKey(cells[columns.indexOf('MARKER')]),
      alleles: those('ALLELE').map((allele) => parseAllele(allele)),
      heights: those('HEIGHT').map(Number),
    };
  });
}

function tablesOf(file: string): Map<string, LocusFrequencies> {
  const [header, ...lines] = linesOf(file);
  const markers = header.split(',').slice(1).map(markerKey);
  const rows = lines.map((line) => line.split(','));
  return new Map(
    markers.map((marker, i) => {
      const known = rows.flatMap((cells): [Allele, number][] =>
        Number(cells[i + 1]) > 0 ? [[parseAllele(cells[0]), Number(cells[i + 1])]] : [],
      );
      return [marker, { frequency: new Map(known), sampled: undefined }];
    }),
  );
}

/** Lengths by marker, then allele. */
function sizesOf(kit: string): Map<string, Map<Allele, number>> {
  const [header, ...lines] = linesOf(`${folder}/kits.txt`);
  const columns = header.split('\t');
  const [marker, allele, size, name] = ['Marker', 'Allele', 'Size', 'Short.Name'].map((each) => columns.indexOf(each));
  const sizes = new Map<string, Map<Allele, number>>();
  for (const line of lines) {
    const cells = line.split('\t');
    if (cells[name] !== kit) continue;
    const key = markerKey(cells[marker]);
    sizes.set(key, (sizes.get(key) ?? new Map<Allele, number>()).set(cells[allele], Number(cells[size])));
  }
  return sizes;
}

/** Of an allele that the kit lacks: four bases a repeat from the nearest; of those that nobody saw: the longest. */
function lengthOf(allele: Allele | undefined, sizes: ReadonlyMap<Allele, number>): number {
  if (allele === undefined) return Math.max(...sizes.values());
  const known = sizes.get(allele);
  if (known !== undefined) return known;
  const bases = (text: Allele) => {
    const length = repeatsOf(text);
    return length ? 4 * length.whole + length.bases : Infinity;
  };
  const [nearest, size] = [...sizes].sort(
    ([a], [b]) => Math.abs(bases(a) - bases(allele)) - Math.abs(bases(b) - bases(allele)),
  )[0];
  return size + bases(allele) - bases(nearest);
}
