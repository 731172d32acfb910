/** Images in memory, rows from top to bottom, pixels from left to right, no padding. */

export interface GrayImage {
  readonly kind: 'gray';
  readonly width: number;
  readonly height: number;
  /** One byte a pixel, 0 black to 255 white; length is width x height. */
  readonly data: Uint8Array;
  /** Pixels per inch, when the file or the caller says so. */
  readonly resolutionPpi?: number;
}

export interface ColourImage {
  readonly kind: 'colour';
  readonly width: number;
  readonly height: number;
  /** Three bytes a pixel, sRGB red, green, blue; length is 3 x width x height. */
  readonly data: Uint8Array;
  readonly resolutionPpi?: number;
}

export type Image = GrayImage | ColourImage;

/** Limits that every decoder keeps before it allocates. */
export const imageLimits = {
  widthMax: 12_000,
  heightMax: 12_000,
  pixelsMax: 64_000_000,
  bytesMax: 32 * 1024 * 1024,
} as const;

/** Gray of a colour image by ITU-R BT.601 luma weights; a gray image is returned as it is. */
export function toGray(image: Image): GrayImage {
  if (image.kind === 'gray') return image;
  const { width, height, data, resolutionPpi } = image;
  const gray = new Uint8Array(width * height);
  for (let i = 0, j = 0; i < gray.length; i++, j += 3) {
    gray[i] = (77 * data[j] + 150 * data[j + 1] + 29 * data[j + 2] + 128) >> 8;
  }
  return { kind: 'gray', width, height, data: gray, ...(resolutionPpi === undefined ? {} : { resolutionPpi }) };
}
