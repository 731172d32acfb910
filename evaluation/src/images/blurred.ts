/** Pictures as a lens that is out of focus leaves them. */
import type { Image } from '@ipse/core';

/** By a Gaussian of this standard deviation; beyond the rim the picture goes on as at it. */
export function blurred<Picture extends Image>(image: Picture, sigmaPx: number): Picture {
  const radius = Math.ceil(3 * sigmaPx);
  const weights = Array.from({ length: 2 * radius + 1 }, (_, i) => Math.exp(-((i - radius) ** 2) / (2 * sigmaPx ** 2)));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const channels = image.kind === 'colour' ? 3 : 1;
  const pass = ({ width, height, data }: Picture, stepX: number, stepY: number): Picture => {
    const inside = (place: number, length: number) => Math.max(0, Math.min(length - 1, place));
    const blurredData = Uint8Array.from({ length: data.length }, (_, i) => {
      const pixel = Math.floor(i / channels);
      const [x, y] = [pixel % width, Math.floor(pixel / width)];
      const sum = weights.reduce((partial, weight, k) => {
        const [u, v] = [inside(x + (k - radius) * stepX, width), inside(y + (k - radius) * stepY, height)];
        return partial + weight * data[channels * (v * width + u) + (i % channels)];
      }, 0);
      return Math.round(sum / total);
    });
    return { ...image, data: blurredData };
  };
  return pass(pass(image, 1, 0), 0, 1);
}
