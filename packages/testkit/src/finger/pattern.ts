/** Pattern classes of fingers and where their singular points lie. */
import type { Random } from '../random.ts';

export const patternClasses = ['arch', 'tented-arch', 'left-loop', 'right-loop', 'whorl'] as const;
export type PatternClass = (typeof patternClasses)[number];

/** In half-widths of the fingertip from its centre: x to the right, y upwards. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Pattern {
  readonly patternClass: PatternClass;
  readonly loops: readonly Point[];
  readonly deltas: readonly Point[];
  /** How steeply the ridges rise towards the middle, in radians. */
  readonly archRad: number;
}

/** Shares of the classes among all fingers of a population, after Wilson, Candela and Watson (1993). */
const frequencies: Readonly<Record<PatternClass, number>> = {
  arch: 0.037,
  'tented-arch': 0.029,
  'left-loop': 0.338,
  'right-loop': 0.317,
  whorl: 0.279,
};

/** A class drawn by its frequency. */
export function drawPatternClass(random: Random): PatternClass {
  let rest = random.unit();
  return patternClasses.find((name) => (rest -= frequencies[name]) < 0) ?? 'whorl';
}

/** Draws the singular points of a class, each at its usual place give or take. */
export function drawPattern(random: Random, patternClass: PatternClass): Pattern {
  const near = (x: number, y: number, spread = 0.08): Point => ({
    x: x + spread * random.normal(),
    y: y + spread * random.normal(),
  });
  const archRad = random.between(0.25, 0.52);
  switch (patternClass) {
    case 'arch':
      return { patternClass, loops: [], deltas: [], archRad: archRad + 0.35 };
    case 'tented-arch': {
      const core = near(0, 0);
      return {
        patternClass,
        loops: [core],
        deltas: [near(core.x, core.y - random.between(0.45, 0.75), 0.04)],
        archRad,
      };
    }
    case 'left-loop':
      return { patternClass, loops: [near(0.05, 0.1)], deltas: [near(0.72, -0.76, 0.1)], archRad };
    case 'right-loop':
      return { patternClass, loops: [near(-0.05, 0.1)], deltas: [near(-0.72, -0.76, 0.1)], archRad };
    case 'whorl': {
      const centre = near(0, 0.1);
      const half = random.between(0.07, 0.28);
      const tilt = 0.35 * random.normal();
      const arm = { x: half * Math.sin(tilt), y: half * Math.cos(tilt) };
      return {
        patternClass,
        loops: [
          { x: centre.x + arm.x, y: centre.y + arm.y },
          { x: centre.x - arm.x, y: centre.y - arm.y },
        ],
        deltas: [near(-0.75, -0.8, 0.1), near(0.75, -0.8, 0.1)],
        archRad,
      };
    }
  }
}
