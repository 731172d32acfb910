/** Profiles from a file of lines `sample,marker,allele1,allele2...`, as laboratories export them. */
import type { WrittenMarkers } from '@ipse/dna';
import { fail } from '../errors.ts';

export interface NamedProfile {
  readonly sample: string;
  readonly markers: WrittenMarkers;
}

const samplesMax = 10_000;

/**
 * Samples in the order of the file. A marker without alleles was typed without a result: it is left out, unless
 * `keepEmpty`, where it says that nothing was seen. Errors: CLI_PROFILES_INVALID with the line and the column.
 */
export function readProfiles(
  text: string,
  file: string,
  { keepEmpty = false }: { readonly keepEmpty?: boolean } = {},
): readonly NamedProfile[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const at = (line: number, column: number, why: string) =>
    fail('CLI_PROFILES_INVALID', `${file}, line ${line}, column ${column}: ${why}`);
  if (!/^sample,marker,allele1(,allele\d+)*$/i.test(lines[0].trim())) throw at(1, 1, 'the header');
  const width = lines[0].split(',').length;
  const samples = new Map<string, Record<string, string[]>>();
  lines.forEach((line, i) => {
    if (i === 0 || line.trim() === '') return;
    const cells = line.split(',').map((cell) => cell.trim());
    if (cells.length > width) throw at(i + 1, width + 1, 'more columns than the header has');
    const [sample, marker = '', ...alleles] = cells;
    if (sample === '') throw at(i + 1, 1, 'no sample');
    if (marker === '') throw at(i + 1, 2, 'no marker');
    const gap = alleles.findIndex((allele, k) => allele === '' && alleles.slice(k).some((later) => later !== ''));
    if (gap >= 0) throw at(i + 1, gap + 3, 'an allele is missing before others');
    const given = alleles.filter((allele) => allele !== '');
    const markers = samples.get(sample) ?? Object.create(null);
    samples.set(sample, markers);
    if (samples.size > samplesMax) throw at(i + 1, 1, `more than ${samplesMax} samples`);
    if (marker in markers) throw at(i + 1, 2, 'the marker stands twice for this sample');
    if (given.length > 0 || keepEmpty) markers[marker] = given;
  });
  return [...samples].map(([sample, markers]) => ({ sample, markers }));
}

/** The sample of that name, or the only one. Errors: CLI_SAMPLE_UNKNOWN. */
export function profileNamed(profiles: readonly NamedProfile[], name: string | undefined): NamedProfile {
  if (name === undefined && profiles.length === 1) return profiles[0];
  const found = profiles.find(({ sample }) => sample === name);
  if (!found) throw fail('CLI_SAMPLE_UNKNOWN', name === undefined ? 'the file has several, or none' : undefined);
  return found;
}
