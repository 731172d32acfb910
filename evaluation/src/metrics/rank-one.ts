/** Identification at rank one, from the comparisons of an evaluation. */

/**
 * Share of the probes whose best mated score beats every non-mated one. Each sample is a probe once, against all that
 * it was compared with; only samples with both mated and non-mated comparisons count. A tie, and a probe that could not
 * be extracted, is a miss. Undefined when no sample has both.
 */
export function rankOne(
  samples: number,
  pairs: { readonly a: Uint32Array; readonly b: Uint32Array; readonly mated: Uint8Array },
  scores: Float64Array,
): number | undefined {
  const bestMated = new Float64Array(samples).fill(Number.NaN);
  const bestNonMated = new Float64Array(samples).fill(Number.NaN);
  for (let k = 0; k < scores.length; k++) {
    const best = pairs.mated[k] ? bestMated : bestNonMated;
    for (const probe of [pairs.a[k], pairs.b[k]]) {
      if (!(best[probe] >= scores[k])) best[probe] = scores[k];
    }
  }
  let probes = 0;
  let hits = 0;
  for (let i = 0; i < samples; i++) {
    if (Number.isNaN(bestMated[i]) || Number.isNaN(bestNonMated[i])) continue;
    probes++;
    if (bestMated[i] > bestNonMated[i]) hits++;
  }
  return probes === 0 ? undefined : hits / probes;
}
