/** Readings of a mark: the ridges of a picture of it along the flow of that picture, and their minutiae. */
import type { Flow } from '../extract/flow.ts';
import { trueMinutiae } from '../extract/minutia-filter.ts';
import { dislocations } from '../extract/minutiae.ts';
import type { Minutia } from '../extract/minutiae.ts';
import { refineOrientation } from '../extract/orientation.ts';
import type { RidgeWave } from '../extract/ridge-wave.ts';
import { pixelMask } from '../extract/segmentation.ts';
import type { CellMask } from '../extract/segmentation.ts';
import type { Field } from '../extract/smooth.ts';
import { waveClarity, waveOfMark } from './mark-wave.ts';

export interface Reading {
  readonly flow: Flow;
  readonly wave: RidgeWave;
  /** By falling quality. */
  readonly minutiae: readonly Minutia[];
}

/** Within the mask; at most `most` minutiae. */
export function readMark(ridges: Field, flow: Flow, mask: CellMask, most: number): Reading {
  const inside = pixelMask(mask, ridges.width, ridges.height);
  const rough = waveOfMark(ridges, flow, inside);
  const refined = { ...flow, normal: refineOrientation(rough) };
  const wave = waveOfMark(ridges, refined, inside);
  const minutiae = trueMinutiae(dislocations(wave, inside), mask, waveClarity(ridges, wave), most);
  return { flow: refined, wave, minutiae };
}

/** Two minutiae nearer, in pixels at 250 ppi, and turned less apart are one. */
const samePx = 3;
const sameCos = 0.8;

/** What the first reading found, and what only another did, each with its wave: the best of all, by falling quality. */
export function mergeReadings([first, ...others]: readonly Reading[], most: number): Map<Minutia, RidgeWave> {
  const isNew = (one: Minutia) =>
    !first.minutiae.some(
      ({ x, y, direction }) =>
        Math.hypot(x - one.x, y - one.y) < samePx && Math.cos(direction - one.direction) > sameCos,
    );
  const found = [first, ...others].flatMap(({ minutiae, wave }, i) =>
    minutiae.filter((one) => i === 0 || isNew(one)).map((minutia) => [minutia, wave] as const),
  );
  return new Map(found.sort(([p], [q]) => q.quality - p.quality).slice(0, most));
}
