import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Image } from '@ipse/core';
import { decodeImage } from './decode-image.ts';
import { encodePng, previewPng } from './encode-png.ts';
import { colourPicture, grayPicture } from './testing/files.ts';

const image: fc.Arbitrary<Image> = fc
  .record({
    kind: fc.constantFrom('gray' as const, 'colour' as const),
    width: fc.integer({ min: 1, max: 20 }),
    height: fc.integer({ min: 1, max: 20 }),
    resolutionPpi: fc.integer({ min: 50, max: 4000 }),
  })
  .chain((shape) => {
    const length = shape.width * shape.height * (shape.kind === 'gray' ? 1 : 3);
    return fc.uint8Array({ minLength: length, maxLength: length }).map((data) => ({ ...shape, data }));
  });

test('decoding gives what was encoded', () =>
  fc.assert(
    fc.asyncProperty(image, async (original) => {
      const { kind, width, height, resolutionPpi, data } = await decodeImage(await encodePng(original));
      expect({ kind, width, height, resolutionPpi }).toEqual({ ...original, data: undefined });
      expect(Buffer.from(data)).toEqual(Buffer.from(original.data));
    }),
    { numRuns: 60, seed: 7 },
  ));

test('the same image gives the same bytes', async () =>
  expect(await encodePng(grayPicture)).toEqual(await encodePng(grayPicture)));

test('a preview fits its square and keeps the scale', async () => {
  const preview = await decodeImage(await previewPng(colourPicture, 30));
  expect([preview.kind, preview.width, preview.height]).toEqual(['colour', 30, 23]);
  expect(preview.resolutionPpi).toBeCloseTo((500 * 30) / colourPicture.width, -1);
});

test('a preview never enlarges', async () =>
  expect(await previewPng(grayPicture, 1024)).toEqual(await encodePng(grayPicture)));
