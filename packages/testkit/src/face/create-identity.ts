/** One synthetic person's face: a shape, colours, hair and clothes, all drawn from a seed. */
import { random } from '../random.ts';
import { drawPalette, type Colour, type Palette } from './palette.ts';
import { drawShape } from './shape.ts';
import { paintSkin, type SkinTexture } from './skin-texture.ts';

export interface FaceIdentity {
  readonly seed: number | string;
  /** Positions of the face mesh in centimetres. */
  readonly shape: Float32Array;
  readonly palette: Palette;
  readonly texture: SkinTexture;
  readonly hair: Hair;
}

export interface Hair {
  /** Where it begins above the brow, in centimetres of the neutral face; beyond 9 the head is bald. */
  readonly hairline: number;
  /** How far it stands off the head, in centimetres. */
  readonly volume: number;
  /** 0 short to 1 down to the shoulders. */
  readonly length: number;
}

export interface FaceIdentityOptions {
  /** Long hair is likelier for `female`, beards and thin hair are for `male`; drawn when absent. */
  readonly sex?: 'female' | 'male';
}

/** The face of a seed. The same seed and options give the same face. */
export function createFaceIdentity(seed: number | string, options: FaceIdentityOptions = {}): FaceIdentity {
  const chance = random(`face/${seed}`);
  const male = (options.sex ?? chance.pick(['female', 'male'])) === 'male';
  const shape = drawShape(chance);
  const palette = drawPalette(chance, male && chance.chance(0.55));
  const bald = male && chance.chance(0.15);
  const hair = {
    hairline: bald ? 12 : chance.between(5.6, 8.2),
    volume: chance.between(0.3, 1.9),
    length: chance.unit() ** (male ? 5 : 0.8),
  };
  return { seed, shape, palette, texture: paintSkin(chance, palette, hair.hairline), hair };
}

/** The clothes of one occasion. */
export const clothes: readonly Colour[] = [
  [52, 60, 84],
  [120, 42, 48],
  [64, 88, 70],
  [196, 190, 180],
  [38, 38, 42],
  [150, 120, 80],
];
