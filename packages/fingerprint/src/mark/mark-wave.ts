/** The ridge wave of a mark: filtered again and again, so that clear ridges run on through gaps. */
import { ridgeWave } from '../extract/ridge-wave.ts';
import type { RidgeWave } from '../extract/ridge-wave.ts';
import { smooth } from '../extract/smooth.ts';
import type { Field } from '../extract/smooth.ts';
import type { Flow } from '../extract/flow.ts';

/** Times that the wave itself is filtered: each is as if the filter were longer. */
const again = 1;
/** Amplitude above which a wave counts as full: dark blots must not outvote faint ridges about them. */
const fullAmplitude = 0.35;

/** The wave along a flow, within `inside` (one byte a pixel at 250 ppi). */
export function waveOfMark(ridges: Field, flow: Flow, inside: Uint8Array): RidgeWave {
  let wave = ridgeWave(ridges, flow, inside);
  for (let pass = 0; pass < again; pass++) wave = ridgeWave(evened(wave), flow, inside);
  return wave;
}

/** The real part with its amplitude limited. */
function evened({ width, height, real, imaginary }: RidgeWave): Field {
  const data = real.map((re, i) => re / Math.max(fullAmplitude, Math.sqrt(re * re + imaginary[i] * imaginary[i])));
  return { width, height, data };
}

/** How well the image and the wave agree, 0 to 1, on cells of 2 x 2 pixels: their correlation over about three ridges. */
export function waveClarity({ width, height, data }: Field, { real }: RidgeWave): Float32Array {
  const [cols, rows] = [width >> 1, height >> 1];
  const sums = [0, 1, 2].map(() => new Float32Array(cols * rows));
  for (let y = 0; y < 2 * rows; y++) {
    for (let x = 0; x < 2 * cols; x++) {
      const [i, cell] = [y * width + x, (y >> 1) * cols + (x >> 1)];
      sums[0][cell] += data[i] * real[i];
      sums[1][cell] += data[i] * data[i];
      sums[2][cell] += real[i] * real[i];
    }
  }
  const [product, image, wave] = sums.map((field) => smooth(field, cols, rows, 3));
  return product.map((value, i) => {
    const size = Math.sqrt(Math.max(0, image[i] * wave[i]));
    return size > 1e-6 ? Math.max(0, Math.min(1, value / size)) : 0;
  });
}
