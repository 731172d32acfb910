/**
 * A thousand damaged copies of every accepted file: each gives an image or a coded error, nothing else, and the memory
 * of the process stays bounded.
 */
import { afterAll, expect, test } from 'vitest';
import { imageLimits, isCodedError } from '@ipse/core';
import { decodeImage } from './decode-image.ts';
import { imageErrors } from './errors.ts';
import { acceptedFiles, grayPicture } from './testing/files.ts';
import { mutation, seededBy } from './testing/mutate.ts';

const mutationCount = 1000;
/** Two images of the largest size in flight, and the pages that the allocator keeps. */
const growthMax = 600 * 1024 * 1024;

const files = await acceptedFiles();
const rssBefore = process.memoryUsage.rss();
let rssMax = rssBefore;

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
  const random = seededBy(name);
  for (let i = 0; i < mutationCount; i++) {
    const { name: how, bytes } = mutation(files[name], i, random);
    await expectImageOrCodedError(bytes, `${name} ${how}`);
  }
});

test('raw-gray', async () => {
  const random = seededBy('raw-gray');
  const { width, height, data } = grayPicture;
  for (let i = 0; i < mutationCount; i++) {
    const { bytes } = mutation(data, i, random);
    const options = { mediaType: 'image/x-raw-gray', width: width - (i % 3) + 1, height };
    await expectImageOrCodedError(bytes, `raw-gray ${i}`, options);
  }
});

afterAll(() => expect(rssMax - rssBefore).toBeLessThan(growthMax));
