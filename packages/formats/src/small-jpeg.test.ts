import sharp from 'sharp';
import type { JpegOptions, Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { plainJpegHeader } from './jpeg-header.ts';
import { decodeSmallJpeg } from './small-jpeg.ts';
import { colourSharp, graySharp } from './testing/files.ts';

/** `quick`: as it comes from the fast way; `libvips`: the pixels that libvips decodes. */
async function both(file: Uint8Array) {
  const header = plainJpegHeader(file);
  if (header === undefined) throw new Error('not plain');
  const space = header.channels === 1 ? 'b-w' : 'srgb';
  const data = await sharp(file, { failOn: 'error' }).toColourspace(space).raw().toBuffer();
  return { header, quick: await decodeSmallJpeg(file, header), libvips: new Uint8Array(data) };
}

const pictures: readonly [string, () => Sharp][] = [
  ['colour', colourSharp],
  ['gray', graySharp],
];

const writings: readonly JpegOptions[] = [
  { quality: 90 },
  { quality: 30 },
  { quality: 100, chromaSubsampling: '4:4:4' },
  { quality: 80, optimiseCoding: true, trellisQuantisation: true },
];

describe.each(pictures)('small JPEG files in %s', (kind, picture) => {
  it.each(writings)('are decoded to the pixels of libvips: %o', async (writing) => {
    const { header, quick, libvips } = await both(await picture().jpeg(writing).toBuffer());
    expect(quick).toEqual({ kind, width: 61, height: 47, resolutionPpi: header.densityPpi, data: libvips });
  });

  it('of several scans are left to libvips', async () => {
    expect((await both(await picture().jpeg({ progressive: true }).toBuffer())).quick).toBeUndefined();
  });
});

describe('small JPEG files', () => {
  it('that are damaged are left to libvips, and the next one is decoded as ever', async () => {
    const file = await colourSharp().jpeg({ quality: 90 }).toBuffer();
    const header = plainJpegHeader(file);
    if (header === undefined) throw new Error('not plain');
    for (const length of [file.length - 2, file.length >> 1, 700]) {
      expect(await decodeSmallJpeg(file.subarray(0, length), header)).toBeUndefined();
      expect((await both(file)).quick?.width).toBe(61);
    }
  });

  it('are small: from some 360 pixels square on libvips decodes', async () => {
    const wide = await colourSharp().resize(400, 400).jpeg().toBuffer();
    expect((await both(wide)).quick).toBeUndefined();
    const narrow = await colourSharp().resize(360, 360).jpeg().toBuffer();
    expect((await both(narrow)).quick?.width).toBe(360);
  });

  it('never share pixels', async () => {
    const [first, second] = await Promise.all(
      [colourSharp(), colourSharp().negate()].map(async (picture) => both(await picture.jpeg().toBuffer())),
    );
    expect(first.quick?.data).toEqual(first.libvips);
    expect(second.quick?.data).toEqual(second.libvips);
  });
});
