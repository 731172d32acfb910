/** Pictures that nobody would hand in for a portrait: each gets the right answer or a coded refusal, and memory stays. */
import { beforeAll, expect, it } from 'vitest';
import { isCodedError, toGray } from '@ipse/core';
import type { GrayImage } from '@ipse/core';
import { encodePng } from '@ipse/formats';
import { unusualFiles, vastFile } from '@ipse/formats/testing';
import { createFaceIdentity, portrait } from '@ipse/testkit';
import { createFace } from './face.ts';

const MiB = 1024 * 1024;
/** What the process may grow by over the second round of hostile files: what allocators keep. */
const growthMaxBytes = 64 * MiB;

const face = createFace();
const still = { yawRad: 0, pitchRad: 0, rollRad: 0, width: 160, height: 200, noise: 0 };
const picture = portrait(createFaceIdentity('hostile'), 1, still);
const gray = (width: number, height: number, value: (x: number, y: number) => number): GrayImage => ({
  kind: 'gray',
  width,
  height,
  data: Uint8Array.from({ length: width * height }, (_, i) => value(i % width, Math.floor(i / width))),
});

/** The evidence for the face of a file against the plain picture; the code of the refusal; or that there is no face. */
async function outcome(file: Uint8Array): Promise<number | string> {
  try {
    const extraction = await face.extract(await face.decode(file));
    if (!extraction.suitable) return 'no face';
    return face.calibrate(face.compare(extraction.template, await plainTemplate()).similarity).log10LR;
  } catch (error) {
    if (isCodedError(error)) return error.code;
    throw error;
  }
}

async function plainTemplate() {
  const plain = await face.extract({ image: picture });
  if (!plain.suitable) throw new Error('the plain picture bears no template');
  return plain.template;
}

let files: Record<string, Uint8Array>;
beforeAll(async () => {
  files = await unusualFiles(picture);
});

it('finds a hundred faces, each once', async () => {
  const cell = { width: 64, height: 80 };
  const pictures = Array.from({ length: 10 }, (_, n) =>
    toGray(portrait(createFaceIdentity(`crowd ${n}`), n, { ...still, ...cell })),
  );
  const crowd = gray(10 * cell.width, 10 * cell.height, (x, y) => {
    const [column, row] = [Math.floor(x / cell.width), Math.floor(y / cell.height)];
    return pictures[(column + row) % 10].data[(y % cell.height) * cell.width + (x % cell.width)];
  });
  const cells = (await face.extractAll({ image: crowd })).map(
    ({ box }) =>
      Math.floor((box.x + box.width / 2) / cell.width) + 10 * Math.floor((box.y + box.height / 2) / cell.height),
  );
  expect(new Set(cells).size).toBe(cells.length);
  expect(cells.length).toBeGreaterThanOrEqual(98);
});

const inCircle = (x: number, y: number, cx: number, cy: number, r: number) => Math.hypot(x - cx, y - cy) < r;
/** Two eyes and a mouth in a ring, as a child draws a face. */
const smiley = (x: number, y: number) => {
  const eye = inCircle(x, y, 90, 97, 10) || inCircle(x, y, 150, 97, 10);
  const mouth = y > 142 && inCircle(x, y, 120, 120, 60) && !inCircle(x, y, 120, 114, 60);
  const ring = inCircle(x, y, 120, 120, 84) && !inCircle(x, y, 120, 120, 79);
  return eye || mouth || ring ? 0 : 250;
};
const rings = (size: number) =>
  gray(size, size, (x, y) => 127 + 120 * Math.sin(Math.hypot(x - size / 2, y - size / 2) / 4));
const socket = (x: number, y: number) =>
  inCircle(x, y, 90, 100, 12) || inCircle(x, y, 150, 100, 12) || (Math.abs(x - 120) < 14 && Math.abs(y - 150) < 6)
    ? 20
    : 230;

it.each<[string, GrayImage]>([
  ['one pixel', gray(1, 1, () => 7)],
  ['a line of pixels', gray(4000, 1, (x) => x % 256)],
  ['a column of pixels', gray(1, 4000, (_, y) => y % 256)],
  ['a checkerboard', gray(320, 240, (x, y) => (((x >> 4) + (y >> 4)) % 2 === 0 ? 255 : 0))],
  ['rings', rings(500)],
])('finds no face in %s', async (_, image) => {
  expect(await face.extractAll({ image })).toEqual([]);
  expect((await face.extract({ image })).suitable).toBe(false);
});

it.each<[string, GrayImage]>([
  ['a drawing of a face', gray(240, 240, smiley)],
  ['a socket in a wall', gray(240, 240, socket)],
  ['rings of the size of a face', rings(250)],
])('thinks nothing of %s: no face, or one of no quality', async (_, image) => {
  for (const { quality } of await face.extractAll({ image })) expect(quality.value).toBeLessThan(5);
  expect((await face.assess({ image })).value).toBeLessThan(5);
});

it.each(['cmyk', '16-bit', '16-bit tiff', 'animated', 'turned', 'transparent'])(
  'takes the face of a file that is %s as that of the plain picture',
  async (name) => {
    expect(await outcome(files[name])).toBeGreaterThan(4);
  },
);

it('refuses what is cut off, damaged, vast or of adversarial size by its code, in flat memory', async () => {
  const png = await encodePng(picture);
  const claiming = (width: number, height: number) => Buffer.from(`P5 ${width} ${height} 255\n`, 'latin1');
  const cases: readonly (readonly [RegExp, Uint8Array])[] = [
    ...Object.values(files).map((file) => [/^IMAGE_(TRUNCATED|CORRUPT)$/, file.subarray(0, file.length >> 1)] as const),
    [/^IMAGE_(TRUNCATED|CORRUPT)$/, png.subarray(0, png.length - 40)],
    [/^IMAGE_TOO_LARGE$/, await vastFile(20_000, 10_000)],
    [/^IMAGE_TOO_LARGE$/, await vastFile(11_000, 11_000)],
    [/^IMAGE_TOO_LARGE$/, claiming(200_000_000, 1)],
    [/^IMAGE_TOO_LARGE$/, claiming(2 ** 31, 2 ** 31)],
    [/^IMAGE_TRUNCATED$/, claiming(8000, 8000)],
    [/^IMAGE_CORRUPT$/, claiming(0, 200)],
    [/^IMAGE_UNSUPPORTED$/, Buffer.from('GIF89a\x01\x00\x01\x00\x00\x00\x00', 'latin1')],
    [/^IMAGE_EMPTY$/, new Uint8Array()],
  ];
  const round = async () => {
    for (const [code, file] of cases) expect(await outcome(file)).toMatch(code);
  };
  await round();
  const before = process.memoryUsage.rss();
  for (let i = 0; i < 4; i++) await round();
  expect(process.memoryUsage.rss() - before).toBeLessThan(growthMaxBytes);
});

it('looks through a picture of the largest size in bounded memory', async () => {
  const image = await face.decode(await vastFile(8000, 8000));
  const before = process.memoryUsage.rss();
  expect((await face.extract(image)).suitable).toBe(false);
  // The pyramid adds a third of the picture's own 64 million bytes.
  expect(process.memoryUsage.rss() - before).toBeLessThan(2 * growthMaxBytes);
});
