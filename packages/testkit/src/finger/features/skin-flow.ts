/** Ridge flow and ridge distance over a whole fingertip, on a coarse grid: all that minutiae need to know of the skin. */
import { smoothNoise } from '../../noise.ts';
import type { Random } from '../../random.ts';
import { drawPoles, flowAngle, wavinessRad } from '../orientation.ts';
import type { Pattern } from '../pattern.ts';

/** Side of a cell, in pixels at 500 ppi. */
export const flowCellPx = 16;
/** 27.6 x 32.5 mm about the centre of the fingertip, as much as a rolled print shows. */
export const flowCols = 34;
export const flowRows = 40;

/** Half the width of the fingertip for which patterns are described, in pixels at 500 ppi. */
export const halfWidthPx = 176;
const meanPeriodPx = 9.1;

/** Values at the cells' centres; the origin is the centre of the fingertip, x to the right, y downwards, in pixels at 500 ppi. */
export interface SkinFlow {
  /** Twice the direction across the ridges, clockwise on the screen, as a unit vector. */
  readonly cos2: Float32Array;
  readonly sin2: Float32Array;
  /** Radians of ridge phase a pixel. */
  readonly wavenumber: Float32Array;
}

/** Direction across the ridges as a unit vector, one of the two, and the wavenumber. */
export interface FlowHere {
  nx: number;
  ny: number;
  k: number;
}

/** The same model as of the rendered prints: poles, arch and waviness; ridges lie closer above the core than below it. */
export function drawSkinFlow(random: Random, pattern: Pattern): SkinFlow {
  const poles = drawPoles(random, pattern);
  const bends = smoothNoise(random, flowCols, flowRows, halfWidthPx / 1.75 / flowCellPx).data;
  const breadths = smoothNoise(random, flowCols, flowRows, halfWidthPx / 1.5 / flowCellPx).data;
  const period = meanPeriodPx * (1 + fingerSpread * random.normal());
  const cells = flowCols * flowRows;
  const flow = {
    cos2: new Float32Array(cells),
    sin2: new Float32Array(cells),
    wavenumber: new Float32Array(cells),
  };
  for (let row = 0, i = 0; row < flowRows; row++) {
    const y = (row + 0.5 - flowRows / 2) * flowCellPx;
    for (let col = 0; col < flowCols; col++, i++) {
      const x = (col + 0.5 - flowCols / 2) * flowCellPx;
      // Anticlockwise along the ridges becomes clockwise across them.
      const along = flowAngle(pattern, poles, x / halfWidthPx, -y / halfWidthPx) + wavinessRad * bends[i];
      flow.cos2[i] = -Math.cos(2 * along);
      flow.sin2[i] = Math.sin(2 * along);
      flow.wavenumber[i] = (2 * Math.PI) / (period * (closeness(x, y) + 0.06 * breadths[i]));
    }
  }
  return flow;
}

/** Ridges lie closest about the core, widest below it: the mean over real prints, in rough figures. */
function closeness(x: number, y: number): number {
  const [u, v] = [Math.min(1.3, Math.abs(x) / 150), Math.min(1.3, Math.abs(y + 20) / 200)];
  return 0.95 + 0.055 * u * u + (y < -20 ? 0.06 : 0.15) * v * v;
}

/** Standard deviation of the mean ridge distance among fingers, as a share of it. */
const fingerSpread = 0.07;

/** Bilinear between cells' centres; beyond the grid as at its border. Writes to `here` and answers it. */
export function flowAt({ cos2, sin2, wavenumber }: SkinFlow, x: number, y: number, here: FlowHere): FlowHere {
  const u = Math.max(0, Math.min(flowCols - 1.001, x / flowCellPx + flowCols / 2 - 0.5));
  const v = Math.max(0, Math.min(flowRows - 1.001, y / flowCellPx + flowRows / 2 - 0.5));
  const col = Math.floor(u);
  const row = Math.floor(v);
  const i = row * flowCols + col;
  const right = u - col;
  const down = v - row;
  const w0 = (1 - right) * (1 - down);
  const w1 = right * (1 - down);
  const w2 = (1 - right) * down;
  const w3 = right * down;
  const j = i + flowCols;
  const c = w0 * cos2[i] + w1 * cos2[i + 1] + w2 * cos2[j] + w3 * cos2[j + 1];
  const s = w0 * sin2[i] + w1 * sin2[i + 1] + w2 * sin2[j] + w3 * sin2[j + 1];
  const cos = c / (Math.sqrt(c * c + s * s) + 1e-9);
  // Half the angle, without a call of arctangent.
  here.nx = Math.sqrt(Math.max(0, (1 + cos) / 2));
  here.ny = (s < 0 ? -1 : 1) * Math.sqrt(Math.max(0, (1 - cos) / 2));
  here.k = w0 * wavenumber[i] + w1 * wavenumber[i + 1] + w2 * wavenumber[j] + w3 * wavenumber[j + 1];
  return here;
}
