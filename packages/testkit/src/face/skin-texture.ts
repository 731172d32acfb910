/** The colours of a face, painted on a sheet that lies over the neutral face: skin, eyes, brows, lips, stubble. */
import { smoothNoise, smoothstep } from '../noise.ts';
import type { Random } from '../random.ts';
import { blend, type Colour, type Palette } from './palette.ts';
import { faceRegions, sheet, type FaceRegions } from './regions.ts';

/** Three bytes a pixel of the sheet. */
export type SkinTexture = Uint8Array;

const irisRadiusCm = 0.62;
const pupilRadiusCm = 0.24;
const white: Colour = [236, 232, 228];
const black: Colour = [24, 18, 16];

/** Paints the face of one person; `hairline` is the height above which hair grows, in centimetres. */
export function paintSkin(random: Random, palette: Palette, hairline: number): SkinTexture {
  const { width, height } = sheet;
  const regions = faceRegions(palette.browThickness);
  const blotches = smoothNoise(random, width, height, 34).data;
  const pores = smoothNoise(random, width, height, 3.2).data;
  const freckles = smoothNoise(random, width, height, 5).data;
  const strands = smoothNoise(random, width, height, 4).data;
  const edge = smoothNoise(random, width, height, 14).data;
  const texture = new Uint8Array(width * height * 3);
  for (let i = 0; i < width * height; i++) {
    const x = sheet.left + (i % width) / sheet.pixelsPerCm;
    const y = sheet.top - Math.floor(i / width) / sheet.pixelsPerCm;
    const colour = shade(
      palette.skin,
      (1 + (0.03 + 0.13 * palette.unevenness) * blotches[i] + 0.025 * pores[i]) * foldShade(x, y, palette.folds),
    );
    blend(colour, palette.blush, 0.25 * bump(Math.abs(x) - 4.4, y + 2, 2, 1.8));
    blend(
      colour,
      palette.freckle,
      palette.freckleShare * smoothstep(3 * (freckles[i] - 0.75)) * bump(x, y - 0.5, 6, 3),
    );
    blend(colour, palette.hair, beardAt(x, y, palette) * (0.6 + 0.25 * strands[i]));
    blend(colour, palette.lips, 0.85 * regions.lips[i]);
    blend(colour, black, 0.75 * regions.mouth[i]);
    blend(colour, palette.brow, regions.brows[i] * (0.72 + 0.25 * strands[i]));
    paintEye(colour, x, y, i, regions, palette);
    for (const [mx, my, radius] of palette.moles) blend(colour, black, 0.75 * bump(x - mx, y - my, radius, radius));
    paintGlasses(colour, x, y, regions, palette);
    const hair = hairAt(x, y + 0.3 * edge[i], hairline);
    if (hair > 0) blend(colour, shade(palette.hair, 1 + 0.2 * strands[i]), hair);
    texture.set(colour, 3 * i);
  }
  return texture;
}

function paintEye(colour: Colour, x: number, y: number, i: number, regions: FaceRegions, palette: Palette): void {
  const [cx, cy] = x < 0 ? regions.eyeCentres[0] : regions.eyeCentres[1];
  const distance = Math.hypot(x - cx, y - cy);
  if (distance > 5) return;
  const lid = bump(x - cx, y - cy - 0.75, 1.7, 0.35);
  blend(colour, shade(palette.skin, 0.55), 0.4 * bump(x - cx, y - cy, 2.1, 1.1) + 0.3 * lid * palette.folds);
  blend(colour, palette.eyeShadow, palette.eyeShadowShare * bump(x - cx, y - cy - 0.5, 1.9, 0.7));
  const open = regions.eyes[i];
  if (open === 0) return;
  const eye: Colour = [...white];
  blend(eye, palette.iris, smoothstep((irisRadiusCm - distance) * 12 + 0.5));
  blend(eye, black, smoothstep((pupilRadiusCm - distance) * 14 + 0.5));
  blend(eye, [255, 255, 255], 0.8 * bump(x - cx - 0.2, y - cy - 0.22, 0.12, 0.12));
  blend(colour, eye, open);
  // Lashes and the lid's shadow darken the rim of the opening, most of all above.
  blend(colour, black, 4 * open * (1 - open) * palette.lashes * (y > cy ? 0.9 : 0.4));
}

/** Nostrils, the groove of the upper lip, the shadow under the lower one, and folds that come with age. */
function foldShade(x: number, y: number, folds: number): number {
  const side = Math.abs(x);
  const nostril = 0.6 * bump(side - 0.85, y + 2.05, 0.42, 0.2);
  const wing = 0.22 * bump(side - 1.75, y + 1.7, 0.28, 0.6);
  const underLip = 0.14 * bump(x, y + 6.2, 1.5, 0.35);
  const onFold = (side - 1.9 - 0.35 * (-2 - y)) / 0.3;
  const nasolabial = folds * 0.22 * Math.exp(-onFold * onFold) * bump(0, y + 3, 1, 1.3);
  const brow = folds * 0.06 * (1 + Math.sin(y * 7)) * bump(x, y - 6.4, 3.6, 0.9);
  return 1 - nostril - wing - underLip - nasolabial - brow;
}

function beardAt(x: number, y: number, { beard, moustache, goatee }: Palette): number {
  const jaw = smoothstep((-3.2 - y - 0.12 * (7 - Math.abs(x))) * 0.8) * (1 - 0.8 * bump(x, y + 5, 2.2, 0.7));
  const chin = bump(x, y + 7.6, 2, 1.6);
  return Math.max(beard * jaw, moustache * bump(x, y + 2.9, 2.2, 0.4), goatee * chin);
}

function paintGlasses(colour: Colour, x: number, y: number, regions: FaceRegions, palette: Palette): void {
  const { glasses, lens, frames } = palette;
  if (glasses === 0 || Math.abs(y - regions.eyeCentres[0][1]) > 3) return;
  const [cx, cy] = x < 0 ? regions.eyeCentres[0] : regions.eyeCentres[1];
  const radius = (((x - cx) / lens[0]) ** 4 + ((y - cy) / lens[1]) ** 4) ** 0.25;
  const rim = Math.abs(radius - 1) * Math.min(...lens);
  const bridge = Math.abs(x) < Math.abs(cx) - lens[0] ? Math.abs(y - cy - 0.3) : 1;
  const bow = Math.abs(x) > Math.abs(cx) + lens[0] ? Math.abs(y - cy - 0.3) : 1;
  blend(colour, frames, 8 * (glasses / 2 + 0.06 - Math.min(rim, bridge, bow)));
}

function hairAt(x: number, y: number, hairline: number): number {
  return smoothstep((y - hairline + 0.03 * x * x) * 1.6);
}

function bump(dx: number, dy: number, reachX: number, reachY: number): number {
  const u = dx / reachX;
  const v = dy / reachY;
  return Math.exp(-u * u - v * v);
}

function shade([red, green, blue]: Readonly<Colour>, light: number): Colour {
  // Never so bright that a part is clipped, which would change the hue.
  const most = Math.min(light, 255 / Math.max(red, green, blue));
  return [red * most, green * most, blue * most];
}
