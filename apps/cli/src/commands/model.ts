/** `ipse model`: face networks of the owner's own. Adding and comparing ask no server. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Command } from 'commander';
import { evaluate, fitModel, modalityOfModel } from '@ipse/evaluation';
import type { EvaluationResult } from '@ipse/evaluation';
import { createFace, installModel, listModels, parseModelCard } from '@ipse/face';
import type { InstalledModel } from '@ipse/face';
import type { Config } from '../config.ts';
import { fail } from '../errors.ts';
import { readBytes } from '../samples.ts';
import { table } from '../table.ts';
import { progressBar } from '../terminal.ts';
import type { ProgressBar, Terminal } from '../terminal.ts';
import { addModelSwitch } from './model-switch.ts';

interface Flags {
  readonly manifest: string;
  readonly pairs?: string;
  readonly threads?: string;
  readonly json?: boolean;
}

export function addModel(program: Command, config: Config, terminal: Terminal): void {
  const command = program.command('model').description('add face networks of your own, and compare them on your data');
  const root = path.join(config.home, 'models');
  addAdd(command, root, terminal);
  addList(command, root, terminal);
  addCompare(command, root, terminal);
  addModelSwitch(command, config, terminal);
}

function addAdd(command: Command, root: string, terminal: Terminal): void {
  command
    .command('add')
    .summary('add an ArcFace-style network (112 x 112) and calibrate it on your pictures')
    .description(
      'Checks the card and the file, calibrates the network on the pictures of a manifest, and stores all of it in the home folder.',
    )
    .argument('<file>', 'the network as ONNX')
    .requiredOption('--card <json>', 'what it is, where it is from, how it wants its pixels; docs/reference/models.md')
    .requiredOption('--manifest <csv>', 'pictures to calibrate on: path,subject, as for ipse evaluate')
    .option('--pairs <csv>', 'which to compare: a,b,mated; without it every pair')
    .option('--threads <n>', 'worker threads, default all cores')
    .option('--json', 'the card and what was fitted as JSON')
    .action(async (file: string, flags: Flags & { readonly card: string }) => {
      const card = parseModelCard(await readText(flags.card));
      const bar = progressBar(terminal);
      const model = await installModel(root, await readBytes(file), card, (draft) =>
        fitModel(draft, options(flags, bar)),
      ).finally(() => bar.stop());
      terminal.print(flags.json ? JSON.stringify(told(model), null, 2) : tableOf([model]));
      const { name, version } = card;
      terminal.say(
        `Added. To search by it: ipse model prepare ${name}@${version}, later ipse model switch ${name}@${version}.`,
      );
    });
}

function addList(command: Command, root: string, terminal: Terminal): void {
  command
    .command('list')
    .summary('list the built-in network and those that were added')
    .option('--json', 'cards and calibrations as JSON')
    .action(async ({ json }: Pick<Flags, 'json'>) => {
      const models = await listModels(root);
      terminal.print(json ? JSON.stringify(models.map(told), null, 2) : tableOf(models));
    });
}

function addCompare(command: Command, root: string, terminal: Terminal): void {
  command
    .command('compare')
    .summary('measure the built-in network and those that were added on your pictures')
    .description(
      'Measures each network on the pictures of a manifest. Figures of a network on the pictures that it was calibrated on are\n' +
        'kinder to its Cllr than other pictures would be; error rates do not depend on calibration.',
    )
    .requiredOption('--manifest <csv>', 'pictures: path,subject, as for ipse evaluate')
    .option('--pairs <csv>', 'which to compare: a,b,mated; without it every pair')
    .option('--threads <n>', 'worker threads, default all cores')
    .option('--json', 'the figures as JSON')
    .action(async (flags: Flags) => {
      const folders = (await listModels(root)).map(({ folder }) => modalityOfModel(folder));
      const results: EvaluationResult[] = [];
      for (const modality of ['face', ...folders]) {
        const bar = progressBar(terminal);
        const evaluation = evaluate({ ...options(flags, bar), modality });
        results.push((await evaluation.finally(() => bar.stop())).result);
      }
      const figures = results.map((result) => ({ ...result, modality: 'face' }));
      terminal.print(flags.json ? JSON.stringify(figures, null, 2) : comparisonOf(results));
    });
}

function options({ manifest, pairs, threads }: Flags, bar: ProgressBar) {
  const count = Number(threads ?? 1);
  if (!Number.isInteger(count) || count < 1 || count > 256) throw fail('CLI_USAGE', '--threads is 1 to 256');
  return {
    manifest,
    ...(pairs === undefined ? {} : { pairs }),
    ...(threads === undefined ? {} : { threads: count }),
    onProgress: ({ step, done, total }: { step: string; done: number; total: number }) =>
      bar.update(step === 'extract' ? 'extracting' : 'comparing', done, total),
  };
}

const told = ({ card, calibration, gain }: InstalledModel) => ({ card, calibration, gain });

function tableOf(models: readonly InstalledModel[]): string {
  const { algorithm, calibration } = createFace();
  const builtIn = [algorithm.name, algorithm.version, calibration.comparisons.mated, calibration.comparisons.nonMated];
  const rows = models.map(({ card, calibration: { comparisons } }) => [
    card.name,
    card.version,
    comparisons.mated,
    comparisons.nonMated,
    card.licence,
  ]);
  const heads = ['model', 'version', 'mated', 'non-mated', 'licence'];
  return table(heads, [[...builtIn, 'packages/face/MODELS.md'], ...rows]);
}

function comparisonOf(results: readonly EvaluationResult[]): string {
  const percent = (share: number) => `${(share * 100).toFixed(2)} %`;
  const rows = results.map(({ algorithm, eer, fnmrAtFmr, rank1, cllr, failedToExtract, timing }) => [
    `${algorithm.name} ${algorithm.version}`,
    percent(eer),
    percent(fnmrAtFmr['0.01']),
    percent(fnmrAtFmr['0.001']),
    percent(fnmrAtFmr['0.0001']),
    rank1 === null ? '' : percent(rank1),
    cllr.toFixed(3),
    failedToExtract,
    timing.extractMsP50 === null ? '' : `${timing.extractMsP50.toFixed(0)} ms`,
  ]);
  const misses = ['1 %', '0.1 %', '0.01 %'].map((fmr) => `FNMR at FMR ${fmr}`);
  return table(['model', 'EER', ...misses, 'rank 1', 'Cllr', 'no template', 'extraction'], rows);
}

/** Errors: CLI_FILE_UNREADABLE. */
async function readText(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: unknown) => {
    throw fail('CLI_FILE_UNREADABLE', file, error);
  });
}
