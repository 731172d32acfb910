/** Pictures that nobody would hand in for a portrait. */
import { expect, it } from 'vitest';
import type { GrayImage } from '@ipse/core';
import { toGray } from '@ipse/core';
import { createFaceIdentity, portrait } from '@ipse/testkit';
import { createFace } from './face.ts';

const face = createFace();
const gray = (width: number, height: number, value: (x: number, y: number) => number): GrayImage => ({
  kind: 'gray',
  width,
  height,
  data: Uint8Array.from({ length: width * height }, (_, i) => value(i % width, Math.floor(i / width))),
});

it('finds a hundred faces, each once', { timeout: 300_000 }, async () => {
  const pictures = Array.from({ length: 10 }, (_, n) =>
    toGray(
      portrait(createFaceIdentity(`crowd ${n}`), n, { yawRad: 0, pitchRad: 0, rollRad: 0, width: 96, height: 120 }),
    ),
  );
  const crowd = gray(960, 1200, (x, y) => {
    const [column, row] = [Math.floor(x / 96), Math.floor(y / 120)];
    return pictures[(column + row) % 10].data[(y % 120) * 96 + (x % 96)];
  });
  const cells = (await face.extractAll({ image: crowd })).map(
    ({ box }) => Math.floor((box.x + box.width / 2) / 96) + 10 * Math.floor((box.y + box.height / 2) / 120),
  );
  expect(new Set(cells).size).toBe(cells.length);
  expect(cells.length).toBeGreaterThanOrEqual(98);
});

it.each<[string, GrayImage]>([
  ['one pixel', gray(1, 1, () => 7)],
  ['a line of pixels', gray(12_000, 1, (x) => x % 256)],
  ['a checkerboard', gray(640, 480, (x, y) => (((x >> 4) + (y >> 4)) % 2 === 0 ? 255 : 0))],
  ['rings', gray(500, 500, (x, y) => 127 + 120 * Math.sin(Math.hypot(x - 250, y - 250) / 4))],
])('finds no face in %s', { timeout: 60_000 }, async (_, image) => {
  expect(await face.extractAll({ image })).toEqual([]);
  expect(await face.examine({ image })).toBeUndefined();
});
