/** A finger as minutiae, flow and ridge phase, without a picture: a thousand times cheaper than growing the skin. */
import { random } from '../../random.ts';
import { drawPattern, drawPatternClass } from '../pattern.ts';
import type { PatternClass, Point } from '../pattern.ts';
import type { Dislocations } from './ridge-phase.ts';
import { scatterMinutiae } from './scatter-minutiae.ts';
import { drawSkinFlow, halfWidthPx } from './skin-flow.ts';
import type { SkinFlow } from './skin-flow.ts';

/** Pixels at 500 ppi from the centre of the fingertip, x to the right, y downwards. */
export interface FingerFeatures {
  readonly seed: number | string;
  readonly patternClass: PatternClass;
  readonly cores: readonly Point[];
  readonly deltas: readonly Point[];
  readonly flow: SkinFlow;
  readonly minutiae: Dislocations;
  /** 0 to 1: how clearly each minutia shows wherever it is seen. */
  readonly clarity: Float64Array;
  /** -1 to 1: how crisp the ridges of this finger are in every impression. */
  readonly crispness: number;
}

/** The same seed gives the same finger; not the finger that `createFinger` grows of it. */
export function createFingerFeatures(seed: number | string): FingerFeatures {
  const chance = random(`features/${seed}`);
  const pattern = drawPattern(chance, drawPatternClass(chance));
  const flow = drawSkinFlow(chance, pattern);
  const toPx = ({ x, y }: Point): Point => ({ x: x * halfWidthPx, y: -y * halfWidthPx });
  const cores = pattern.loops.map(toPx);
  const minutiae = scatterMinutiae(chance, flow, centreOf(cores));
  return {
    seed,
    patternClass: pattern.patternClass,
    cores,
    deltas: pattern.deltas.map(toPx),
    flow,
    minutiae,
    clarity: Float64Array.from({ length: minutiae.count }, () => chance.unit()),
    crispness: chance.normal() / 3,
  };
}

/** The mean of the cores; where the core of a loop would lie when there is none. */
function centreOf(cores: readonly Point[]): Point {
  const [first, second = first] = cores.length === 0 ? [{ x: 0, y: -18 }] : cores;
  return { x: (first.x + second.x) / 2, y: (first.y + second.y) / 2 };
}
