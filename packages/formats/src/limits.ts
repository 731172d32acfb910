/** The limits of core, held against what a header claims before anything is allocated for it. */
import { imageLimits } from '@ipse/core';
import { fail } from './errors.ts';

/** Errors: IMAGE_EMPTY, IMAGE_TOO_LARGE. */
export function checkByteLength(byteLength: number): void {
  if (byteLength === 0) throw fail('IMAGE_EMPTY');
  if (byteLength > imageLimits.bytesMax)
    throw fail('IMAGE_TOO_LARGE', `${byteLength} bytes, at most ${imageLimits.bytesMax}`);
}

/** Errors: IMAGE_CORRUPT when a side is not a whole number above zero, IMAGE_TOO_LARGE. */
export function checkDimensions(width: number, height: number): void {
  if (!Number.isInteger(width) || !Number.isInteger(height) || width < 1 || height < 1) {
    throw fail('IMAGE_CORRUPT', 'a width or height of zero');
  }
  const { widthMax, heightMax, pixelsMax } = imageLimits;
  if (width > widthMax || height > heightMax || width * height > pixelsMax) {
    throw fail(
      'IMAGE_TOO_LARGE',
      `${width} x ${height} pixels, at most ${widthMax} x ${heightMax} and ${pixelsMax} in all`,
    );
  }
}

/** Errors: IMAGE_RESOLUTION_INVALID. */
export function checkResolution(resolutionPpi: number): void {
  if (!(resolutionPpi >= 10 && resolutionPpi <= 10_000)) throw fail('IMAGE_RESOLUTION_INVALID');
}
