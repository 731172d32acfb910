/** Small tables that people write: a header, then a line each, cells parted by commas. */

export interface WrittenRow {
  /** In the file, from 1. */
  readonly line: number;
  /** Without blanks around them. */
  readonly cells: readonly string[];
}

/** The fault that a reader makes of a line and of what is wrong in it. */
export type FaultAt = (line: number, why: string) => Error;

const linesOf = (text: string) => text.replace(/^\uFEFF/, '').split(/\r?\n/);

export const headerOf = (text: string): string => linesOf(text)[0].trim();

/** What stands below the header; empty lines are passed over. Errors: of `at`, when a line has more cells than `columns`. */
export function rowsBelowHeader(text: string, columns: number, at: FaultAt): WrittenRow[] {
  return linesOf(text).flatMap((written, i) => {
    if (i === 0 || written.trim() === '') return [];
    const cells = written.split(',').map((cell) => cell.trim());
    if (cells.length > columns) throw at(i + 1, 'more columns than the header has');
    return [{ line: i + 1, cells }];
  });
}
