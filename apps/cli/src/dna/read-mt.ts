/** mtDNA from a table `sample,ranges,differences`: no other format that is read has it. */
import type { DnaProfileInput } from '@ipse/protocol';
import { fail } from '../errors.ts';

type Mt = NonNullable<DnaProfileInput['mt']>;

const heading = /^\s*sample\s*,\s*ranges\s*,\s*differences\s*$/i;

export const isMtTable = (text: string): boolean => heading.test(linesOf(text)[0]);

/**
 * A sample a line: ranges as `16024-16365 73-340`, differences to rCRS as `16189C 315.1C 523-`, parted by blanks. What they
 * mean is checked where a profile is made of them. Errors: CLI_PROFILE_UNUSABLE with the line.
 */
export function readMtTable(text: string, file: string): readonly { readonly sample: string; readonly mt: Mt }[] {
  const names = new Set<string>();
  return linesOf(text).flatMap((line, i) => {
    if (i === 0 || line.trim() === '') return [];
    const at = (why: string) => fail('CLI_PROFILE_UNUSABLE', `${file}, line ${i + 1}: ${why}`);
    const [sample, ranges = '', differences = '', ...more] = line.split(',').map((cell) => cell.trim());
    if (more.length > 0) throw at('more columns than the header has');
    if (sample === '' || names.has(sample)) throw at('no sample, or one that stands before it');
    names.add(sample);
    const read = partsOf(ranges).map((range) => /^(\d{1,5})-(\d{1,5})$/.exec(range));
    if (read.length === 0 || read.includes(null)) throw at('ranges are first-last, parted by blanks');
    const mt = {
      ranges: read.map((parts): [number, number] => [Number(parts![1]), Number(parts![2])]),
      differences: partsOf(differences),
    };
    return [{ sample, mt }];
  });
}

const linesOf = (text: string) => text.replace(/^\uFEFF/, '').split(/\r?\n/);
const partsOf = (cell: string) => cell.split(/\s+/).filter((part) => part !== '');
