/** `ipse evaluate`: accuracy of a modality on samples in files. Offline; no server is asked. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { InvalidArgumentError, Option } from 'commander';
import type { Command } from 'commander';
import { evaluate, fitCalibration, htmlReport, modalityIds, tailRuleOf, writeScores } from '@ipse/evaluation';
import type { Evaluation, EvaluationResult, Protocol } from '@ipse/evaluation';
import { fail } from '../errors.ts';
import { progressBar } from '../terminal.ts';
import type { Terminal } from '../terminal.ts';

interface Flags {
  readonly manifest: string;
  readonly pairs?: string;
  readonly groups?: string;
  readonly protocol: Protocol;
  readonly threads?: number;
  readonly scores?: string;
  readonly json?: string;
  readonly html?: string;
  readonly calibration?: string;
}

export function addEvaluate(program: Command, terminal: Terminal): void {
  program
    .command('evaluate')
    .summary('measure the accuracy of a modality on samples in files')
    .description(
      'Extracts every sample of a manifest, compares pairs of them and counts the errors. Works offline, without a server.\n' +
        'Without --json the figures go to standard output as JSON.',
    )
    .argument('<modality>', modalityIds.join(' or '))
    .requiredOption('--manifest <csv>', 'samples: path,subject[,instance][,session][,ppi], paths relative to the file')
    .option('--pairs <csv>', 'which to compare: a,b,mated; without it the protocol says')
    .addOption(
      new Option('--protocol <name>', 'all: every pair; fvc: mated pairs, and first samples of different instances')
        .choices(['fvc', 'all'])
        .default('all'),
    )
    .option('--groups <column>', 'count errors apart by this column of the manifest, with confidence intervals')
    .option('--threads <n>', 'worker threads, default all cores', parseThreads)
    .option('--scores <csv>', 'write every comparison: a,b,mated,score (log10 LR)')
    .option('--json <file>', 'write the figures as JSON')
    .option('--html <file>', 'write a report with DET curve and score histograms')
    .option('--calibration <file>', 'fit a calibration to these scores and write it as JSON')
    .action(async (modality: string, flags: Flags) => {
      const bar = progressBar(terminal);
      const evaluation = await evaluate({
        ...flags,
        modality,
        onProgress: ({ step, done, total }) => bar.update(step === 'extract' ? 'extracting' : 'comparing', done, total),
      }).finally(() => bar.stop());
      await writeResults(evaluation, modality, flags, terminal);
    });
}

async function writeResults(evaluation: Evaluation, modality: string, flags: Flags, terminal: Terminal) {
  const { result } = evaluation;
  const json = JSON.stringify(result, null, 2);
  if (flags.scores !== undefined) await write(flags.scores, (file) => writeScores(evaluation, file));
  if (flags.json !== undefined) await write(flags.json, (file) => writeFile(file, `${json}\n`));
  if (flags.html !== undefined) {
    const page = htmlReport(evaluation, path.basename(flags.manifest, path.extname(flags.manifest)));
    await write(flags.html, (file) => writeFile(file, page));
  }
  if (flags.calibration !== undefined) {
    const { name, version } = result.algorithm;
    const source = {
      version: '1',
      algorithm: `${name} ${version}`,
      source: `ipse evaluate ${modality} --manifest ${path.basename(flags.manifest)}`,
    };
    const calibration = fitCalibration(evaluation.similarities, source, tailRuleOf(modality));
    await write(flags.calibration, (file) => writeFile(file, `${JSON.stringify(calibration, null, 2)}\n`));
  }
  if (flags.json === undefined) terminal.print(json);
  else terminal.say(summary(result));
}

/** One line for the person who waited. */
function summary({ eer, fnmrAtFmr, failedToExtract, samples }: EvaluationResult): string {
  const percent = (share: number) => `${(share * 100).toFixed(2)} %`;
  return `EER ${percent(eer)}, FNMR at FMR 0.1 % ${percent(fnmrAtFmr['0.001'])}, ${failedToExtract} of ${samples} samples not extracted`;
}

async function write(file: string, act: (file: string) => Promise<void>): Promise<void> {
  await act(file).catch((error: unknown) => {
    throw fail('CLI_FILE_UNWRITABLE', file, error);
  });
}

function parseThreads(text: string): number {
  const threads = Number(text);
  if (!Number.isInteger(threads) || threads < 1 || threads > 256) throw new InvalidArgumentError('It is 1 to 256.');
  return threads;
}
