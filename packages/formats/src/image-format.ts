/** Which format a file has, by its first bytes, and the media types that name it. */
import { fail } from './errors.ts';

export type ImageFormat = 'png' | 'jpeg' | 'tiff' | 'webp' | 'bmp' | 'netpbm';

/** Media types in use for each format, the registered one first. */
const mediaTypes: Readonly<Record<ImageFormat, readonly string[]>> = {
  png: ['image/png', 'image/x-png', 'image/apng'],
  jpeg: ['image/jpeg', 'image/jpg', 'image/pjpeg'],
  tiff: ['image/tiff', 'image/tif', 'image/x-tiff'],
  webp: ['image/webp'],
  bmp: ['image/bmp', 'image/x-bmp', 'image/x-ms-bmp'],
  netpbm: [
    'image/x-portable-anymap',
    'image/x-portable-bitmap',
    'image/x-portable-graymap',
    'image/x-portable-greymap',
    'image/x-portable-pixmap',
  ],
};

/** Latin-1 text that each format begins with; WebP is told apart from other RIFF files by its ninth byte. */
const signatures: readonly (readonly [ImageFormat, RegExp])[] = [
  ['png', /^\x89PNG\r\n/],
  ['jpeg', /^\xff\xd8\xff/],
  ['tiff', /^(II[*+]\0|MM\0[*+])/],
  ['webp', /^RIFF[^]{4}WEBP/],
  ['bmp', /^BM/],
  ['netpbm', /^P[1-6][\s#]/],
];

const signatureLength = 12;

/** The format that the bytes begin like; undefined when they begin like none that Ipse reads. */
export function recogniseFormat(bytes: Uint8Array): ImageFormat | undefined {
  const start = Buffer.from(bytes.subarray(0, signatureLength)).toString('latin1');
  return signatures.find(([, signature]) => signature.test(start))?.[0];
}

/** The media type without its parameters, in lower case. */
export function bareMediaType(mediaType: string): string {
  return mediaType.split(';', 1)[0].trim().toLowerCase();
}

/**
 * Holds the format against what the caller said. `image/*` and `application/octet-stream` say nothing.
 * Errors: IMAGE_MEDIA_TYPE_MISMATCH.
 */
export function checkMediaType(format: ImageFormat, mediaType: string | undefined): void {
  if (mediaType === undefined || mediaType === 'application/octet-stream' || mediaType === 'image/*') return;
  if (!mediaTypes[format].includes(mediaType))
    throw fail('IMAGE_MEDIA_TYPE_MISMATCH', `found ${mediaTypes[format][0]}`);
}
