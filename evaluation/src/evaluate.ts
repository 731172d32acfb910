/** An evaluation from manifest to figures: extract every sample, compare every pair, count the errors. Offline. */
import { access, readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { similarity } from '@ipse/core';
import type { Modality } from '@ipse/core';
import { fail } from './errors.ts';
import { detPoints } from './metrics/det.ts';
import type { DetPoint } from './metrics/det.ts';
import type { ComparisonScores } from './metrics/scores.ts';
import { splitScores, summarise } from './result.ts';
import type { EvaluationResult } from './result.ts';
import { readManifest } from './run/manifest.ts';
import type { ManifestSample } from './run/manifest.ts';
import { pairsOfProtocol, parsePairs } from './run/pairs.ts';
import type { PairList, Protocol } from './run/pairs.ts';
import { createPool } from './run/pool.ts';
import type { Pool } from './run/pool.ts';

export interface Progress {
  readonly step: 'extract' | 'compare';
  readonly done: number;
  readonly total: number;
}

export interface EvaluationOptions {
  readonly modality: string;
  /** Path of the manifest. */
  readonly manifest: string;
  /** Path of a list of pairs; without one the protocol makes them. */
  readonly pairs?: string;
  /** Column of the manifest by which errors are counted apart. */
  readonly groups?: string;
  /** Default `all`. */
  readonly protocol?: Protocol;
  /** Worker threads; default all cores. */
  readonly threads?: number;
  /** A module that exports `loadModality`; default the modalities of Ipse. */
  readonly registry?: URL;
  readonly onProgress?: (progress: Progress) => void;
}

export interface Evaluation {
  readonly result: EvaluationResult;
  readonly samples: readonly ManifestSample[];
  /** Why a sample could not be extracted, by index; codes of quality reasons or of an error. */
  readonly refused: ReadonlyMap<number, string>;
  /** Of each sample, 0 to 100; 0 where it could not be extracted. */
  readonly qualities: readonly number[];
  readonly pairs: PairList;
  /** Of each pair; -Infinity where a sample could not be extracted. */
  readonly log10Lrs: Float64Array;
  /** Raw scores, for fitting a calibration. */
  readonly similarities: ComparisonScores;
  readonly scores: ComparisonScores;
  readonly det: readonly DetPoint[];
}

/** Errors: EVALUATION_* of `evaluationErrors`. The same files give the same scores, whatever the number of threads. */
export async function evaluate(options: EvaluationOptions): Promise<Evaluation> {
  const registry = options.registry ?? new URL('./modalities.ts', import.meta.url);
  const { loadModality } = (await import(registry.href)) as { loadModality: (id: string) => Promise<Modality> };
  const modality = await loadModality(options.modality);
  const samples = await readManifest(options.manifest, options.groups);
  const pairs = await choosePairs(options, samples);
  await Promise.all(samples.map(({ file, path }) => access(file).catch((error: unknown) => refuseFile(path, error))));

  const threads = Math.max(1, options.threads ?? availableParallelism());
  const pool = createPool(threads, { modality: options.modality, registry: registry.href });
  try {
    const extracted = await extractAll(pool, samples, options.onProgress);
    const compared = await compareAll(pool, extracted.templates, pairs, options.onProgress);
    const log10Lrs = compared.similarities.map((value) =>
      value === -Infinity ? value : modality.calibrate(similarity(value)).log10LR,
    );
    const measured = {
      ...extracted,
      ...compared,
      ...(options.groups === undefined ? {} : { groups: samples.map(({ group }) => group) }),
      modality: options.modality,
      algorithm: modality.algorithm,
      pairs,
      log10Lrs,
    };
    const scores = splitScores(log10Lrs, pairs.mated);
    const similarities = splitScores(compared.similarities, pairs.mated);
    const det = detPoints(scores);
    return {
      result: summarise(measured, scores, det),
      samples,
      refused: extracted.refused,
      qualities: extracted.qualities,
      pairs,
      log10Lrs,
      similarities,
      scores,
      det,
    };
  } finally {
    await pool.close();
  }
}

async function choosePairs(options: EvaluationOptions, samples: readonly ManifestSample[]): Promise<PairList> {
  const pairs =
    options.pairs === undefined
      ? pairsOfProtocol(samples, options.protocol ?? 'all')
      : parsePairs(await readPairs(options.pairs), samples);
  if (!pairs.mated.includes(1) || !pairs.mated.includes(0)) throw fail('EVALUATION_NOTHING_TO_COMPARE');
  return pairs;
}

function readPairs(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: unknown) => {
    throw fail('EVALUATION_PAIRS_INVALID', 'the file cannot be read', error);
  });
}

function refuseFile(path: string, error: unknown): never {
  throw fail('EVALUATION_FILE_MISSING', path, error);
}

async function extractAll(pool: Pool, samples: readonly ManifestSample[], onProgress: EvaluationOptions['onProgress']) {
  const templates: (Uint8Array | undefined)[] = samples.map(() => undefined);
  const qualities = samples.map(() => 0);
  const refused = new Map<number, string>();
  const extractMs: number[] = [];
  const tasks = samples.map(({ file, resolutionPpi }, index) => ({
    kind: 'extract' as const,
    index,
    file,
    ...(resolutionPpi === undefined ? {} : { resolutionPpi }),
  }));
  let done = 0;
  await pool.run(tasks, (answer) => {
    if (answer.kind === 'compared') return;
    if (answer.kind === 'extracted') {
      templates[answer.index] = answer.template;
      qualities[answer.index] = answer.quality;
    } else refused.set(answer.index, answer.reason);
    if (answer.extractMs !== undefined) extractMs.push(answer.extractMs);
    onProgress?.({ step: 'extract', done: ++done, total: samples.length });
  });
  return { templates, qualities, refused, extractMs };
}

async function compareAll(
  pool: Pool,
  templates: readonly (Uint8Array | undefined)[],
  pairs: PairList,
  onProgress: EvaluationOptions['onProgress'],
) {
  const total = pairs.a.length;
  const similarities = new Float64Array(new SharedArrayBuffer(8 * total));
  const compareUs = new Float32Array(new SharedArrayBuffer(4 * total));
  const claimed = new Int32Array(new SharedArrayBuffer(8));
  const task = { kind: 'compare' as const, templates, pairs, similarities, compareUs, claimed, chunk: 512 };
  const report = () => onProgress?.({ step: 'compare', done: Atomics.load(claimed, 1), total });
  const timer = setInterval(report, 200);
  try {
    await pool.run(
      Array.from({ length: pool.size }, () => task),
      () => undefined,
    );
  } finally {
    clearInterval(timer);
  }
  report();
  return { similarities, compareUs };
}
