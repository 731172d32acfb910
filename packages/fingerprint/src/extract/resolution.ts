/** Resolution normalisation: every later step works at 500 ppi. */
import type { GrayImage } from '@ipse/core';

export const normalPpi = 500;

/** Resamples by area average when shrinking and bilinearly when enlarging; values stay 0 to 255. */
export function resample(image: GrayImage, ppi: number): { width: number; height: number; data: Float32Array } {
  const scale = ppi / normalPpi;
  if (Math.abs(scale - 1) < 0.004)
    return { width: image.width, height: image.height, data: new Float32Array(image.data) };
  const width = Math.max(1, Math.round(image.width / scale));
  const height = Math.max(1, Math.round(image.height / scale));
  const across = taps(image.width, width, scale);
  const down = taps(image.height, height, scale);
  const rows = new Float32Array(width * image.height);
  for (let y = 0; y < image.height; y++) {
    for (let x = 0; x < width; x++) {
      let sum = 0;
      for (let t = 0; t < across.count; t++)
        sum += across.weight[x * across.count + t] * image.data[y * image.width + across.index[x * across.count + t]];
      rows[y * width + x] = sum;
    }
  }
  const data = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let t = 0; t < down.count; t++) {
      const weight = down.weight[y * down.count + t];
      const from = down.index[y * down.count + t] * width;
      for (let x = 0; x < width; x++) data[y * width + x] += weight * rows[from + x];
    }
  }
  return { width, height, data };
}

/** Triangle filter of half width max(1, scale) about each target pixel's centre. */
function taps(sourceLength: number, targetLength: number, scale: number) {
  const half = Math.max(1, scale);
  const count = Math.ceil(2 * half) + 1;
  const index = new Int32Array(targetLength * count);
  const weight = new Float32Array(targetLength * count);
  for (let i = 0; i < targetLength; i++) {
    const centre = (i + 0.5) * scale - 0.5;
    const first = Math.ceil(centre - half);
    let total = 0;
    for (let t = 0; t < count; t++) {
      const w = Math.max(0, 1 - Math.abs(first + t - centre) / half);
      index[i * count + t] = Math.min(sourceLength - 1, Math.max(0, first + t));
      weight[i * count + t] = w;
      total += w;
    }
    for (let t = 0; t < count; t++) weight[i * count + t] /= total;
  }
  return { count, index, weight };
}
