/** How alike two faces are. */
import { similarity } from '@ipse/core';
import type { Comparison, FeaturePair, Trace } from '@ipse/core';
import { evidenceWeight } from './quality/evidence-weight.ts';
import { facePointKinds } from './template.ts';
import type { FaceTemplate } from './template.ts';

/** The five points stand for one another; none of them bears more of the score than another. */
const pairs: readonly FeaturePair[] = facePointKinds.map((_, i) => ({ probe: i, reference: i, weight: 1 }));

/** The cosine of the angle between the two embeddings, weighted by the quality of the images; -1 to 1. */
export function compareFaces(probe: FaceTemplate, reference: FaceTemplate, trace?: Trace): Comparison {
  const cosine = dotAt(probe.embedding, reference.embedding, 0);
  trace?.('cosine', cosine);
  const weight = evidenceWeight(probe.quality) * evidenceWeight(reference.quality);
  return { similarity: similarity(cosine * weight), pairs };
}

/**
 * The dot product of `probe` with the numbers of `references` from `start` on. Four running sums keep the processor's
 * adders busy; the order of additions is the same for every caller, so the same templates score the same everywhere.
 */
export function dotAt(probe: Float32Array, references: Float32Array, start: number): number {
  let [s0, s1, s2, s3] = [0, 0, 0, 0];
  for (let i = 0; i < probe.length; i += 4) {
    s0 += probe[i] * references[start + i];
    s1 += probe[i + 1] * references[start + i + 1];
    s2 += probe[i + 2] * references[start + i + 2];
    s3 += probe[i + 3] * references[start + i + 3];
  }
  return s0 + s1 + (s2 + s3);
}
