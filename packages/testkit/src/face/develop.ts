/** From the drawn scene to the camera's picture: background, a smaller size, blur, noise. */
import type { ColourImage } from '@ipse/core';
import { smoothNoise } from '../noise.ts';
import type { Random } from '../random.ts';
import type { PortraitConditions } from './conditions.ts';
import type { Canvas } from './rasterise.ts';

export function develop(
  random: Random,
  canvas: Canvas,
  { width, height, background, noise, blurPx }: PortraitConditions,
  oversampling: number,
): ColourImage {
  const wall = smoothNoise(random, width, height, width / 2).data;
  let scene = new Float32Array(width * height * 3);
  for (let i = 0; i < width * height; i++) {
    const x = (i % width) * oversampling;
    const y = Math.floor(i / width) * oversampling;
    for (let k = 0; k < oversampling * oversampling; k++) {
      const from = (y + Math.floor(k / oversampling)) * canvas.width + x + (k % oversampling);
      const bare = canvas.depths[from] === Number.NEGATIVE_INFINITY;
      for (let c = 0; c < 3; c++) {
        const value = bare ? background[c] + 8 * wall[i] : canvas.colours[3 * from + c];
        scene[3 * i + c] += value / (oversampling * oversampling);
      }
    }
  }
  scene = soften(soften(scene, 3, blurPx / 2), 3 * width, blurPx / 2);
  const data = new Uint8Array(scene.length);
  for (let i = 0; i < data.length; i++) {
    data[i] = Math.max(
      0,
      Math.min(255, Math.round(scene[i] + (1.5 + 7 * noise) * (random.unit() + random.unit() - 1))),
    );
  }
  return { kind: 'colour', width, height, data };
}

/** Mixes each value with the two that lie `step` before and after it. */
function soften(values: Float32Array<ArrayBuffer>, step: number, amount: number): Float32Array<ArrayBuffer> {
  const softened = values.slice();
  for (let i = step; i < values.length - step; i++) {
    softened[i] = (values[i] + amount * (values[i - step] + values[i + step])) / (1 + 2 * amount);
  }
  return softened;
}
