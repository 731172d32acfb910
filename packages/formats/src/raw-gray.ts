/** Raw gray: pixels of one byte and nothing else. */
import type { GrayImage } from '@ipse/core';
import { fail } from './errors.ts';
import { checkDimensions } from './limits.ts';

/** Errors: IMAGE_DIMENSIONS_MISSING, IMAGE_DIMENSIONS_MISMATCH, IMAGE_TOO_LARGE. */
export function decodeRawGray(bytes: Uint8Array, width: number | undefined, height: number | undefined): GrayImage {
  if (!isSide(width) || !isSide(height)) throw fail('IMAGE_DIMENSIONS_MISSING');
  checkDimensions(width, height);
  if (bytes.length !== width * height) {
    throw fail('IMAGE_DIMENSIONS_MISMATCH', `${bytes.length} bytes for ${width} x ${height}`);
  }
  return { kind: 'gray', width, height, data: Uint8Array.from(bytes) };
}

function isSide(side: number | undefined): side is number {
  return side !== undefined && Number.isInteger(side) && side > 0;
}
