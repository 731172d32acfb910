/** Ridge direction from gradients: where the image changes least, pooled as a structure tensor. */
import { smooth } from '../extract/smooth.ts';
import type { Field } from '../extract/smooth.ts';

/** Direction along the ridges on cells of 2 x 2 pixels at 250 ppi. */
export interface GradientFlow {
  readonly cols: number;
  readonly rows: number;
  /** Radians from 0 to pi, clockwise on the screen from the x axis. */
  readonly along: Float32Array;
  /** 0 where no direction prevails, 1 for perfectly parallel ridges. */
  readonly coherence: Float32Array;
}

/** Spread of the pooling in cells: a little more than a ridge. */
const poolSigma = 3;

/**
 * Five taps of a smoothing and of a differentiating filter whose ratio stays right up to waves of four pixels, so that
 * directions do not lean towards the diagonals (Farid and Simoncelli 2004, table of 5-tap filters).
 */
const blur = [0.426375, 0.249153, 0.037659];
const slope = [0.276691, 0.109604];

export function gradientFlow(image: Field): GradientFlow {
  const cols = image.width >> 1;
  const rows = image.height >> 1;
  const { xx, xy, yy } = tensors(image, cols, rows);
  const [a, b, c] = [xx, xy, yy].map((channel) => smooth(channel, cols, rows, poolSigma));
  const along = new Float32Array(cols * rows);
  const coherence = new Float32Array(cols * rows);
  for (let i = 0; i < along.length; i++) {
    const [cos2, sin2] = [a[i] - c[i], 2 * b[i]];
    const across = 0.5 * Math.atan2(sin2, cos2);
    along[i] = (across + 1.5 * Math.PI) % Math.PI;
    // The constant keeps the coherence of a flat area low.
    coherence[i] = Math.sqrt(cos2 * cos2 + sin2 * sin2) / (a[i] + c[i] + 0.01);
  }
  return { cols, rows, along, coherence };
}

/** Sums of the products of the gradients over cells; the two outermost pixels have none. */
function tensors({ width, height, data }: Field, cols: number, rows: number) {
  const xx = new Float32Array(cols * rows);
  const xy = new Float32Array(cols * rows);
  const yy = new Float32Array(cols * rows);
  const blurred = new Float32Array(width);
  const sloped = new Float32Array(width);
  for (let y = 2; y < Math.min(height - 2, 2 * rows); y++) {
    for (let x = 0, i = y * width; x < width; x++, i++) {
      const near = data[i - width] + data[i + width];
      const far = data[i - 2 * width] + data[i + 2 * width];
      blurred[x] = blur[0] * data[i] + blur[1] * near + blur[2] * far;
      sloped[x] =
        slope[0] * (data[i + width] - data[i - width]) + slope[1] * (data[i + 2 * width] - data[i - 2 * width]);
    }
    const row = (y >> 1) * cols;
    for (let x = 2; x < Math.min(width - 2, 2 * cols); x++) {
      const gx = slope[0] * (blurred[x + 1] - blurred[x - 1]) + slope[1] * (blurred[x + 2] - blurred[x - 2]);
      const gy =
        blur[0] * sloped[x] + blur[1] * (sloped[x - 1] + sloped[x + 1]) + blur[2] * (sloped[x - 2] + sloped[x + 2]);
      const cell = row + (x >> 1);
      xx[cell] += gx * gx;
      xy[cell] += gx * gy;
      yy[cell] += gy * gy;
    }
  }
  return { xx, xy, yy };
}
