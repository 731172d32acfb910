/** What every search of a gallery by a profile of a file takes, and says of its statistics. */
import type { Command } from 'commander';
import type { DnaFamilialResult, DnaProfileInput, DnaSearchResult } from '@ipse/protocol';
import { number } from '../commands/identify.ts';
import { addStatement } from '../connection.ts';
import type { StatementFlags } from '../connection.ts';
import type { Terminal } from '../terminal.ts';
import { addTable, belowOne } from './flags.ts';
import { addFileFlags } from './read-file.ts';
import type { FileFlags } from './read-file.ts';
import { allelesOf, withoutLocus } from './search-report.ts';
import type { ReportFiles } from './write-reports.ts';

export interface GalleryFlags extends StatementFlags, ReportFiles {
  readonly gallery: string;
  readonly table: string;
  readonly population: string;
  readonly max?: number;
  readonly json?: boolean;
}

export interface LookFlags extends GalleryFlags, FileFlags {
  readonly sample?: string;
  readonly theta: number;
}

/** Where to search, by which frequencies, and what to write. */
export function addGallery(command: Command, found: string): Command {
  return addTable(command.option('--gallery <name>', 'gallery to search, or ALL', 'ALL'))
    .option('--max <n>', `${found} at most`, number(0, 201))
    .option('--html <file>', 'write a report of the search, with every parameter')
    .option('--pdf <file>', 'the same as PDF')
    .option('--json', 'the whole answer as JSON');
}

/** The same by one profile of a file. */
export function addLook(command: Command, found: string): Command {
  const asked = command
    .argument('<file>', 'its format is recognised from its content')
    .option('--sample <name>', 'which sample, where the file has several')
    .option('--theta <n>', 'coancestry coefficient', belowOne, 0.01);
  return addStatement(addFileFlags(addGallery(asked, found)));
}

export const probeRows = ({ category, markers }: DnaProfileInput) => ({
  caption: `A profile of category ${category}`,
  rows: allelesOf(markers),
});

/** Whom a ranking looked at, and how many of them it could say nothing of. */
export function saySearched(
  { searched, profiles, incomparable }: Pick<DnaFamilialResult, 'searched' | 'profiles' | 'incomparable'>,
  how: string,
  terminal: Terminal,
): void {
  terminal.say(`Searched ${searched} of ${profiles} profiles${how}.`);
  if (incomparable > 0) terminal.say(`${incomparable} of them left out: ${withoutLocus}.`);
}

export function sayStatistics(
  { table, population, hash, theta }: DnaSearchResult['statistics'],
  terminal: Terminal,
): void {
  terminal.say(`Frequencies ${table} ${population} (SHA-256 ${hash.slice(0, 16)}), theta ${theta}.`);
}
