/** Tables of one row for each locus of a sample: GeneMapper's long export, EuroForMix and LRmix. */
import { isAllele, readAllele, readHeight, readSize } from './allele.ts';
import { collector } from './collect.ts';
import { readName } from './name.ts';
import { dnaLimits } from './record.ts';
import type { DnaAllele, DnaRecord } from './record.ts';
import type { Source } from './source.ts';
import { readTable } from './table.ts';
import type { Row } from './table.ts';

interface Columns {
  readonly sample: number;
  readonly marker: number;
  readonly run: number | undefined;
  readonly alleles: readonly number[];
  readonly heights: readonly number[];
  readonly sizes: readonly number[];
  /** Without a name between others: nothing may stand in them. */
  readonly blank: readonly number[];
}

/** What exports have beside alleles, heights and sizes, and nobody here reads. */
const unread =
  /^(samplefile|panel|dye|runname|project|control|tubelabel|notes|comments?|size|(area|peakarea|datapoint|mutation|af)\d*|ud\d|ado|ae|os|osc|spu|spa|an|bd|bin|ph|lph|mph|oma|cc|cgq|gq|sq|sfnf|snf|sshp|shp|ol|nb|msp|cvr|low|xtlk)$/;

/** Heading without spaces and case: `Sample Name`, `SampleName` and `sample_name` are one. */
export function headingKey(text: string): string {
  return text.toLowerCase().replace(/[\s_.-]/g, '');
}

/** Errors: DNA_FILE_MALFORMED, DNA_FILE_INVALID, DNA_FILE_ALLELE_INVALID, DNA_FILE_DECIMAL_COMMA, DNA_FILE_DUPLICATE. */
export function readLong(source: Source): readonly DnaRecord[] {
  const table = readTable(source, { shortRows: true });
  const columns = columnsOf(source, table.heading);
  const collect = collector(source);
  for (const row of table.rows) {
    const { line, cells } = row;
    const stray = columns.blank.find((column) => cells[column].trim() !== '');
    if (stray !== undefined) throw source.fail('DNA_FILE_INVALID', line, stray + 1, 'a column without a heading');
    const sample = readName(source, cells[columns.sample], line, columns.sample + 1, 'the sample');
    const marker = readName(source, unquoted(cells[columns.marker]), line, columns.marker + 1, 'the marker');
    // Where a row was broken in two, an allele stands in the place of the marker.
    if (!/\p{L}/u.test(marker) || isAllele(marker))
      throw source.fail('DNA_FILE_INVALID', line, columns.marker + 1, 'an allele in the place of the marker');
    const run = columns.run === undefined ? '' : cells[columns.run].trim();
    const locus = { name: marker, alleles: allelesOf(source, row, columns) };
    collect.add(sample, run, locus, { line, column: columns.marker + 1 });
  }
  return collect.records();
}

/** Some programs quote a marker twice, and the inner quotes arrive as text. */
function unquoted(text: string): string {
  return /^\s*"([^"]*)"\s*$/.exec(text)?.[1] ?? text;
}

function columnsOf(source: Source, { cells }: Row): Columns {
  const keys = cells.map(headingKey);
  const one = (...names: readonly string[]): number | undefined => {
    const found = keys.flatMap((key, i) => (names.includes(key) ? [i] : []));
    if (found.length > 1) throw source.fail('DNA_FILE_INVALID', 1, found[1] + 1, 'the heading stands twice');
    return found[0];
  };
  const needed = (...names: readonly string[]): number => {
    const found = one(...names);
    if (found === undefined) throw source.fail('DNA_FILE_INVALID', 1, 1, `no column ${names[0]}`);
    return found;
  };
  const numbered = (name: string): readonly number[] => {
    const total = keys.filter((key) => key.startsWith(name) && /^\d+$/.test(key.slice(name.length))).length;
    if (total > dnaLimits.allelesPerLocusMax) throw source.fail('DNA_FILE_INVALID', 1, 1, `too many columns ${name}`);
    return Array.from({ length: total }, (_, i) => needed(`${name}${i + 1}`));
  };
  const [sample, marker] = [needed('samplename', 'sample'), needed('marker', 'locus')];
  const [alleles, heights, sizes] = [numbered('allele'), numbered('height'), numbered('size')];
  if (alleles.length === 0) throw source.fail('DNA_FILE_INVALID', 1, 1, 'no column allele1');
  for (const [columns, what] of [[heights, 'heights'] as const, [sizes, 'sizes'] as const])
    if (columns.length > 0 && columns.length !== alleles.length)
      throw source.fail('DNA_FILE_INVALID', 1, 1, `as many columns of ${what} as of alleles`);
  const read = new Set([sample, marker, ...alleles, ...heights, ...sizes]);
  const blank = keys.flatMap((key, i) => (key === '' ? [i] : []));
  const foreign = keys.findIndex((key, i) => !read.has(i) && key !== '' && !unread.test(key));
  if (foreign >= 0) throw source.fail('DNA_FILE_INVALID', 1, foreign + 1, 'a column that is not known');
  return { sample, marker, run: one('samplefile'), alleles, heights, sizes, blank };
}

function allelesOf(source: Source, { line, cells }: Row, { alleles, heights, sizes }: Columns): readonly DnaAllele[] {
  const found: DnaAllele[] = [];
  const cellOf = (columns: readonly number[], i: number) => (columns.length === 0 ? '' : cells[columns[i]].trim());
  alleles.forEach((column, i) => {
    const [text, height, size] = [cells[column].trim(), cellOf(heights, i), cellOf(sizes, i)];
    if (text === '') {
      if (height !== '') throw source.fail('DNA_FILE_INVALID', line, heights[i] + 1, 'a height without an allele');
      if (size !== '') throw source.fail('DNA_FILE_INVALID', line, sizes[i] + 1, 'a size without an allele');
      return;
    }
    found.push({
      value: readAllele(source, text, line, column + 1),
      ...(height === '' ? {} : { height: readHeight(source, height, line, heights[i] + 1) }),
      ...(size === '' ? {} : { sizeBp: readSize(source, size, line, sizes[i] + 1) }),
    });
  });
  return found;
}
