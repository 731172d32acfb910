/** Colours and traits of a face that are not shape. */
import type { Random } from '../random.ts';

/** Red, green, blue from 0 to 255. */
export type Colour = [red: number, green: number, blue: number];

export interface Palette {
  readonly skin: Colour;
  readonly blush: Colour;
  readonly freckle: Colour;
  readonly lips: Colour;
  readonly hair: Colour;
  readonly brow: Colour;
  readonly iris: Colour;
  /** Half the height of a brow in centimetres. */
  readonly browThickness: number;
  /** 0 none to 1 full. */
  readonly beard: number;
  readonly moustache: number;
  readonly goatee: number;
  /** What is painted on the lids. */
  readonly eyeShadow: Colour;
  readonly eyeShadowShare: number;
  /** How dark the rim of the eyes is. */
  readonly lashes: number;
  /** Width of the frames of glasses in centimetres; 0 for none. */
  readonly glasses: number;
  readonly frames: Colour;
  /** Half the width and half the height of a lens, in centimetres. */
  readonly lens: readonly [number, number];
  readonly moles: readonly (readonly [x: number, y: number, radius: number])[];
  /** How uneven the skin is: 0 even to 1 blotchy. */
  readonly unevenness: number;
  readonly freckleShare: number;
  /** 0 for a young face to 1 for a lined one. */
  readonly folds: number;
}

/** From light to dark skin, with everything between by mixing. */
const skins: readonly Colour[] = [
  [244, 213, 193],
  [226, 182, 150],
  [198, 145, 108],
  [150, 100, 70],
  [98, 63, 45],
];
const hairs: readonly Colour[] = [
  [30, 24, 22],
  [62, 42, 30],
  [112, 76, 46],
  [186, 150, 96],
  [140, 62, 34],
  [170, 168, 166],
];
const eyeShadows: readonly Colour[] = [
  [70, 50, 90],
  [60, 90, 110],
  [120, 80, 60],
  [50, 40, 40],
];
const frames: readonly Colour[] = [
  [20, 20, 22],
  [96, 60, 34],
  [120, 30, 36],
  [150, 150, 156],
];
const irises: readonly Colour[] = [
  [70, 44, 26],
  [98, 70, 40],
  [96, 122, 84],
  [92, 128, 158],
  [110, 118, 124],
];

export function drawPalette(random: Random, bearded: boolean): Palette {
  const tone = random.between(0, skins.length - 1.001);
  const skin = tint(random, mix(skins[Math.floor(tone)], skins[Math.floor(tone) + 1], tone % 1), 5);
  // Dark skin nearly always comes with dark hair and eyes.
  const dark = tone > 2;
  const hair = tint(random, dark ? hairs[random.below(2)] : random.pick(hairs), 4);
  return {
    skin,
    blush: mix(skin, [200, 70, 60], 0.5),
    freckle: mix(skin, [110, 60, 36], 0.6),
    lips: mix(skin, [168, 58, 62], random.between(0.15, 0.95)),
    hair,
    brow: mix(hair, [34, 26, 22], 0.45),
    iris: dark ? irises[random.below(2)] : random.pick(irises),
    browThickness: random.between(0.12, 0.6),
    beard: bearded && random.chance(0.6) ? random.between(0.1, 0.95) : 0,
    moustache: bearded && random.chance(0.7) ? random.between(0.2, 1) : 0,
    goatee: bearded && random.chance(0.4) ? random.between(0.3, 1) : 0,
    eyeShadow: random.pick(eyeShadows),
    eyeShadowShare: bearded || random.chance(0.6) ? 0 : random.between(0.2, 0.6),
    lashes: random.between(0.4, 1.4),
    glasses: random.chance(0.25) ? random.between(0.12, 0.4) : 0,
    frames: random.pick(frames),
    lens: [random.between(1.8, 2.4), random.between(1.1, 1.9)],
    moles: Array.from({ length: random.below(5) }, () => [
      random.between(-6, 6),
      random.between(-8, 6),
      random.between(0.08, 0.25),
    ]),
    unevenness: random.unit(),
    freckleShare: random.chance(0.3) ? random.between(0.3, 0.9) : 0,
    folds: random.unit() ** 1.5,
  };
}

/** A colour a little off in each of its parts. */
function tint(random: Random, colour: Colour, deviation: number): Colour {
  return colour.map((part) => Math.max(0, Math.min(255, part + deviation * random.normal()))) as Colour;
}

/** Moves a colour in place towards another: not at all at 0, all the way at 1 and beyond. */
export function blend(colour: Colour, target: Readonly<Colour>, share: number): void {
  if (!(share > 0.003)) return;
  const t = share > 1 ? 1 : share;
  colour[0] += t * (target[0] - colour[0]);
  colour[1] += t * (target[1] - colour[1]);
  colour[2] += t * (target[2] - colour[2]);
}

/** The first colour at 0, the second at 1 and beyond. */
export function mix(from: Colour, to: Colour, share: number): Colour {
  const t = Math.max(0, Math.min(1, share));
  return [from[0] + t * (to[0] - from[0]), from[1] + t * (to[1] - from[1]), from[2] + t * (to[2] - from[2])];
}
