import { expect, it } from 'vitest';
import { withoutInk } from './without-ink.ts';

const [width, height] = [200, 160];

/** Ridges nine pixels apart on light ground, with a pen's line three pixels wide every 60. */
function picture(inkDepth: number): { width: number; height: number; data: Float32Array } {
  const data = Float32Array.from({ length: width * height }, (_, i) => {
    const [x, y] = [i % width, Math.floor(i / width)];
    return 180 + 20 * Math.sin((2 * Math.PI * (x + 0.3 * y)) / 9) - (y % 60 < 3 ? inkDepth : 0);
  });
  return { width, height, data };
}

it('leaves ridges as they are', () => {
  const ridges = picture(0);
  const { data } = withoutInk(ridges);
  expect(Math.max(...data.map((value, i) => Math.abs(value - ridges.data[i])))).toBeLessThan(1.5);
});

it('brings most of the ink back to the ridges about it', () => {
  // The line along the border counts as if it went on beyond.
  const within = ({ data }: { data: Float32Array }) => data.subarray(30 * width, 150 * width);
  const inked = picture(110);
  expect(Math.min(...within(inked))).toBeLessThan(60);
  expect(Math.min(...within(withoutInk(inked)))).toBeGreaterThan(140);
});
