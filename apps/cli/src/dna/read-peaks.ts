/** Peaks from files, and contributors from words. */
import type { ProposedContributors, WrittenPeaks } from '@ipse/dna';
import { readDnaProfiles } from '@ipse/formats/dna';
import type { DnaReadOptions, DnaRecord } from '@ipse/formats/dna';
import { fail } from '../errors.ts';

export interface Peaks {
  readonly replicates: readonly WrittenPeaks[];
  /** Markers with peaks off the ladder, which are left out: the model knows no allele for them. */
  readonly offLadder: readonly string[];
}

/** Every replicate of the sample, or of the only one. Errors: those of formats; CLI_SAMPLE_UNKNOWN. */
export function readPeaks(bytes: Uint8Array, options: DnaReadOptions, sample: string | undefined): Peaks {
  const { records } = readDnaProfiles(bytes, options);
  const names = new Set(records.map((record) => record.sample));
  const name = sample ?? (names.size === 1 ? records[0].sample : undefined);
  const found = records.filter((record) => record.sample === name);
  if (found.length === 0)
    throw fail('CLI_SAMPLE_UNKNOWN', sample === undefined ? 'the file has several, or none' : undefined);
  const markers = found.flatMap(({ loci }) => loci.filter(({ alleles }) => alleles.some(isOffLadder)));
  return { replicates: found.map(peaksOf), offLadder: [...new Set(markers.map((locus) => locus.name))] };
}

const isOffLadder = ({ value }: { readonly value: string }) => value === 'OL';

/** A peak without a height has none that counts; it is refused where it is weighed. */
const peaksOf = ({ loci }: DnaRecord): WrittenPeaks =>
  Object.fromEntries(
    loci.map(({ name, alleles }) => [
      name,
      Object.fromEntries(
        alleles.filter((allele) => !isOffLadder(allele)).map(({ value, height }) => [value, height ?? Number.NaN]),
      ),
    ]),
  );

/** Names of references; `unknown:N` for N others. Errors: CLI_HYPOTHESIS_INVALID. */
export function readContributors(texts: readonly string[]): ProposedContributors {
  const people = texts.filter((text) => !text.startsWith('unknown:'));
  const others = texts.filter((text) => text.startsWith('unknown:'));
  const [unknown = 'unknown:0', ...more] = others;
  if (more.length > 0 || !/^unknown:[0-4]$/.test(unknown)) throw fail('CLI_HYPOTHESIS_INVALID', others.join(' '));
  return { people, unknowns: Number(unknown.slice('unknown:'.length)) };
}
