/** How faces differ in shape, and how an expression moves them: each trait bends the neutral face around a place. */
import type { Random } from '../random.ts';
import { eyeOutlines } from './landmarks.ts';
import { neutralFace } from './mesh.ts';

/** A smooth displacement, in centimetres, around one place of the neutral face and its mirror image. */
interface Bend {
  readonly centre: readonly [x: number, y: number];
  readonly reach: readonly [x: number, y: number];
  readonly move: readonly [x: number, y: number, z: number];
}

/** Displacements for one standard deviation of each trait. */
const traits: Readonly<Record<string, readonly Bend[]>> = {
  jawWidth: [{ centre: [5.5, -6], reach: [3.2, 3.4], move: [0.5, 0, 0] }],
  chinLength: [{ centre: [0, -9.4], reach: [4.5, 2.6], move: [0, -0.6, 0.1] }],
  chinWidth: [{ centre: [2.2, -9], reach: [2, 1.6], move: [0.5, 0.1, 0] }],
  chinDepth: [{ centre: [0, -8.4], reach: [3, 2.2], move: [0, 0, 0.5] }],
  cheekbones: [{ centre: [5.2, -0.6], reach: [2.4, 2], move: [0.35, 0, 0.35] }],
  cheekFullness: [{ centre: [4.2, -3.6], reach: [2.2, 2.2], move: [0.2, 0, 0.55] }],
  noseLength: [{ centre: [0, -1.6], reach: [2.2, 2], move: [0, -0.45, 0.1] }],
  noseWidth: [{ centre: [1.6, -1.6], reach: [1.2, 1.5], move: [0.32, 0, 0] }],
  noseTip: [{ centre: [0, -0.9], reach: [1.4, 1.4], move: [0, 0.12, 0.5] }],
  noseBridge: [{ centre: [0, 1.8], reach: [1.3, 1.9], move: [0, 0, 0.4] }],
  eyeSpacing: [{ centre: [3.1, 2.7], reach: [2.2, 1.6], move: [0.26, 0, 0] }],
  eyeHeight: [{ centre: [3.1, 3], reach: [3, 2], move: [0, 0.32, 0] }],
  eyeTilt: [{ centre: [4.6, 2.7], reach: [1.4, 1.2], move: [0, 0.24, 0] }],
  eyeOpening: [
    { centre: [3.1, 3.3], reach: [1.3, 0.6], move: [0, 0.14, 0] },
    { centre: [3.1, 2.1], reach: [1.3, 0.6], move: [0, -0.1, 0] },
  ],
  eyeLength: [{ centre: [4.5, 2.7], reach: [1, 1], move: [0.2, 0, 0] }],
  eyeDepth: [{ centre: [3, 3.2], reach: [1.9, 1.2], move: [0, 0, 0.28] }],
  browHeight: [{ centre: [3.4, 4.7], reach: [3, 1.1], move: [0, 0.32, 0] }],
  browTilt: [{ centre: [5.2, 4.6], reach: [1.6, 1], move: [0, 0.3, 0] }],
  browRidge: [{ centre: [2.6, 4.4], reach: [3, 1.1], move: [0, 0, 0.35] }],
  mouthWidth: [{ centre: [2.4, -4.4], reach: [1.5, 1.4], move: [0.32, 0, 0] }],
  mouthHeight: [{ centre: [0, -4.4], reach: [3, 1.7], move: [0, 0.36, 0] }],
  upperLip: [{ centre: [0.8, -3.4], reach: [1.7, 0.5], move: [0, 0.2, 0.14] }],
  lowerLip: [{ centre: [0, -5.4], reach: [1.8, 0.6], move: [0, -0.22, 0.14] }],
  forehead: [{ centre: [0, 7.5], reach: [5, 2.4], move: [0, 0.3, 0.4] }],
  temples: [{ centre: [6.5, 4.5], reach: [2.2, 3], move: [0.35, 0, 0] }],
  faceWidth: [{ centre: [7, 0], reach: [4, 9], move: [0.4, 0, 0] }],
};

/** Displacements of an expression at full strength. The mesh's own mouth stands open; `mouthShut` closes it. */
const expressions = {
  mouthShut: [
    { centre: [0, -4.75], reach: [2.4, 0.55], move: [0, 0.34, 0] },
    { centre: [0, -3.85], reach: [2.4, 0.5], move: [0, -0.2, 0] },
  ],
  smile: [
    { centre: [2.6, -4.3], reach: [1.5, 1.3], move: [0.45, 0.45, -0.25] },
    { centre: [4.2, -2.2], reach: [1.8, 1.5], move: [0.1, 0.25, 0.25] },
  ],
  jawOpen: [{ centre: [0, -7.6], reach: [5, 2.9], move: [0, -1, -0.3] }],
  browsUp: [{ centre: [3.2, 4.9], reach: [3.4, 1.2], move: [0, 0.35, 0] }],
} satisfies Record<string, readonly Bend[]>;

export type Expression = Readonly<Record<Exclude<keyof typeof expressions, 'mouthShut'> | 'eyesShut', number>>;

/**
 * More than in life: a network that was trained on photographs sees all rendered faces as relatives, and people of the
 * demo should be as far apart in its eyes as people are.
 */
const traitStrength = 1.15;
/** Besides the named traits, each face has this many bumps and hollows of its own. */
const quirkCount = 14;

function drawQuirk(random: Random): Bend {
  const reach = random.between(1.2, 3);
  return {
    centre: [random.between(0, 7), random.between(-9, 7)],
    reach: [reach, reach * random.between(0.6, 1.4)],
    move: [0.18 * random.normal(), 0.18 * random.normal(), 0.32 * random.normal()],
  };
}

/** The shape of one person's face: positions of the 468 points, mouth shut, no expression. */
export function drawShape(random: Random): Float32Array {
  const positions = neutralFace().positions.slice();
  for (const bends of Object.values(traits))
    bend(positions, bends, traitStrength * Math.max(-2, Math.min(2, random.normal())));
  bend(
    positions,
    Array.from({ length: quirkCount }, () => drawQuirk(random)),
    1,
  );
  bend(positions, expressions.mouthShut, 1);
  return scaled(positions, 1 + 0.05 * random.normal(), 1 + 0.05 * random.normal());
}

/** The face with an expression, 0 for none of it to 1 for all of it. */
export function express(shape: Float32Array, { smile, jawOpen, browsUp, eyesShut }: Expression): Float32Array {
  const positions = shape.slice();
  bend(positions, expressions.smile, smile);
  bend(positions, expressions.jawOpen, jawOpen);
  bend(positions, expressions.browsUp, browsUp);
  closeEyes(positions, eyesShut);
  return positions;
}

/** Draws the upper lids down to the lower ones; outlines run from a corner along the lower lid and back along the upper. */
function closeEyes(positions: Float32Array, amount: number): void {
  for (const outline of eyeOutlines) {
    for (let i = 1; i < outline.length / 2; i++) {
      const [lower, upper] = [3 * outline[i], 3 * outline[outline.length - i]];
      for (let c = 0; c < 3; c++) positions[upper + c] += amount * (positions[lower + c] - positions[upper + c]);
    }
  }
}

/** Adds displacements by where the points lie in the neutral face, so that bends do not depend on their order. */
function bend(positions: Float32Array, bends: readonly Bend[], amount: number): void {
  const neutral = neutralFace().positions;
  for (const { centre, reach, move } of bends) {
    for (let i = 0; i < positions.length; i += 3) {
      const side = neutral[i] < 0 ? -1 : 1;
      const u = (Math.abs(neutral[i]) - centre[0]) / reach[0];
      const v = (neutral[i + 1] - centre[1]) / reach[1];
      const weight = amount * Math.exp(-u * u - v * v);
      // Points on the midline stay there.
      positions[i] += weight * move[0] * side * Math.min(1, Math.abs(neutral[i]));
      positions[i + 1] += weight * move[1];
      positions[i + 2] += weight * move[2];
    }
  }
}

function scaled(positions: Float32Array, x: number, y: number): Float32Array {
  return positions.map((value, i) => (i % 3 === 0 ? value * x : i % 3 === 1 ? value * y : value));
}
