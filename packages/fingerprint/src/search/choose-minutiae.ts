/** Which minutiae of a probe a search looks with at first. */
import type { FingerprintTemplate } from '../template/template.ts';
import { unitsPerPx } from '../template/template.ts';

const apartPx = 15;

/** The best by quality, those too near a better one only when there is room; by falling quality. */
export function chooseMinutiae({ count, x, y, minutiaQuality }: FingerprintTemplate, most: number): number[] {
  const best = Array.from({ length: count }, (_, i) => i).sort(
    (i, j) => minutiaQuality[j] - minutiaQuality[i] || i - j,
  );
  const chosen: number[] = [];
  const crowded: number[] = [];
  for (const i of best) {
    const near = chosen.some((k) => Math.hypot(x[k] - x[i], y[k] - y[i]) < apartPx * unitsPerPx);
    (near ? crowded : chosen).push(i);
  }
  return [...chosen, ...crowded].slice(0, most);
}
