/** `ipse dna import`, `search` and `familial`: DNA profiles of the record, on the server. */
import { createHash } from 'node:crypto';
import path from 'node:path';
import { Option } from 'commander';
import type { Command } from 'commander';
import { dnaPresets, dnaRelationships, dnaStringencies } from '@ipse/protocol';
import type {
  DnaFamilialRequest,
  DnaFamilialResult,
  DnaHit,
  DnaProfileInput,
  DnaSearchRequest,
  DnaSearchResult,
  Statement,
} from '@ipse/protocol';
import type { Config } from '../config.ts';
import { addStatement, connect, stated } from '../connection.ts';
import type { StatementFlags } from '../connection.ts';
import { belowOne } from '../dna/flags.ts';
import { importProfiles } from '../dna/import-profiles.ts';
import { addFileFlags, inputNamed, readProfileFile } from '../dna/read-file.ts';
import type { FileFlags } from '../dna/read-file.ts';
import { allelesOf, searchReport } from '../dna/search-report.ts';
import { writeReports } from '../dna/write-reports.ts';
import type { ReportFiles } from '../dna/write-reports.ts';
import { exitCodes } from '../exit-codes.ts';
import { openJournal } from '../import/journal.ts';
import { table } from '../table.ts';
import { progressBar } from '../terminal.ts';
import type { Terminal } from '../terminal.ts';
import { number } from './identify.ts';

interface ImportFlags extends StatementFlags, FileFlags {
  readonly gallery: readonly string[];
  readonly type: string;
  readonly prefix: string;
  readonly journal?: string;
}

interface LookFlags extends StatementFlags, FileFlags, ReportFiles {
  readonly gallery: string;
  readonly sample?: string;
  readonly table: string;
  readonly population: string;
  readonly theta: number;
  readonly max?: number;
  readonly json?: boolean;
}

interface SearchFlags extends LookFlags {
  readonly rules: DnaSearchRequest['preset'];
  readonly stringency?: NonNullable<DnaSearchRequest['stringency']>;
  readonly loci?: number;
  readonly mismatches?: number;
}

interface FamilialFlags extends LookFlags {
  readonly relationship: DnaFamilialRequest['relationship'];
  readonly grant: string;
}

export function addDnaRecord(dna: Command, config: Config, terminal: Terminal): void {
  addImport(dna, config, terminal);
  addSearch(dna, config, terminal);
  addFamilial(dna, config, terminal);
}

function addImport(dna: Command, config: Config, terminal: Terminal): void {
  const command = dna
    .command('import')
    .summary('enrol every profile of a file')
    .description(
      'Reads the whole file before anything is enrolled: a fault anywhere in it, and nothing is. Stopped or repeated, it goes\n' +
        "on where it was. The sample's name, behind --prefix, is the id of the person or of the scene.",
    )
    .argument('<file>', 'its format is recognised from its content')
    .requiredOption('--gallery <names...>', 'galleries that searches will find them in')
    .option('--type <text>', 'kind of encounter', 'dna import')
    .option('--prefix <text>', "before the samples' names", '')
    .option('--journal <file>', 'where to keep what is done; default in the home folder');
  addStatement(addFileFlags(command)).action(async (file: string, flags: ImportFlags) => {
    const inputs = await readProfileFile(file, flags);
    const client = await connect(config, flags);
    const journal = await openJournal(flags.journal ?? journalOf(config, file));
    const bar = progressBar(terminal);
    const { enrolled, already } = await importProfiles(client, inputs, journal, {
      ...{ galleries: flags.gallery, encounterType: flags.type, prefix: flags.prefix },
      onProgress: (done) => bar.update('enrolling', done, inputs.length),
    }).finally(() => bar.stop());
    terminal.say(`${enrolled} enrolled, ${already} were already.`);
  });
}

function journalOf(config: Config, file: string): string {
  const name = createHash('sha256').update(path.resolve(file)).digest('hex').slice(0, 16);
  return path.join(config.home, 'imports', `${name}.dna.journal`);
}

function addLook(command: Command, found: string): Command {
  const asked = command
    .argument('<file>', 'its format is recognised from its content')
    .option('--sample <name>', 'which sample, where the file has several')
    .option('--gallery <name>', 'gallery to search, or ALL', 'ALL')
    .requiredOption('--table <name>', 'allele frequencies: fbi2015, nist1036, norstr2023 or uk_dna17')
    .requiredOption('--population <name>', 'as the table names it, for example Cauc')
    .option('--theta <n>', 'coancestry coefficient', belowOne, 0.01)
    .option('--max <n>', `${found} at most`, number(0, 201))
    .option('--html <file>', 'write a report of the search, with every parameter')
    .option('--pdf <file>', 'the same as PDF')
    .option('--json', 'the whole answer as JSON');
  return addStatement(addFileFlags(asked));
}

function addSearch(dna: Command, config: Config, terminal: Terminal): void {
  const command = dna
    .command('search')
    .summary('search a gallery with a profile; every hit is pending until a person decides')
    .description(`Searches under the rules between categories.\nExit code ${exitCodes.nothing} when there is no hit.`)
    .addOption(new Option('--rules <preset>', 'whose rules').choices([...dnaPresets]).default('codis'))
    .addOption(new Option('--stringency <level>', 'in place of what the rules ask').choices([...dnaStringencies]))
    .option('--loci <n>', 'loci that must agree', number(0, 65))
    .option('--mismatches <n>', 'loci that may be off', number(-1, 5));
  addLook(command, 'hits').action(async (file: string, flags: SearchFlags) => {
    const { profile } = inputNamed(await readProfileFile(file, flags), flags.sample);
    const client = await connect(config, flags);
    const { gallery, rules: preset, stringency, loci, mismatches, theta, population, max } = flags;
    const result = await client.ipse.searchDna({
      body: {
        ...{ gallery, profile, preset, table: flags.table, population, theta },
        ...(stringency === undefined ? {} : { stringency }),
        ...(loci === undefined ? {} : { lociMin: loci }),
        ...(mismatches === undefined ? {} : { mismatchesMax: mismatches }),
        ...(max === undefined ? {} : { maxHits: max }),
      },
    });
    await writeReports(flags, hitsReport(profile, result, flags, stated(config, flags)));
    if (flags.json) terminal.print(JSON.stringify(result, null, 2));
    else if (result.hits.length > 0) terminal.print(table(hitHeader, result.hits.map(hitRow)));
    const { searched, profiles, total, hits } = result;
    terminal.say(`Searched ${searched} of ${profiles} profiles; ${hits.length} of ${total} hits are listed.`);
    sayStatistics(result.statistics, terminal);
    if (total === 0) terminal.end(exitCodes.nothing);
  });
}

function addFamilial(dna: Command, config: Config, terminal: Terminal): void {
  const command = dna
    .command('familial')
    .summary('search a gallery for relatives of a profile, under a grant for the case')
    .description(
      'Ranks people by how much more probable their profile is if they are so related. State the case of the grant with\n' +
        '--case. A candidate is a lead to a family, never an identification.',
    )
    .addOption(
      new Option('--relationship <name>', 'who is looked for').choices([...dnaRelationships]).makeOptionMandatory(),
    )
    .requiredOption('--grant <id>', 'as `ipse dna grant give` printed it');
  addLook(command, 'candidates').action(async (file: string, flags: FamilialFlags) => {
    const { profile } = inputNamed(await readProfileFile(file, flags), flags.sample);
    const client = await connect(config, flags);
    const { gallery, relationship, grant: grantId, population, theta, max } = flags;
    const result = await client.ipse.searchDnaFamilies({
      body: {
        ...{ gallery, profile, relationship, grantId, table: flags.table, population, theta },
        ...(max === undefined ? {} : { maxCandidates: max }),
      },
    });
    await writeReports(flags, relativesReport(profile, result, stated(config, flags)));
    if (flags.json) terminal.print(JSON.stringify(result, null, 2));
    else if (result.candidates.length > 0) terminal.print(table(relativeHeader, result.candidates.map(relativeRow)));
    terminal.say(`Searched ${result.searched} of ${result.profiles} profiles for ${relationship}.`);
    sayStatistics(result.statistics, terminal);
    if (result.candidates.length === 0) terminal.end(exitCodes.nothing);
  });
}

function hitsReport(profile: DnaProfileInput, result: DnaSearchResult, flags: SearchFlags, statement: Statement) {
  const { hits } = result;
  const { rules, stringency, loci, mismatches } = flags;
  const asked = [
    ...[`rules ${rules}`, stringency && `level ${stringency} in place of theirs`],
    ...[loci && `at least ${loci} loci`, mismatches === undefined ? undefined : `at most ${mismatches} off`],
  ].filter((term) => term !== undefined);
  const applied = new Set(
    hits.map(
      ({ rule: { method, least, lociMin, mismatchesMax } }) =>
        `${method}, level ${least}, at least ${lociMin} loci, at most ${mismatchesMax} off`,
    ),
  );
  return searchReport(
    {
      ...{ title: `DNA search for ${profile.name ?? 'a profile'}`, statement, probe: probeOf(profile) },
      terms: [asked.join(', '), ...[...applied].map((rule) => `rule by which somebody was found: ${rule}`)],
    },
    {
      ...{ ...result, header: hitHeader, rows: hits.map(hitRow) },
      bars: hits.map(({ reference, log10LR }) => ({ name: reference.personId ?? '', value: log10LR })),
      chance: hits.map(
        ({ reference, expectedChanceHits }) =>
          `${reference.personId}: as many as ${expectedChanceHits.toExponential(2)} unrelated profiles of those searched agree so by chance`,
      ),
    },
  );
}

function relativesReport(profile: DnaProfileInput, result: DnaFamilialResult, statement: Statement) {
  const { candidates, relationship, grantId, searched } = result;
  return searchReport(
    {
      ...{ title: `Familial search for ${profile.name ?? 'a profile'}`, statement, probe: probeOf(profile) },
      terms: [
        `${relationship} against unrelated`,
        `grant ${grantId}`,
        'EKR: LR / N; EMR: of the chances to agree, / N',
      ],
    },
    {
      ...{ ...result, total: candidates.length, header: relativeHeader, rows: candidates.map(relativeRow) },
      bars: candidates.map(({ personId, combinedLog10LR }) => ({ name: personId, value: combinedLog10LR })),
      chance: candidates.map(
        ({ personId, log10LR }) =>
          `${personId}: at most ${(searched / 10 ** Math.max(0, log10LR)).toExponential(2)} unrelated profiles of those searched reach this ratio`,
      ),
    },
  );
}

const probeOf = ({ category, markers }: DnaProfileInput) => ({
  caption: `A profile of category ${category}`,
  rows: allelesOf(markers),
});

export const hitHeader = ['hit', 'status', 'of', 'category', 'loci', 'off', 'level', 'log10 LR', 'chance hits', 'RMP'];

export function hitRow(hit: DnaHit): (string | number)[] {
  const { hitId, status, reference, agreeing, off, level, log10LR, expectedChanceHits, randomMatchProbability } = hit;
  return [
    ...[hitId, status, reference.personId ?? '', reference.category, agreeing],
    off === 0 ? 0 : `${off} (${hit.nearMiss})`,
    hit.isElimination ? `${level}, ELIMINATION` : (hit.rule.relationship ?? level),
    log10LR.toFixed(2),
    expectedChanceHits.toExponential(1),
    randomMatchProbability.toExponential(1),
  ];
}

const relativeHeader = ['rank', 'person', 'category', 'log10 LR', 'EKR', 'EMR', 'loci', 'Y differences'];

function relativeRow(one: DnaFamilialResult['candidates'][number]): (string | number)[] {
  const { rank, personId, category, log10LR, expectedKinshipRatio, expectedMatchRatio, loci, y } = one;
  return [
    ...[rank, personId, category, log10LR.toFixed(2), expectedKinshipRatio.toPrecision(3)],
    ...[expectedMatchRatio.toPrecision(3), loci.length, y ? `${y.differing.length} of ${y.compared}` : ''],
  ];
}

export function sayStatistics(
  { table, population, hash, theta }: DnaSearchResult['statistics'],
  terminal: Terminal,
): void {
  terminal.say(`Frequencies ${table} ${population} (SHA-256 ${hash.slice(0, 16)}), theta ${theta}.`);
}
