/** From untrusted bytes to an image: recognise, check, decode. */
import type { Image } from '@ipse/core';
import { decodeBmp } from './bmp.ts';
import { fail } from './errors.ts';
import { bareMediaType, checkMediaType, recogniseFormat, type ImageFormat } from './image-format.ts';
import { checkByteLength, checkResolution } from './limits.ts';
import { decodeNetpbm } from './netpbm.ts';
import { decodeRawGray } from './raw-gray.ts';
import { decodeWithSharp } from './sharp.ts';

/** What the caller knows of the bytes; DecodeOptions of core fits. */
export interface DecodeImageOptions {
  /** Held against the bytes; `image/x-raw-gray`, or `application/octet-stream` with width and height, makes it raw gray. */
  readonly mediaType?: string;
  /** In pixels; read for raw gray only. */
  readonly width?: number;
  readonly height?: number;
  /** Overrides what the file says. */
  readonly resolutionPpi?: number;
}

type Decoder = (bytes: Uint8Array) => Image | Promise<Image>;

const decoders: Readonly<Record<ImageFormat, Decoder>> = {
  png: decodeWithSharp,
  jpeg: decodeWithSharp,
  tiff: decodeWithSharp,
  webp: decodeWithSharp,
  bmp: decodeBmp,
  netpbm: decodeNetpbm,
};

/**
 * Decodes PNG, JPEG, TIFF (first page), WebP, BMP, PBM, PGM, PPM and raw gray. Gray files give a gray image of 8 bits,
 * all others sRGB; transparency is laid on white and a camera's orientation is applied. The resolution is what the
 * file says, even where that is implausible, unless `resolutionPpi` overrides it.
 *
 * Limits of core are held against the header before pixels are allocated.
 * Errors: the IMAGE_* codes of this package.
 */
export async function decodeImage(bytes: Uint8Array, options: DecodeImageOptions = {}): Promise<Image> {
  checkByteLength(bytes.length);
  if (options.resolutionPpi !== undefined) checkResolution(options.resolutionPpi);
  const image = await decodeRecognised(bytes, options);
  return options.resolutionPpi === undefined ? image : { ...image, resolutionPpi: options.resolutionPpi };
}

async function decodeRecognised(bytes: Uint8Array, options: DecodeImageOptions): Promise<Image> {
  const mediaType = options.mediaType === undefined ? undefined : bareMediaType(options.mediaType);
  if (isRawGray(mediaType, options)) return decodeRawGray(bytes, options.width, options.height);
  const format = recogniseFormat(bytes);
  if (format === undefined) throw fail(isMinutiaeRecord(bytes) ? 'IMAGE_IS_MINUTIAE_RECORD' : 'IMAGE_UNSUPPORTED');
  checkMediaType(format, mediaType);
  return decoders[format](bytes);
}

/** Systems that exchange minutiae name such files like images; each of the records' versions starts so. */
const isMinutiaeRecord = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.subarray(0, 4)).toString('latin1') === 'FMR\0';

function isRawGray(mediaType: string | undefined, { width, height }: DecodeImageOptions): boolean {
  const sized = width !== undefined && height !== undefined;
  return mediaType === 'image/x-raw-gray' || (mediaType === 'application/octet-stream' && sized);
}
