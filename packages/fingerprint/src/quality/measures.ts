/** What quality is made of: measures of the print that extraction has nearly at hand. */
import type { Contrast } from '../extract/contrast.ts';
import type { SpectralFlow } from '../extract/flow.ts';
import type { Minutia } from '../extract/minutiae.ts';
import { depth } from '../extract/segmentation.ts';
import type { CellMask } from '../extract/segmentation.ts';
import { smooth } from '../extract/smooth.ts';
import type { Field } from '../extract/smooth.ts';
import { coherenceOf } from './coherence.ts';
import { placementOf } from './placement.ts';
import type { Placement } from './placement.ts';
import { unevennessOf } from './uniformity.ts';

/** What extraction knows of a print when its quality is asked for. */
export interface Seen {
  /** At 500 ppi. */
  readonly print: Field;
  readonly contrast: Contrast;
  /** Cells with contrast. */
  readonly touched: CellMask;
  /** Cells with ridges. */
  readonly mask: CellMask;
  /** Share of the variance that the ridge wave explains, 0 to 1, on the same cells. */
  readonly share: Float32Array;
  /** As the local spectra show it. */
  readonly flow: SpectralFlow;
  readonly minutiae: readonly Minutia[];
}

export interface Measures {
  readonly areaMm2: number;
  /** The area weighted by its clarity: what is worth as much as fully clear ridges. */
  readonly clearMm2: number;
  /** Mean share of the variance that the ridge wave explains, 0 to 1 (as the local clarity of ISO/IEC 29794-4). */
  readonly clarity: number;
  /** The share below which the worst fifth of the print lies. */
  readonly clarityOfWorst: number;
  /** How far what is seen runs in one direction from place to place, 0 to 1. */
  readonly coherence: number;
  /** Spread of the share of dark pixels from block to block (as its ridge valley uniformity); 0 is even. */
  readonly unevenness: number;
  readonly minutiae: number;
  /** Sum of the minutiae's qualities: how many clear ones they are worth. */
  readonly clearMinutiae: number;
  /** Mean local standard deviation in gray levels. */
  readonly spread: number;
  /** Skewness of the gray levels: positive when little is dark, thin broken ridges; negative when they flow together. */
  readonly skewness: number;
  /** Mean squared step between neighbouring pixels at 500 ppi over the local variance. */
  readonly sharpness: number;
  /** Area well outside the print that is neither empty nor a finger, as a share of the print's area. */
  readonly residue: number;
  readonly placement: Placement;
}

/** Area of a cell of 4 x 4 pixels at 500 ppi. */
const cellMm2 = ((4 * 25.4) / 500) ** 2;
/** A share that hardly any clear print exceeds. */
const clearShare = 0.6;
/** Contrast reaches beyond the outline of a print by this many cells, because it is measured in a window. */
const haloCells = 10;

export function measure(seen: Seen): Measures {
  const { mask, contrast, minutiae } = seen;
  const darkness = darknessOf(contrast);
  return {
    ...clarityMeasures(seen),
    ...grayMeasures(seen, darkness),
    coherence: coherenceOf(seen.flow, mask),
    unevenness: unevennessOf(darkness, mask),
    minutiae: minutiae.length,
    clearMinutiae: minutiae.reduce((sum, { quality }) => sum + quality, 0),
    residue: residueOf(seen),
    placement: placementOf(mask),
  };
}

function clarityMeasures({ mask, share }: Seen) {
  const histogram = new Uint32Array(101);
  let [cells, sum, clear] = [0, 0, 0];
  for (let i = 0; i < share.length; i++) {
    if (mask.inside[i] === 0) continue;
    cells++;
    sum += share[i];
    clear += Math.min(1, share[i] / clearShare);
    histogram[Math.round(100 * share[i])]++;
  }
  let worst = 0;
  for (let below = histogram[0]; below < cells / 5; below += histogram[worst]) worst++;
  return {
    areaMm2: cells * cellMm2,
    clearMm2: clear * cellMm2,
    clarity: sum / Math.max(1, cells),
    clarityOfWorst: worst / 100,
  };
}

/** Spread of the window, in pixels at 250 ppi, whose mean is neither dark nor light: several ridges, as wide as a blot. */
const wideSigma = 12;

/** Gray levels below the mean of a wide window: what contrast normalisation evens out is what tells wet and dry. */
function darknessOf({ ridges, mean, spread }: Contrast): Field {
  const { width, height, data } = ridges;
  const wide = smooth(mean, width, height, wideSigma);
  return { width, height, data: data.map((ridge, i) => wide[i] - mean[i] + ridge * spread[i]) };
}

function grayMeasures({ print, contrast, mask }: Seen, { width, data }: Field) {
  let [cells, spread, squares, cubes, steps, variance] = [1e-9, 0, 1e-9, 0, 0, 1e-9];
  for (let row = 0; row < mask.rows; row++) {
    for (let col = 0; col < mask.cols; col++) {
      if (mask.inside[row * mask.cols + col] === 0) continue;
      const i = 2 * row * width + 2 * col;
      const at = 4 * row * print.width + 4 * col;
      cells++;
      spread += contrast.spread[i];
      squares += data[i] ** 2;
      cubes += data[i] ** 3;
      steps += (print.data[at + 1] - print.data[at]) ** 2 + (print.data[at + print.width] - print.data[at]) ** 2;
      variance += contrast.spread[i] ** 2;
    }
  }
  return {
    spread: spread / cells,
    skewness: cubes / cells / (squares / cells) ** 1.5,
    sharpness: steps / variance,
  };
}

function residueOf({ touched, mask }: Seen): number {
  const away = depth({ ...mask, inside: mask.inside.map((one) => 1 - one) });
  let [cells, residue] = [0, 0];
  for (let i = 0; i < away.length; i++) {
    if (mask.inside[i] === 1) cells++;
    else if (touched.inside[i] === 1 && away[i] > haloCells) residue++;
  }
  return residue / Math.max(1, cells);
}
