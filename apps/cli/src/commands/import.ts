/** `ipse import`: bulk enrolment that can be stopped and taken up again. */
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Option } from 'commander';
import type { Command } from 'commander';
import { csvField } from '@ipse/evaluation';
import type { Config } from '../config.ts';
import { addStatement, connect } from '../connection.ts';
import type { StatementFlags } from '../connection.ts';
import { fail } from '../errors.ts';
import { exitCodes } from '../exit-codes.ts';
import { openJournal } from '../import/journal.ts';
import { planImport } from '../import/plan.ts';
import { runImport } from '../import/run.ts';
import type { RefusedFile } from '../import/run.ts';
import { parsePpi } from '../samples.ts';
import { progressBar } from '../terminal.ts';
import type { Terminal } from '../terminal.ts';
import { number } from './identify.ts';

interface Flags extends StatementFlags {
  readonly gallery: readonly string[];
  readonly type: string;
  readonly modality: 'fingerprint' | 'face';
  readonly ppi?: number;
  readonly journal?: string;
  readonly refused?: string;
  readonly concurrency: number;
}

export function addImport(program: Command, config: Config, terminal: Terminal): void {
  const command = program
    .command('import')
    .summary('enrol many people from a folder or a CSV file')
    .description(
      'Enrols people in bulk: from a folder with a folder of images for each person, or a CSV file with the header\n' +
        'path,person[,modality][,position][,ppi]. Stopped or repeated, it goes on where it was. The files that were\n' +
        `refused go to standard output as CSV, and the exit code is then ${exitCodes.partial}.`,
    )
    .argument('<folder|csv>')
    .requiredOption('--gallery <names...>', 'galleries that searches will find them in')
    .option('--type <text>', 'kind of encounter', 'import')
    .addOption(
      new Option('--modality <name>', 'of files that do not say it')
        .choices(['fingerprint', 'face'])
        .default('fingerprint'),
    )
    .option('--ppi <n>', 'resolution of fingerprints whose row does not say it', parsePpi)
    .option('--journal <file>', 'where to keep what is done; default in the home folder')
    .option('--refused <csv>', 'write the refused files here instead of standard output')
    .option('--concurrency <n>', 'people enrolled at once', number(0, 33), 2);
  addStatement(command).action(async (input: string, flags: Flags) => {
    const planned = await planImport(path.resolve(input), flags.modality);
    const plan = flags.ppi === undefined ? planned : planned.map((person) => withPpi(person, flags.ppi));
    const client = await connect(config, flags);
    const journal = await openJournal(flags.journal ?? journalOf(config, input));
    const bar = progressBar(terminal);
    const report = await runImport(client, plan, journal, {
      galleries: flags.gallery,
      encounterType: flags.type,
      concurrency: Math.floor(flags.concurrency) || 1,
      onProgress: (done) => bar.update('enrolling', done, plan.length),
    }).finally(() => bar.stop());
    await tellRefused(report.refused, flags, terminal);
    terminal.say(
      `${report.enrolled} enrolled, ${report.already} were already, ${report.refused.length} files refused.`,
    );
    if (report.refused.length > 0) terminal.end(exitCodes.partial);
  });
}

type Planned = Awaited<ReturnType<typeof planImport>>[number];

function withPpi(person: Planned, ppi: number | undefined): Planned {
  const fill = (sample: Planned['samples'][number]) =>
    sample.modality === 'fingerprint' && ppi !== undefined ? { ppi, ...sample } : sample;
  return { ...person, samples: person.samples.map(fill) };
}

function journalOf(config: Config, input: string): string {
  const name = createHash('sha256').update(path.resolve(input)).digest('hex').slice(0, 16);
  return path.join(config.home, 'imports', `${name}.journal`);
}

async function tellRefused(refused: readonly RefusedFile[], flags: Flags, terminal: Terminal): Promise<void> {
  if (refused.length === 0) return;
  const rows = refused.map(({ file, code, reason, hint }) => [file, code, reason, hint].map(csvField).join(','));
  const text = ['path,code,reason,hint', ...rows].join('\n');
  if (flags.refused === undefined) return terminal.print(text);
  await writeFile(flags.refused, `${text}\n`).catch((error: unknown) => {
    throw fail('CLI_FILE_UNWRITABLE', flags.refused, error);
  });
}
