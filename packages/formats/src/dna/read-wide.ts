/** Tables of one row for each sample: GeneMapper's wide export and SmartRank's database. */
import { readAllele, readHeight, readSize } from './allele.ts';
import { collector } from './collect.ts';
import { isMarker, markerKey, readName } from './name.ts';
import { dnaLimits } from './record.ts';
import type { DnaAllele, DnaLocus, DnaRecord } from './record.ts';
import { headingKey } from './read-long.ts';
import type { Source } from './source.ts';
import { readTable } from './table.ts';
import type { Row } from './table.ts';

interface Marker {
  readonly name: string;
  readonly column: number;
  /** Columns behind the marker's, in either order. */
  readonly height: number | undefined;
  readonly size: number | undefined;
}

const measures = ['height', 'size'] as const;
const isMeasure = (key: string | undefined) => key === 'height' || key === 'size';

/**
 * GeneMapper: a cell of a marker lists its alleles (`12, 13, , `), the cells after it their heights and their sizes.
 * Errors: as of the long table.
 */
export function readGeneMapperWide(source: Source): readonly DnaRecord[] {
  const table = readTable(source, { shortRows: false });
  const keys = table.heading.cells.map(headingKey);
  const [sampleColumn, runColumn] = [keys.indexOf('samplename'), keys.indexOf('samplefile')];
  const markers = markersOf(source, table.heading.cells, keys);
  const collect = collector(source);
  for (const { line, cells } of table.rows) {
    const sample = readName(source, cells[sampleColumn], line, sampleColumn + 1, 'the sample');
    const run = runColumn < 0 ? '' : cells[runColumn].trim();
    for (const marker of markers) {
      const locus = { name: marker.name, alleles: listed(source, cells, marker, line) };
      collect.add(sample, run, locus, { line, column: marker.column + 1 });
    }
  }
  return collect.records();
}

function markersOf(source: Source, cells: readonly string[], keys: readonly string[]): readonly Marker[] {
  const markers: Marker[] = [];
  keys.forEach((key, i) => {
    if (key === 'samplename' || key === 'samplefile') {
      if (keys.indexOf(key) !== i) throw source.fail('DNA_FILE_INVALID', 1, i + 1, 'the heading stands twice');
    } else if (!isMeasure(key)) {
      const name = cells[i].trim();
      if (!isMarker(name)) throw source.fail('DNA_FILE_INVALID', 1, i + 1, 'a column that is no marker');
      const behind = isMeasure(keys.at(i + 1)) ? keys.slice(i + 1, i + 3) : [];
      const [height, size] = measures.map((measure) => {
        const at = behind.indexOf(measure);
        return at < 0 ? undefined : i + 1 + at;
      });
      markers.push({ name, column: i, height, size });
    } else if (!markers.some((marker) => marker[key as (typeof measures)[number]] === i))
      throw source.fail('DNA_FILE_INVALID', 1, i + 1, `a ${key} that follows no marker`);
  });
  for (const measure of measures) {
    const odd = markers.find((marker) => (marker[measure] === undefined) !== (markers[0][measure] === undefined));
    if (odd) throw source.fail('DNA_FILE_INVALID', 1, odd.column + 1, `${measure}s for some markers only`);
  }
  if (markers.length === 0 || !keys.includes('samplename'))
    throw source.fail('DNA_FILE_INVALID', 1, 1, 'no sample name, or no marker');
  return markers;
}

function listed(source: Source, cells: readonly string[], marker: Marker, line: number): readonly DnaAllele[] {
  const column = marker.column + 1;
  const values = partsOf(source, cells[marker.column], line, column);
  const { height, size } = marker;
  const listOf = (measure: (typeof measures)[number]) => {
    const at = marker[measure];
    if (at === undefined) return [];
    const list = partsOf(source, cells[at], line, at + 1);
    if (list.length !== values.length)
      throw source.fail('DNA_FILE_INVALID', line, at + 1, `not as many ${measure}s as alleles`);
    return list;
  };
  const [heights, sizes] = measures.map(listOf);
  return values.map((text, i) => ({
    value: readAllele(source, text, line, column),
    ...(height === undefined ? {} : { height: readHeight(source, heights[i], line, height + 1) }),
    ...(size === undefined ? {} : { sizeBp: readSize(source, sizes[i], line, size + 1) }),
  }));
}

/** Members of a list are parted by a comma and a blank; a comma alone is within a number, unless nothing follows it. */
function partsOf(source: Source, cell: string, line: number, column: number): readonly string[] {
  const text = cell.trim().replace(/(?:\s*,)+$/, '');
  if (text === '') return [];
  const parts = text.split(/,\s+/).map((part) => part.trim());
  if (parts.includes('') || parts.length > dnaLimits.allelesPerLocusMax)
    throw source.fail('DNA_FILE_INVALID', line, column, 'a gap in the list, or too long a list');
  return parts;
}

interface Indexed {
  readonly name: string;
  readonly columns: readonly number[];
}

/** SmartRank: columns `TH01_1`, `TH01_2`..., and NULL where there is no allele. Errors: as of the long table. */
export function readSmartRank(source: Source): readonly DnaRecord[] {
  const table = readTable(source, { shortRows: false });
  const markers = indexedMarkers(source, table.heading);
  const collect = collector(source);
  const seen = new Set<string>();
  for (const row of table.rows) {
    const sample = readName(source, row.cells[0], row.line, 1, 'the sample');
    if (seen.has(sample)) throw source.fail('DNA_FILE_DUPLICATE', row.line, 1, 'the sample');
    seen.add(sample);
    for (const marker of markers)
      collect.add(sample, '', locusOf(source, row, marker), { line: row.line, column: marker.columns[0] + 1 });
  }
  return collect.records();
}

function indexedMarkers(source: Source, { cells }: Row): readonly Indexed[] {
  if (headingKey(cells[0]) !== 'specimenid') throw source.fail('DNA_FILE_INVALID', 1, 1, 'no column specimenId');
  const found = new Map<string, { name: string; columns: number[] }>();
  cells.slice(1).forEach((cell, i) => {
    const [, name = '', nth] = /^(.+)_(\d{1,2})$/.exec(cell.trim()) ?? [];
    if (!isMarker(name)) throw source.fail('DNA_FILE_INVALID', 1, i + 2, 'a column that is no marker');
    const marker = found.get(markerKey(name)) ?? { name, columns: [] };
    marker.columns.push(i + 1);
    if (Number(nth) !== marker.columns.length)
      throw source.fail('DNA_FILE_INVALID', 1, i + 2, 'the number of the column');
    found.set(markerKey(name), marker);
  });
  if (found.size === 0) throw source.fail('DNA_FILE_INVALID', 1, 1, 'no marker');
  return [...found.values()];
}

function locusOf(source: Source, { line, cells }: Row, { name, columns }: Indexed): DnaLocus {
  const alleles = columns.flatMap((column) => {
    const text = cells[column].trim();
    return text === '' || text === 'NULL' ? [] : [{ value: readAllele(source, text, line, column + 1) }];
  });
  return { name, alleles };
}
