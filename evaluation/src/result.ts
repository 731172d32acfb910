/** The figures of an evaluation, in the shape that R.json has. */
import type { Algorithm } from '@ipse/core';
import { cllr } from './metrics/cllr.ts';
import { equalErrorRate, fnmrAtFmr, thresholdAtFmr } from './metrics/det.ts';
import type { DetPoint } from './metrics/det.ts';
import { errorVersusReject } from './metrics/error-versus-reject.ts';
import type { RejectPoint } from './metrics/error-versus-reject.ts';
import { errorsByGroup } from './metrics/groups.ts';
import type { GroupFigures } from './metrics/groups.ts';
import { percentile } from './metrics/histogram.ts';
import { rankOne } from './metrics/rank-one.ts';
import type { ComparisonScores } from './metrics/scores.ts';
import type { PairList } from './run/pairs.ts';

/** Rates are shares, 0 to 1. */
export interface EvaluationResult {
  readonly modality: string;
  readonly algorithm: Algorithm;
  readonly samples: number;
  readonly failedToExtract: number;
  readonly comparisons: { readonly mated: number; readonly nonMated: number };
  readonly eer: number;
  /** FNMR at the lowest threshold whose FMR is at most the key. */
  readonly fnmrAtFmr: { readonly '0.01': number; readonly '0.001': number; readonly '0.0001': number };
  /** FNMR at the lowest threshold without a false match. */
  readonly zeroFmr: number;
  /** Null when no sample has both mated and non-mated comparisons. */
  readonly rank1: number | null;
  readonly cllr: number;
  /** FNMR at the lowest threshold whose FMR over all samples is at most 0.001, without the samples of least quality. */
  readonly errorVersusReject: readonly RejectPoint[];
  /** At the lowest threshold whose FMR over all samples is at most 0.001; only where groups were asked for. */
  readonly groups?: readonly GroupFigures[];
  /** Of `extract` alone, without reading and decoding the file, and of `compare`; null when nothing was timed. */
  readonly timing: {
    readonly extractMsP50: number | null;
    readonly extractMsP95: number | null;
    readonly compareUsP50: number | null;
  };
}

export interface Measured {
  readonly modality: string;
  readonly algorithm: Algorithm;
  readonly templates: readonly (Uint8Array | undefined)[];
  readonly qualities: readonly number[];
  /** Of each sample; absent when no groups were asked for. */
  readonly groups?: readonly (string | undefined)[];
  readonly pairs: PairList;
  /** log10 LR of each pair. */
  readonly log10Lrs: Float64Array;
  readonly extractMs: readonly number[];
  readonly compareUs: Float32Array;
}

/** The pairs' scores, mated and non-mated apart. */
export function splitScores(values: Float64Array, mated: Uint8Array): ComparisonScores {
  return { mated: values.filter((_, k) => mated[k] === 1), nonMated: values.filter((_, k) => mated[k] === 0) };
}

export function summarise(measured: Measured, scores: ComparisonScores, det: readonly DetPoint[]): EvaluationResult {
  const compareUs = measured.compareUs.filter((us) => !Number.isNaN(us));
  const finite = (value: number) => (Number.isFinite(value) ? value : null);
  return {
    modality: measured.modality,
    algorithm: { name: measured.algorithm.name, version: measured.algorithm.version },
    samples: measured.templates.length,
    failedToExtract: measured.templates.filter((template) => template === undefined).length,
    comparisons: { mated: scores.mated.length, nonMated: scores.nonMated.length },
    eer: equalErrorRate(det),
    fnmrAtFmr: { '0.01': fnmrAtFmr(det, 0.01), '0.001': fnmrAtFmr(det, 0.001), '0.0001': fnmrAtFmr(det, 0.0001) },
    zeroFmr: fnmrAtFmr(det, 0),
    rank1: rankOne(measured.templates.length, measured.pairs, measured.log10Lrs) ?? null,
    cllr: cllr(scores),
    errorVersusReject: errorVersusReject(
      measured.qualities,
      measured.pairs,
      measured.log10Lrs,
      thresholdAtFmr(det, 0.001),
    ),
    ...(measured.groups === undefined
      ? {}
      : { groups: errorsByGroup(measured.groups, measured.pairs, measured.log10Lrs, thresholdAtFmr(det, 0.001)) }),
    timing: {
      extractMsP50: finite(percentile(measured.extractMs, 0.5)),
      extractMsP95: finite(percentile(measured.extractMs, 0.95)),
      compareUsP50: finite(percentile(compareUs, 0.5)),
    },
  };
}
