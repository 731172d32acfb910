/** Searches, verifications and comparisons: asked of the shards, answered as one. */
import { assert, expectedFalseCandidates, falseMatchRate, log10LikelihoodRatio } from '@ipse/core';
import type { Calibration } from '@ipse/core';
import { fail } from '../errors.ts';
import type { ShardSearch, ShardSearchAnswer, ShardVerifyAnswer } from '../messages.ts';
import { byStrength } from '../shard/search.ts';
import { fmrAtThreshold, fmrOfSearch, thresholdAtFmr } from '../threshold.ts';
import { UNKNOWN_POSITION } from '../types.ts';
import type { ModalityInfo, Probe, SearchRequest, SearchResult, VerifyRequest, VerifyResult } from '../types.ts';

const DEFAULT_MAX_CANDIDATES = 10;
export const DEFAULT_FPIR = 0.01;
const DEFAULT_VERIFY_FMR = 0.0001;

/** What a set of probes is worth: how many independent sources, and how each modality in it is calibrated. */
export interface ProbeSources {
  readonly count: number;
  readonly calibrations: readonly Calibration[];
}

/** Errors: ENGINE_PROBES_MISSING, ENGINE_MODALITY_UNKNOWN. */
export function sourcesOf(probes: readonly Probe[], modalities: readonly ModalityInfo[]): ProbeSources {
  if (probes.length === 0) throw fail('ENGINE_PROBES_MISSING');
  const ids = new Set(probes.map(({ modality }) => modality));
  const calibrations = [...ids].map((id) => {
    const info = modalities.find((candidate) => candidate.id === id);
    if (info === undefined) throw fail('ENGINE_MODALITY_UNKNOWN', id);
    return info.calibration;
  });
  const sources = new Set(probes.map(({ modality, position = UNKNOWN_POSITION }) => `${modality} ${position}`));
  return { count: sources.size, calibrations };
}

/** What each shard is asked; the shards see the signal through shared memory while they are busy comparing. */
export function toShardSearch(request: SearchRequest, signal: AbortSignal): ShardSearch {
  const { gallery, probes, encounters, fpir, maxCandidates = DEFAULT_MAX_CANDIDATES } = request;
  assert(fpir === undefined || (fpir > 0 && fpir < 1), 'an FPIR lies between 0 and 1');
  const cancelled = new Int32Array(new SharedArrayBuffer(4));
  signal.addEventListener('abort', () => Atomics.store(cancelled, 0, 1));
  return { gallery, probes, maxCandidates, cancelled, ...(encounters === undefined ? {} : { encounters }) };
}

/** The shards' answers as one list of candidates above one threshold, in an order that no timing changes. */
export function mergeSearch(
  request: SearchRequest,
  { count, calibrations }: ProbeSources,
  answers: readonly ShardSearchAnswer[],
): SearchResult {
  const sum = (of: (answer: ShardSearchAnswer) => number) => answers.reduce((total, answer) => total + of(answer), 0);
  const chances = sum((answer) => answer.chances);
  const fpir = request.fpir ?? DEFAULT_FPIR;
  const fmr = fmrOfSearch(fpir, chances);
  const threshold = log10LikelihoodRatio(request.threshold ?? thresholdAtFmr(fmr, count, calibrations));
  const rate = request.threshold === undefined ? fmr : fmrAtThreshold(threshold, count, calibrations);
  const candidates = answers
    .flatMap((answer) => answer.candidates)
    .filter(({ log10LR }) => log10LR >= threshold)
    .sort(byStrength)
    .slice(0, request.maxCandidates ?? DEFAULT_MAX_CANDIDATES);
  return {
    candidates: candidates.map((candidate, i) => ({ rank: i + 1, ...candidate })),
    threshold,
    ...(request.threshold === undefined ? { fpir } : {}),
    persons: sum((answer) => answer.persons),
    expectedFalseCandidates: expectedFalseCandidates(rate, chances),
    coverage: { references: sum((answer) => answer.references), searched: sum((answer) => answer.searched) },
  };
}

export function toVerifyResult(
  request: VerifyRequest,
  { count, calibrations }: ProbeSources,
  { evidence, chances }: ShardVerifyAnswer,
): VerifyResult {
  const fmr = falseMatchRate((request.fmr ?? DEFAULT_VERIFY_FMR) / Math.max(1, chances));
  const threshold = log10LikelihoodRatio(request.threshold ?? thresholdAtFmr(fmr, count, calibrations));
  if (evidence !== undefined) return { threshold, ...evidence };
  return {
    threshold,
    log10LR: log10LikelihoodRatio(0),
    fmr: falseMatchRate(1),
    fmrLeast: falseMatchRate(1),
    scores: [],
  };
}
