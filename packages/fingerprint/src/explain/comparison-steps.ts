/** Everything that one comparison saw, in the order of the caller's prints. */
import { calibrate } from '@ipse/core';
import type { CalibratedScore, FeaturePair, Similarity } from '@ipse/core';
import { calibration } from '../calibration/calibration.ts';
import { compare } from '../match/compare.ts';
import type { Evidence, ScoreTerms } from '../match/evidence.ts';
import type { FingerprintTemplate } from '../template/template.ts';

export interface CandidatePair {
  readonly probe: number;
  readonly reference: number;
  /** How alike the surroundings are, 0 to about 1. */
  readonly local: number;
  /** The same after the candidates have supported or doubted each other. */
  readonly weight: number;
}

export interface TriedAlignment extends Evidence {
  readonly expected: number;
  readonly terms: ScoreTerms;
  readonly score: number;
  readonly pairs: number;
}

export interface ComparisonSteps {
  readonly similarity: Similarity;
  readonly evidence: CalibratedScore;
  readonly candidates: readonly CandidatePair[];
  readonly alignments: readonly TriedAlignment[];
  readonly pairs: readonly FeaturePair[];
}

interface CandidatesSeen {
  readonly count: number;
  readonly probe: Uint8Array;
  readonly reference: Uint8Array;
  readonly local: Float32Array;
  readonly weight: Float32Array;
}

export function watchComparison(probe: FingerprintTemplate, reference: FingerprintTemplate): ComparisonSteps {
  let swapped = false;
  let candidates: CandidatePair[] = [];
  const alignments: TriedAlignment[] = [];
  const { similarity, pairs } = compare(probe, reference, (step, data) => {
    if (step === 'order') ({ swapped } = data as { swapped: boolean });
    else if (step === 'alignment') alignments.push(data as TriedAlignment);
    else if (step === 'candidates') candidates = candidatesOf(data as CandidatesSeen, swapped);
  });
  return {
    similarity,
    evidence: calibrate(calibration, similarity),
    candidates,
    alignments,
    pairs,
  };
}

function candidatesOf(seen: CandidatesSeen, swapped: boolean): CandidatePair[] {
  return Array.from({ length: seen.count }, (_, i) => ({
    probe: swapped ? seen.reference[i] : seen.probe[i],
    reference: swapped ? seen.probe[i] : seen.reference[i],
    local: seen.local[i],
    weight: seen.weight[i],
  }));
}
