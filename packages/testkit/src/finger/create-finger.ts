/** A master finger: the skin itself, of which every impression shows a part. */
import type { Field } from '../noise.ts';
import { random } from '../random.ts';
import { drawCreases, type Crease } from './creases.ts';
import { growRidges } from './grow-ridges.ts';
import { orientationField } from './orientation.ts';
import { drawPattern, drawPatternClass, type PatternClass } from './pattern.ts';

export interface FingerOptions {
  /** Drawn by its frequency in a population when absent. */
  readonly patternClass?: PatternClass;
}

export interface Finger {
  readonly seed: number | string;
  readonly patternClass: PatternClass;
  /** Ridge height from -1 (valley) to 1 (ridge) at 250 pixels per inch. */
  readonly ridges: Field;
  readonly creases: readonly Crease[];
  /** 0 for crisp ridges to 1 for ridges worn flat by work or age. */
  readonly wear: number;
}

/** 17.9 x 23.6 mm. */
const widthCells = 176;
const heightCells = 232;

/** Grows the finger of a seed; about a tenth of a second. The same seed and options give the same skin. */
export function createFinger(seed: number | string, options: FingerOptions = {}): Finger {
  const chance = random(`finger/${seed}`);
  const drawn = drawPatternClass(chance);
  const pattern = drawPattern(chance, options.patternClass ?? drawn);
  const flow = orientationField(chance, pattern, widthCells, heightCells);
  const ridges = growRidges(chance, flow);
  const creases = drawCreases(chance, ridges);
  // Most people's ridges are crisp; few have hardly any left.
  const wear = chance.unit() ** 5;
  return { seed, patternClass: pattern.patternClass, ridges, creases, wear };
}
