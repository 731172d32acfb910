import { describe, expect, test } from 'vitest';
import { toGray, type Image } from '@ipse/core';
import { decodeImage } from './decode-image.ts';
import { acceptedFiles, bmpOf, colourPicture, colourSharp, grayPicture, graySharp, netpbmOf } from './testing/files.ts';

const files = await acceptedFiles();

function meanDifference(a: Image, b: Image): number {
  expect([a.kind, a.width, a.height]).toEqual([b.kind, b.width, b.height]);
  return a.data.reduce((sum, value, i) => sum + Math.abs(value - b.data[i]), 0) / a.data.length;
}

describe('every format', () => {
  test.each(['png-colour', 'png-interlaced', 'tiff-deflate-tiled', 'webp-lossless', 'bmp-colour', 'netpbm-colour'])(
    '%s gives the colour picture again',
    async (name) => expect(meanDifference(await decodeImage(files[name]), colourPicture)).toBe(0),
  );

  test.each(['png-gray', 'tiff-lzw', 'bmp-gray', 'netpbm-gray'])('%s gives the gray picture again', async (name) =>
    expect(meanDifference(await decodeImage(files[name]), grayPicture)).toBe(0),
  );

  test.each(['png-palette', 'jpeg-progressive', 'tiff-jpeg', 'webp-lossy'])('%s comes close', async (name) =>
    expect(meanDifference(await decodeImage(files[name]), colourPicture)).toBeLessThan(8),
  );

  test('gray JPEG stays gray', async () =>
    expect(meanDifference(await decodeImage(files['jpeg-gray']), grayPicture)).toBeLessThan(3));

  test('raw gray is taken as it is', async () => {
    const { width, height, data } = grayPicture;
    for (const mediaType of ['image/x-raw-gray', 'application/octet-stream']) {
      expect((await decodeImage(data, { mediaType, width, height })).data).toEqual(data);
    }
  });
});

describe('depths and colours', () => {
  test('16 bits come down to 8', async () => {
    for (const file of [
      await graySharp().toColourspace('grey16').png().toBuffer(),
      await graySharp().toColourspace('grey16').tiff({ compression: 'none' }).toBuffer(),
    ]) {
      expect(meanDifference(await decodeImage(file), grayPicture)).toBeLessThan(1);
    }
  });

  test('one bit becomes black and white', async () => {
    const expected = grayPicture.data.map((value) => (value >= 128 ? 255 : 0));
    const png = await graySharp().threshold(128).png({ palette: true, colours: 2 }).toBuffer();
    for (const file of [files['tiff-fax'], png]) {
      const image = toGray(await decodeImage(file));
      expect(meanDifference(image, { ...grayPicture, data: expected })).toBe(0);
    }
  });

  test('transparency is laid on white', async () => {
    const clear = await colourSharp().ensureAlpha(0).png().toBuffer();
    expect((await decodeImage(clear)).data.every((value) => value === 255)).toBe(true);
  });

  test('CMYK becomes sRGB', async () => {
    const file = await colourSharp().toColourspace('cmyk').jpeg({ quality: 95 }).toBuffer();
    expect(meanDifference(await decodeImage(file), colourPicture)).toBeLessThan(30);
  });

  test('a camera held sideways is turned upright', async () => {
    const sideways = await colourSharp().jpeg().withMetadata({ orientation: 6 }).toBuffer();
    const { width, height } = await decodeImage(sideways);
    expect([width, height]).toEqual([colourPicture.height, colourPicture.width]);
  });
});

describe('resolution', () => {
  const resolutionOf = async (file: Uint8Array, resolutionPpi?: number): Promise<number | undefined> =>
    (await decodeImage(file, { resolutionPpi })).resolutionPpi;

  test('is read from PNG, JPEG, TIFF and BMP', async () => {
    const tiff = await graySharp()
      .tiff({ xres: 500 / 25.4, yres: 500 / 25.4 })
      .toBuffer();
    for (const file of [files['png-gray'], files['jpeg-progressive'], tiff, files['bmp-gray']]) {
      expect(await resolutionOf(file)).toBe(500);
    }
  });

  test('is absent where the file has none', async () => {
    for (const file of [netpbmOf(grayPicture), await graySharp().png().toBuffer()]) {
      expect(await resolutionOf(file)).toBeUndefined();
    }
  });

  test('is what the caller says, where the caller says something', async () => {
    expect(await resolutionOf(files['png-gray'], 1000)).toBe(1000);
    for (const wrong of [0, -500, Number.NaN, Number.POSITIVE_INFINITY, 1e9]) {
      await expect(resolutionOf(files['png-gray'], wrong)).rejects.toMatchObject({ code: 'IMAGE_RESOLUTION_INVALID' });
    }
  });
});

describe('media type', () => {
  test('agrees with the bytes or says nothing', async () => {
    for (const mediaType of ['image/bmp', 'Image/BMP; q=1', 'image/*', 'application/octet-stream']) {
      expect((await decodeImage(bmpOf(grayPicture), { mediaType })).width).toBe(grayPicture.width);
    }
  });

  test('may not contradict the bytes', async () =>
    expect(decodeImage(bmpOf(grayPicture), { mediaType: 'image/png' })).rejects.toMatchObject({
      code: 'IMAGE_MEDIA_TYPE_MISMATCH',
      detail: 'found image/bmp',
    }));
});
