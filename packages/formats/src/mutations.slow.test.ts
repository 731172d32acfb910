/**
 * A thousand damaged copies of every accepted file: each gives an image or a coded error, nothing else, and the memory
 * of the process stays bounded.
 */
import { afterAll, expect, test } from 'vitest';
import { imageLimits, isCodedError } from '@ipse/core';
import { decodeImage } from './decode-image.ts';
import { imageErrors } from './errors.ts';
import { acceptedFiles, grayPicture } from './testing/files.ts';

const mutationCount = 1000;
/** Two images of the largest size in flight, and the pages that the allocator keeps. */
const growthMax = 600 * 1024 * 1024;

const files = await acceptedFiles();
const rssBefore = process.memoryUsage.rss();
let rssMax = rssBefore;

/** Mulberry32, here so that this package needs no test kit, which imports it. */
function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

const extremes = [0, 1, 0x7f, 0x80, 0xff];

const mutations: readonly ((file: Buffer, random: (below: number) => number) => Buffer)[] = [
  function flipBits(file, random) {
    for (let i = random(8); i >= 0; i--) file[random(file.length)] ^= 1 << random(8);
    return file;
  },
  function truncate(file, random) {
    return file.subarray(0, random(file.length));
  },
  function splice(file, random) {
    const from = random(file.length);
    const moved = file.subarray(from, from + random(64));
    const to = random(file.length);
    return Buffer.concat([file.subarray(0, to), moved, file.subarray(to)]);
  },
  function drop(file, random) {
    const from = random(file.length);
    return Buffer.concat([file.subarray(0, from), file.subarray(from + 1 + random(64))]);
  },
  function editHeader(file, random) {
    for (let i = 1 + random(4); i > 0; i--) file[random(Math.min(64, file.length))] = extremes[random(extremes.length)];
    return file;
  },
  function editHeaderWord(file, random) {
    const word = Buffer.alloc(4, extremes[random(extremes.length)]);
    file.set(word.subarray(0, 1 + random(4)), random(Math.min(200, file.length - 4)));
    return file;
  },
];

async function expectImageOrCodedError(bytes: Uint8Array, name: string, options = {}): Promise<void> {
  try {
    const image = await decodeImage(bytes, options);
    expect(image.data.length).toBe(image.width * image.height * (image.kind === 'gray' ? 1 : 3));
    expect(image.width * image.height).toBeLessThanOrEqual(imageLimits.pixelsMax);
  } catch (error) {
    if (!isCodedError(error)) throw new Error(`${name}: not a coded error`, { cause: error });
    expect(Object.keys(imageErrors)).toContain(error.code);
  }
  rssMax = Math.max(rssMax, process.memoryUsage.rss());
}

test.each(Object.keys(files))('%s', { timeout: 300_000 }, async (name) => {
  const random = seeded(Buffer.from(name).reduce((sum, byte) => sum * 31 + byte, 1));
  for (let i = 0; i < mutationCount; i++) {
    const mutate = mutations[i % mutations.length];
    const bytes = mutate(Buffer.from(files[name]), random);
    await expectImageOrCodedError(bytes, `${name} ${i} ${mutate.name}`);
  }
});

test('raw-gray', async () => {
  const random = seeded(5);
  const { width, height, data } = grayPicture;
  for (let i = 0; i < mutationCount; i++) {
    const bytes = mutations[i % mutations.length](Buffer.from(data), random);
    const options = { mediaType: 'image/x-raw-gray', width: width - (i % 3) + 1, height };
    await expectImageOrCodedError(bytes, `raw-gray ${i}`, options);
  }
});

afterAll(() => expect(rssMax - rssBefore).toBeLessThan(growthMax));
