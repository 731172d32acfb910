/** What the two extractors say together. */
import type { Minutia } from '../extract/minutiae.ts';
import { fromSkeleton, fromWave } from '../template/template.ts';

/** How far apart both may see one minutia: pixels at 250 ppi, and the cosine of 32 degrees. */
const apartPx = 4;
const cosApart = 0.85;
/**
 * How far a minutia of clear ridges is believed. On mated pairs of the development sets a minutia that both found is found
 * in the mate nine times in ten, one of the wave alone three times in four; where ridges are unclear a quarter less.
 */
const ofBoth = 0.9;
const ofWave = 0.65;
const clearness = 0.4;

/**
 * The wave's minutiae, which lie where the ridge patterns are exact, with the skeleton's vote as quality, best first.
 * Minutiae of the skeleton alone are left out: three in five are found in no mate, and they cost more than they bring.
 */
export function mergeMinutiae(wave: readonly Minutia[], skeleton: readonly Minutia[]): Minutia[] {
  const taken = new Set<Minutia>();
  return wave
    .map((minutia): Minutia => {
      const twin = nearestTwin(minutia, skeleton, taken);
      if (twin) taken.add(twin);
      const quality = ((twin ? ofBoth : ofWave) * (clearness + minutia.quality)) / (clearness + 1);
      return { ...minutia, quality, source: twin ? fromWave | fromSkeleton : fromWave };
    })
    .sort((a, b) => b.quality - a.quality || a.y - b.y || a.x - b.x);
}

/** The nearest minutia of the other extractor that no earlier one took. */
function nearestTwin(one: Minutia, others: readonly Minutia[], taken: ReadonlySet<Minutia>): Minutia | undefined {
  let nearest: Minutia | undefined;
  let least = apartPx;
  for (const other of others) {
    const distance = Math.hypot(other.x - one.x, other.y - one.y);
    if (distance >= least || Math.cos(other.direction - one.direction) <= cosApart || taken.has(other)) continue;
    nearest = other;
    least = distance;
  }
  return nearest;
}
