/** Comparison of two templates: the steps, in order. */
import { similarity as asSimilarity } from '@ipse/core';
import type { Comparison, FeaturePair, Similarity } from '@ipse/core';
import { consolidate, newAlignment } from './consolidation.ts';
import { weigh } from './evidence.ts';
import type { Evidence } from './evidence.ts';
import { localSimilarities } from './local-similarity.ts';
import { prepared } from './prepared.ts';
import { newCandidates, pickCandidates, relax, pairCompatibility } from './relaxation.ts';
import { minutiaeMax } from './template.ts';
import type { FingerprintTemplate } from './template.ts';

const similarity = new Float32Array(minutiaeMax * minutiaeMax);
const candidates = newCandidates();
const alignment = newAlignment();

/** Symmetric: the templates are put in an order of their own first. */
export function compare(probe: FingerprintTemplate, reference: FingerprintTemplate): Comparison {
  const swapped = prepared(probe).key > prepared(reference).key;
  const best = swapped ? compareTerms(reference, probe) : compareTerms(probe, reference);
  const pairs = swapped
    ? best.pairs.map((p) => ({ probe: p.reference, reference: p.probe, weight: p.weight }))
    : best.pairs;
  return { similarity: asSimilarity(best.score), pairs };
}

export function similarityOf(probe: FingerprintTemplate, reference: FingerprintTemplate): Similarity {
  return compare(probe, reference).similarity;
}

export function compareTerms(
  probe: FingerprintTemplate,
  reference: FingerprintTemplate,
): { score: number; e: Evidence; lss: number; pairs: FeaturePair[] } {
  const a = prepared(probe);
  const b = prepared(reference);
  localSimilarities(a, b, similarity);
  pickCandidates(similarity, a.count, b.count, candidates);
  let lss = 0;
  for (let t = 0; t < Math.min(8, candidates.count); t++) lss += candidates.local[t];
  relax(a, b, candidates);
  const order = Array.from({ length: candidates.count }, (_, i) => i).sort(
    (p, q) => candidates.weight[q] - candidates.weight[p],
  );
  let best = {
    score: 0,
    e: { pairs: 0, similarity: 0, closeness: 0, paired: 0, unpaired: 0, flow: 0, overlap: 0, relaxed: 0 },
    lss,
    pairs: [] as FeaturePair[],
  };
  let relaxed = 0;
  for (let t = 0; t < Math.min(8, order.length); t++) relaxed += candidates.weight[order[t]];
  const seeds: number[] = [];
  for (const s of order) {
    if (seeds.length === 3) break;
    if (
      seeds.some(
        (t) =>
          pairCompatibility(
            a,
            candidates.probe[s],
            candidates.probe[t],
            b,
            candidates.reference[s],
            candidates.reference[t],
          ) > 0,
      )
    )
      continue;
    seeds.push(s);
    consolidate(a, b, candidates, s, similarity, alignment);
    const e = weigh(a, b, similarity, alignment);
    e.relaxed = relaxed;
    const score = e.similarity * (e.paired / (e.paired + 0.5 * e.unpaired + 1)) ** 2 * Math.max(0, e.flow / (e.overlap + 5)) ** 2;
    if (score > best.score) best = { score, e, lss, pairs: pairsOf(b.count) };
  }
  return best;
}

/** Strongest first. */
function pairsOf(cols: number): FeaturePair[] {
  return Array.from({ length: alignment.count }, (_, p) => {
    const [probe, reference] = [alignment.probe[p], alignment.reference[p]];
    return {
      probe,
      reference,
      weight: Math.min(1, similarity[probe * cols + reference] * (0.5 + 0.5 * alignment.closeness[p])),
    };
  }).sort((p, q) => q.weight - p.weight);
}
