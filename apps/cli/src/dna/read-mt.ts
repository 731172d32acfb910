/** mtDNA from a table `sample,ranges,differences`: no other format that is read has it. */
import type { DnaProfileInput } from '@ipse/protocol';
import { fail } from '../errors.ts';
import { headerOf, rowsBelowHeader } from './written-table.ts';

type Mt = NonNullable<DnaProfileInput['mt']>;

const heading = /^\s*sample\s*,\s*ranges\s*,\s*differences\s*$/i;

export const isMtTable = (text: string): boolean => heading.test(headerOf(text));

/**
 * A sample a line: ranges as `16024-16365 73-340`, differences to rCRS as `16189C 315.1C 523-`, parted by blanks. What they
 * mean is checked where a profile is made of them. Errors: CLI_PROFILE_UNUSABLE with the line.
 */
export function readMtTable(text: string, file: string): readonly { readonly sample: string; readonly mt: Mt }[] {
  const names = new Set<string>();
  const at = (line: number, why: string) => fail('CLI_PROFILE_UNUSABLE', `${file}, line ${line}: ${why}`);
  return rowsBelowHeader(text, 3, at).map(({ line, cells }) => {
    const [sample, ranges = '', differences = ''] = cells;
    if (sample === '' || names.has(sample)) throw at(line, 'no sample, or one that stands before it');
    names.add(sample);
    const read = partsOf(ranges).map((range) => /^(\d{1,5})-(\d{1,5})$/.exec(range));
    if (read.length === 0 || read.includes(null)) throw at(line, 'ranges are first-last, parted by blanks');
    const mt = {
      ranges: read.map((parts): [number, number] => [Number(parts![1]), Number(parts![2])]),
      differences: partsOf(differences),
    };
    return { sample, mt };
  });
}

const partsOf = (cell: string) => cell.split(/\s+/).filter((part) => part !== '');
