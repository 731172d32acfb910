/** Profiles for the statistics, from a file in any format that is read. */
import type { WrittenMarkers } from '@ipse/dna';
import { readDnaProfiles } from '@ipse/formats/dna';
import type { DnaReadOptions } from '@ipse/formats/dna';
import { fail } from '../errors.ts';

export interface NamedProfile {
  /** With the number of its replicate where there are several. */
  readonly sample: string;
  readonly markers: WrittenMarkers;
}

/**
 * In the order of the file. A marker without alleles was typed without a result: it is left out, unless `keepEmpty`, where
 * it says that nothing was seen. Errors: those of formats, with the line and the column.
 */
export function readProfiles(
  bytes: Uint8Array,
  options: DnaReadOptions,
  { keepEmpty = false }: { readonly keepEmpty?: boolean } = {},
): readonly NamedProfile[] {
  return readDnaProfiles(bytes, options).records.map(({ sample, replicate, loci }) => ({
    sample: replicate === undefined ? sample : `${sample}[${replicate}]`,
    markers: Object.fromEntries(
      loci
        .filter(({ alleles }) => keepEmpty || alleles.length > 0)
        .map(({ name, alleles }) => [name, alleles.map(({ value }) => value)]),
    ),
  }));
}

/** The sample of that name, or the only one. Errors: CLI_SAMPLE_UNKNOWN. */
export function profileNamed(profiles: readonly NamedProfile[], name: string | undefined): NamedProfile {
  if (name === undefined && profiles.length === 1) return profiles[0];
  const found = profiles.find(({ sample }) => sample === name);
  if (!found) throw fail('CLI_SAMPLE_UNKNOWN', name === undefined ? 'the file has several, or none' : undefined);
  return found;
}

/** As requests to the server have them. */
export const copied = <Value>(lists: Readonly<Record<string, readonly Value[]>>): Record<string, Value[]> =>
  Object.fromEntries(Object.entries(lists).map(([name, list]) => [name, [...list]]));
