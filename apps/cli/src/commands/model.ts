/** `ipse model`: face networks of the owner's own. Adding and comparing ask no server. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Command } from 'commander';
import { evaluate, fitModel, modalityOfModel } from '@ipse/evaluation';
import type { EvaluationResult } from '@ipse/evaluation';
import { createFace, installJoined, installModel, joinedCard, listModels, parseModelCard } from '@ipse/face';
import type { InstalledModel, ModelCard } from '@ipse/face';
import type { Config } from '../config.ts';
import { fail } from '../errors.ts';
import { readBytes } from '../samples.ts';
import { table } from '../table.ts';
import { progressBar } from '../terminal.ts';
import type { ProgressBar, Terminal } from '../terminal.ts';
import { addModelSwitch } from './model-switch.ts';

const cellMax = 60;

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
  addJoined(command, root, terminal);
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
      tellAdded(model, flags, terminal);
    });
}

/** The one network of unclear origin that Ipse knows how to use: nobody has it without having said so. */
function addJoined(command: Command, root: string, terminal: Terminal): void {
  command
    .command('add-joined')
    .summary('add the joined profile: the built-in network beside a second one, of unclear origin')
    .description(
      'Two networks side by side err less than one. The second is fr_feature.onnx of the npm package faceplugin 1.0.3, which\n' +
        'Ipse does not bring: who made it and from what is not known. Without the flag only the card is shown.',
    )
    .argument('<file>', 'your own copy of fr_feature.onnx; its checksum is pinned')
    .option('--accept-unclear-origin', 'you have read the card, and answer for using this network')
    .option('--json', 'the card and its calibration as JSON')
    .action(async (file: string, flags: { readonly acceptUnclearOrigin?: boolean; readonly json?: boolean }) => {
      if (flags.acceptUnclearOrigin !== true) {
        cardOf(joinedCard).forEach((line) => terminal.say(line));
        throw fail('CLI_ORIGIN_UNCLEAR');
      }
      tellAdded(await installJoined(root, await readBytes(file)), flags, terminal);
    });
}

function tellAdded(model: InstalledModel, { json }: Pick<Flags, 'json'>, terminal: Terminal): void {
  terminal.print(json ? JSON.stringify(told(model), null, 2) : tableOf([model]));
  const { name, version } = model.card;
  terminal.say(
    `Added. To search by it: ipse model prepare ${name}@${version}, later ipse model switch ${name}@${version}.`,
  );
}

/** What whoever relies on the network has to know, a line each. */
function cardOf({ name, version, origin, licence, trainingData, evaluation, groups }: ModelCard): string[] {
  const texts = { model: `${name}@${version}`, origin, licence, 'training data': trainingData, evaluation, groups };
  return Object.entries(texts).map(([what, text]) => `${what}: ${text}`);
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
    inCell(card.licence),
  ]);
  const heads = ['model', 'version', 'mated', 'non-mated', 'licence'];
  return table(heads, [[...builtIn, 'packages/face/MODELS.md'], ...rows]);
}

/** So much of a text as a table has room for; the whole is in --json. */
function inCell(text: string): string {
  return text.length <= cellMax ? text : `${text.slice(0, cellMax - 3)}...`;
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
