/** Rows of tables that are separated by commas, semicolons or tabs; a cell may be quoted (RFC 4180) and ends on its line. */
import { dnaLimits } from './record.ts';
import type { Source } from './source.ts';

export interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

export interface Table {
  readonly heading: Row;
  /** Every one has a cell for each column of the heading; rows without any text are left out. */
  readonly rows: Iterable<Row>;
}

const separators = ['\t', ';', ','] as const;
const cellsMax = 2000;

export interface TableRule {
  /** Rows may leave out cells at their end. The last one may not end in text without ending its line: it may be cut off. */
  readonly shortRows: boolean;
}

/** Errors: DNA_FILE_MALFORMED with the line and the cell, those of rows when they are read. */
export function readTable(source: Source, rule: TableRule): Table {
  const lines = linesOf(source);
  const first = lines.next();
  const text = first.done ? '' : first.value.text;
  const separator = separatorOf(text);
  if (separator === undefined) throw source.fail('DNA_FILE_MALFORMED', 1, 1, 'no heading of columns');
  const cells = cellsOf(source, text, separator, 1);
  // A separator at the end of the heading begins a column without a name, which rows may leave out.
  while (cells.at(-1)?.trim() === '') cells.pop();
  const heading = { line: 1, cells };
  return { heading, rows: rowsOf(source, lines, separator, cells.length, rule) };
}

/** The one that the heading has most of. */
export function separatorOf(heading: string): string | undefined {
  const counts = separators.map((separator) => heading.split(separator).length - 1);
  const most = Math.max(...counts);
  return most === 0 ? undefined : separators[counts.indexOf(most)];
}

function* rowsOf(
  source: Source,
  lines: Iterable<Line>,
  separator: string,
  width: number,
  { shortRows }: TableRule,
): Iterable<Row> {
  for (const { line, text, ended } of lines) {
    const cells = cellsOf(source, text, separator, line);
    if (cells.every((cell) => cell.trim() === '')) continue;
    if (cells.length < width && !(shortRows && (ended || cells.at(-1) === '')))
      throw source.fail('DNA_FILE_MALFORMED', line, cells.length, 'the row ends too early');
    const stray = cells.findIndex((cell, i) => i >= width && cell.trim() !== '');
    if (stray >= 0) throw source.fail('DNA_FILE_MALFORMED', line, stray + 1, 'a cell that no column names');
    yield { line, cells: Array.from({ length: width }, (_, i) => cells.at(i) ?? '') };
  }
}

interface Line {
  readonly line: number;
  readonly text: string;
  /** Whether the line has its end, or the file ends in it. */
  readonly ended: boolean;
}

/** Errors: DNA_FILE_TOO_LARGE for a line, or a number of them, that no table of profiles has. */
export function* linesOf(source: Source): Generator<Line, undefined> {
  const end = /\r\n|\n|\r/g;
  for (let line = 1, from = 0; ; line++) {
    const found = end.exec(source.text);
    const to = found?.index ?? source.text.length;
    if (line > dnaLimits.linesMax || to - from > dnaLimits.lineLengthMax)
      throw source.fail('DNA_FILE_TOO_LARGE', line, 1, 'too many lines, or one too long');
    yield { line, text: source.text.slice(from, to), ended: found !== null };
    if (!found) return undefined;
    from = end.lastIndex;
  }
}

function cellsOf(source: Source, text: string, separator: string, line: number): string[] {
  if (!text.includes('"')) return held(source, text.split(separator), line);
  const cells: string[] = [];
  for (let at = 0; at <= text.length;) {
    let end = text.indexOf(separator, at);
    if (end < 0) end = text.length;
    if (text[at] === '"') {
      const closing = closingQuote(text, at);
      if (closing < 0 || (closing + 1 < text.length && text[closing + 1] !== separator))
        throw source.fail('DNA_FILE_MALFORMED', line, cells.length + 1, 'a quote that does not close');
      cells.push(text.slice(at + 1, closing).replaceAll('""', '"'));
      end = closing + 1;
    } else {
      const cell = text.slice(at, end);
      if (cell.includes('"'))
        throw source.fail('DNA_FILE_MALFORMED', line, cells.length + 1, 'a quote inside a cell without quotes');
      cells.push(cell);
    }
    at = end + 1;
  }
  return held(source, cells, line);
}

function held(source: Source, cells: string[], line: number): string[] {
  if (cells.length > cellsMax) throw source.fail('DNA_FILE_MALFORMED', line, cellsMax, 'too many columns');
  return cells;
}

function closingQuote(text: string, opening: number): number {
  let at = text.indexOf('"', opening + 1);
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
}
