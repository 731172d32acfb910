/** Orientation, refined on the ridge wave itself, which is far cleaner than the image. */
import type { RidgeWave } from './ridge-wave.ts';
import { smooth } from './smooth.ts';

/** Spread over which gradients are pooled, in cells of 2 pixels at 250 ppi. */
const poolSigma = 2;

/**
 * Direction across the ridges on cells of 2 x 2 pixels, as in `Flow`: the main axis of the structure tensor of both
 * parts of the wave (Bigun and Granlund 1987).
 */
export function refineOrientation({ width, height, real, imaginary }: RidgeWave): Float32Array {
  const cols = width >> 1;
  const rows = height >> 1;
  const cos2 = new Float32Array(cols * rows);
  const sin2 = new Float32Array(cols * rows);
  for (const data of [real, imaginary]) {
    for (let y = 1; y < height - 1; y++) {
      const row = Math.min(rows - 1, y >> 1) * cols;
      for (let x = 1; x < width - 1; x++) {
        const i = y * width + x;
        const gx = data[i + 1] - data[i - 1];
        const gy = data[i + width] - data[i - width];
        const cell = row + Math.min(cols - 1, x >> 1);
        cos2[cell] += gx * gx - gy * gy;
        sin2[cell] += 2 * gx * gy;
      }
    }
  }
  const a = smooth(cos2, cols, rows, poolSigma);
  const b = smooth(sin2, cols, rows, poolSigma);
  return a.map((cosine, i) => 0.5 * Math.atan2(b[i], cosine));
}
