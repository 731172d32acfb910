/** How long the fragments of a kit are: from a table, or from the sizes in an instrument's export. */
import { fragmentLengths } from '@ipse/dna';
import type { FragmentLengths } from '@ipse/dna';
import { detectDnaFormat, readDnaProfiles } from '@ipse/formats/dna';
import { fail } from '../errors.ts';
import { readOptions } from './reading.ts';
import type { ReadingFlags } from './reading.ts';
import { headerOf, rowsBelowHeader } from './written-table.ts';

/** By marker. Errors: CLI_FRAGMENTS_INVALID with the line or the markers; of an export, those of formats. */
export function readFragments(
  bytes: Uint8Array,
  file: string,
  flags: ReadingFlags,
): Readonly<Record<string, FragmentLengths>> {
  if (detectDnaFormat(bytes) === undefined) return readLines(Buffer.from(bytes).toString(), file);
  const { fragments, contradicting } = fragmentLengths(readDnaProfiles(bytes, readOptions(file, flags)).records);
  if (contradicting.length > 0)
    throw fail('CLI_FRAGMENTS_INVALID', `${file}: sizes of ${contradicting.join(', ')} are not of one kit`);
  if (Object.keys(fragments).length === 0) throw fail('CLI_FRAGMENTS_INVALID', `${file}: the export has no sizes`);
  return fragments;
}

/** Lines `marker,offset,repeat`. Errors: CLI_FRAGMENTS_INVALID with the line. */
function readLines(text: string, file: string): Readonly<Record<string, FragmentLengths>> {
  const at = (line: number, why: string) => fail('CLI_FRAGMENTS_INVALID', `${file}, line ${line}: ${why}`);
  if (headerOf(text) !== 'marker,offset,repeat') throw at(1, 'the header');
  const fragments: Record<string, FragmentLengths> = Object.create(null);
  for (const { line, cells } of rowsBelowHeader(text, 3, at)) {
    const [marker, offset = '', repeat = ''] = cells;
    if (marker === '' || offset === '' || repeat === '') throw at(line, 'a cell is empty');
    const [offsetBp, repeatBp] = [Number(offset), Number(repeat)];
    if (!Number.isFinite(offsetBp) || !(repeatBp > 0)) throw at(line, 'not a length');
    if (marker in fragments) throw at(line, 'the marker stands twice');
    fragments[marker] = { offsetBp, repeatBp };
  }
  return fragments;
}
