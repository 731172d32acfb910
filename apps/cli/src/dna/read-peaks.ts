/** Peaks and fragment lengths from files, and contributors from words. */
import type { FragmentLengths, ProposedContributors, WrittenPeaks } from '@ipse/dna';
import { readDnaProfiles } from '@ipse/formats/dna';
import type { DnaRecord } from '@ipse/formats/dna';
import { fail } from '../errors.ts';

/** Every replicate of the sample, or of the only one. Errors: those of formats; CLI_SAMPLE_UNKNOWN. */
export function readPeaks(bytes: Uint8Array, file: string, sample: string | undefined): WrittenPeaks[] {
  const { records } = readDnaProfiles(bytes, { file });
  const names = new Set(records.map((record) => record.sample));
  const name = sample ?? (names.size === 1 ? records[0].sample : undefined);
  const found = records.filter((record) => record.sample === name);
  if (found.length === 0)
    throw fail('CLI_SAMPLE_UNKNOWN', sample === undefined ? 'the file has several, or none' : undefined);
  return found.map(peaksOf);
}

/** A peak without a height has none that counts; it is refused where it is weighed. */
const peaksOf = ({ loci }: DnaRecord): WrittenPeaks =>
  Object.fromEntries(
    loci.map(({ name, alleles }) => [
      name,
      Object.fromEntries(alleles.map(({ value, height }) => [value, height ?? Number.NaN])),
    ]),
  );

/** Lines `marker,offset,repeat`. Errors: CLI_FRAGMENTS_INVALID with the line. */
export function readFragments(text: string, file: string): Readonly<Record<string, FragmentLengths>> {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const at = (line: number, why: string) => fail('CLI_FRAGMENTS_INVALID', `${file}, line ${line}: ${why}`);
  if (lines[0].trim() !== 'marker,offset,repeat') throw at(1, 'the header');
  const fragments: Record<string, FragmentLengths> = Object.create(null);
  lines.forEach((line, i) => {
    if (i === 0 || line.trim() === '') return;
    const [marker, offset = '', repeat = '', ...more] = line.split(',').map((cell) => cell.trim());
    if (more.length > 0) throw at(i + 1, 'more columns than the header has');
    if (marker === '' || offset === '' || repeat === '') throw at(i + 1, 'a cell is empty');
    const [offsetBp, repeatBp] = [Number(offset), Number(repeat)];
    if (!Number.isFinite(offsetBp) || !(repeatBp > 0)) throw at(i + 1, 'not a length');
    if (marker in fragments) throw at(i + 1, 'the marker stands twice');
    fragments[marker] = { offsetBp, repeatBp };
  });
  return fragments;
}

/** Names of references; `unknown:N` for N others. Errors: CLI_HYPOTHESIS_INVALID. */
export function readContributors(texts: readonly string[]): ProposedContributors {
  const people = texts.filter((text) => !text.startsWith('unknown:'));
  const others = texts.filter((text) => text.startsWith('unknown:'));
  const [unknown = 'unknown:0', ...more] = others;
  if (more.length > 0 || !/^unknown:[0-4]$/.test(unknown)) throw fail('CLI_HYPOTHESIS_INVALID', others.join(' '));
  return { people, unknowns: Number(unknown.slice('unknown:'.length)) };
}
