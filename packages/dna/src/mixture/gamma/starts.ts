/** Where the search for the best parameters begins: what the peaks themselves suggest, scattered evenly and by a seed. */
import type { GammaLocus } from './locus.ts';
import type { GammaParameters, GammaSettings } from './parameters.ts';

/** Starting points in no order; the same seed gives the same ones. */
export function gammaStarts(
  loci: readonly GammaLocus[],
  settings: GammaSettings,
  contributors: number,
  count: number,
  seed: number,
): GammaParameters[] {
  const { meanRfu, degradation } = firstGuess(loci, settings);
  const scattered = additiveRecurrence(contributors + 5, seed);
  return Array.from({ length: count }, () => {
    const at = scattered();
    const between = (low: number, high: number, i: number) => low * (high / low) ** at[contributors + i];
    // Exponential shares are uniform on the simplex.
    const shares = Array.from({ length: contributors }, (_, k) => 0.02 - Math.log(1 - at[k]));
    const sum = shares.reduce((total, share) => total + share, 0);
    return {
      proportions: shares.map((share) => share / sum),
      meanRfu: meanRfu * between(0.7, 1.4, 0),
      variation: between(0.1, 0.6, 1),
      degradation: settings.degradation ? degradation * between(0.85, 1.15, 2) : 1,
      backwardStutter: settings.backwardStutter ? between(0.03, 0.12, 3) : 0,
      forwardStutter: settings.forwardStutter ? between(0.005, 0.03, 4) : 0,
    };
  });
}

/** Half of what a locus shows is one gene of all contributors; a line through its logarithm shows the degradation. */
function firstGuess(loci: readonly GammaLocus[], settings: GammaSettings) {
  const points = loci.flatMap(({ places, sum }) => {
    let heights = 0;
    let decays = 0;
    for (const { heightsRfu, decay } of places) {
      const height = heightsRfu.reduce((total, value) => total + value, 0);
      heights += height;
      decays += height * decay;
    }
    return heights === 0 ? [] : [{ log: Math.log(heights / (2 * sum.replicates)), decay: decays / heights }];
  });
  const mean = (of: (point: (typeof points)[number]) => number) =>
    points.reduce((sum, point) => sum + of(point), 0) / Math.max(1, points.length);
  const [log, decay] = [mean((point) => point.log), mean((point) => point.decay)];
  const spread = mean((point) => (point.decay - decay) ** 2);
  const slope = spread > 0 ? mean((point) => (point.decay - decay) * (point.log - log)) / spread : 0;
  const bounded = settings.degradation ? Math.min(0, Math.max(-2, slope)) : 0;
  return {
    meanRfu: points.length === 0 ? 2 * settings.thresholdRfu : Math.exp(log - bounded * decay),
    degradation: Math.exp(bounded),
  };
}

/**
 * Evenly scattered points of the unit cube: multiples of a generalised golden ratio, modulo 1 (M. Roberts, The
 * unreasonable effectiveness of quasirandom sequences, 2018).
 */
function additiveRecurrence(dimensions: number, seed: number): () => number[] {
  let ratio = 2;
  for (let i = 0; i < 40; i++) ratio = (1 + ratio) ** (1 / (dimensions + 1));
  let n = seed * 1009;
  return () => {
    n++;
    return Array.from({ length: dimensions }, (_, d) => (0.5 + n * ratio ** -(d + 1)) % 1);
  };
}
