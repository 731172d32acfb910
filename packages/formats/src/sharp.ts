/** PNG, JPEG, TIFF and WebP by libvips, through sharp, with everything refused that a sensor or a scanner never writes. */
import sharp, { type Metadata, type Sharp } from 'sharp';
import { imageLimits, type Image } from '@ipse/core';
import { fail } from './errors.ts';
import { plainJpegHeader } from './jpeg-header.ts';
import { checkDimensions } from './limits.ts';
import { decodeSmallJpeg } from './small-jpeg.ts';

// Decoded pixels of one caller are never of use to the next, and must not outlive the call.
sharp.cache(false);

const depths: readonly string[] = ['uchar', 'ushort'];

/** At most colour, black and transparency; TIFF headers may claim 65,535 channels. */
const channelsMax = 5;

/** Errors: IMAGE_TOO_LARGE, IMAGE_TRUNCATED, IMAGE_CORRUPT, IMAGE_UNSUPPORTED. */
export async function decodeWithSharp(bytes: Uint8Array): Promise<Image> {
  const plain = plainJpegHeader(bytes);
  if (plain !== undefined) checkDimensions(plain.width, plain.height);
  const small = plain === undefined ? undefined : await decodeSmallJpeg(bytes, plain);
  if (small !== undefined) return small;
  const source = sharp(bytes, { failOn: 'error', limitInputPixels: false, sequentialRead: true });
  if (plain !== undefined) return decodePixels(source, { channels: plain.channels, density: plain.densityPpi });
  const header = await attempt(source.metadata());
  checkDimensions(header.width, header.height);
  if (!depths.includes(header.depth)) throw fail('IMAGE_UNSUPPORTED', `pixels of type ${header.depth}`);
  if (header.channels > channelsMax) throw fail('IMAGE_UNSUPPORTED', `${header.channels} channels`);
  return decodePixels(source, header);
}

async function decodePixels(source: Sharp, header: Pick<Metadata, 'channels' | 'density'>): Promise<Image> {
  const gray = header.channels <= 2;
  const { data, info } = await attempt(
    source
      .autoOrient()
      .flatten({ background: 'white' })
      .toColourspace(gray ? 'b-w' : 'srgb')
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true }),
  );
  const resolution = header.density === undefined ? {} : { resolutionPpi: header.density };
  const size = { width: info.width, height: info.height, ...resolution };
  const expected = gray ? 1 : 3;
  if (info.channels !== expected) throw fail('IMAGE_UNSUPPORTED', `${info.channels} channels after conversion`);
  return { kind: gray ? 'gray' : 'colour', ...size, data };
}

/** libvips reports in words only; those of a file that ends too soon are known. */
const truncation = /premature end|truncated|read error|read past|not enough data|end of (file|stream)|unexpected end/i;

async function attempt<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    const words = error instanceof Error ? error.message : '';
    if (/exceeds pixel limit|too (large|big)/i.test(words)) throw fail('IMAGE_TOO_LARGE', undefined, error);
    throw fail(truncation.test(words) ? 'IMAGE_TRUNCATED' : 'IMAGE_CORRUPT', undefined, error);
  }
}

/** The image made to fit a square of `sideMax` pixels, never enlarged; its resolution shrinks with it. */
export async function shrink(image: Image, sideMax: number): Promise<Image> {
  const longest = Math.max(image.width, image.height);
  if (longest <= sideMax) return image;
  const channels = image.kind === 'gray' ? 1 : 3;
  const { data, info } = await sharp(image.data, {
    raw: { width: image.width, height: image.height, channels },
    limitInputPixels: imageLimits.pixelsMax,
  })
    .resize(sideMax, sideMax, { fit: 'inside', withoutEnlargement: true })
    .toColourspace(image.kind === 'gray' ? 'b-w' : 'srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const resolution =
    image.resolutionPpi === undefined ? {} : { resolutionPpi: (image.resolutionPpi * info.width) / image.width };
  return { kind: image.kind, width: info.width, height: info.height, data, ...resolution };
}
