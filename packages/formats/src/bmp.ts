/**
 * Windows bitmaps without compression: 1, 4 and 8 bits with a palette, 16, 24 and 32 bits of colour, bit fields
 * included. Layout after Microsoft's BITMAPFILEHEADER, BITMAPCOREHEADER and BITMAPINFOHEADER to BITMAPV5HEADER.
 */
import type { Image } from '@ipse/core';
import { readBmpHeader, type BmpHeader } from './bmp-header.ts';
import { fail } from './errors.ts';

/** Errors: IMAGE_TOO_LARGE, IMAGE_TRUNCATED, IMAGE_CORRUPT, IMAGE_UNSUPPORTED (run-length and embedded compression). */
export function decodeBmp(bytes: Uint8Array): Image {
  const header = readBmpHeader(bytes);
  const { width, height, resolutionPpi } = header;
  const size = { width, height, ...(resolutionPpi === undefined ? {} : { resolutionPpi }) };
  if (header.stride * height > bytes.length - header.pixelsAt) throw fail('IMAGE_TRUNCATED');
  const gray = header.palette?.every(([red, green, blue]) => red === green && green === blue) ?? false;
  const data = new Uint8Array(width * height * (gray ? 1 : 3));
  const readRow = header.palette === undefined ? readColours : readIndices;
  for (let y = 0; y < height; y++) {
    const row = bytes.subarray(header.pixelsAt + header.stride * (header.topDown ? y : height - 1 - y));
    readRow(header, row, data.subarray(y * width * (gray ? 1 : 3)), gray);
  }
  return { kind: gray ? 'gray' : 'colour', ...size, data };
}

function readIndices(
  { width, bitsPerPixel, palette = [] }: BmpHeader,
  row: Uint8Array,
  out: Uint8Array,
  gray: boolean,
): void {
  const perByte = 8 / bitsPerPixel;
  const mask = (1 << bitsPerPixel) - 1;
  for (let x = 0; x < width; x++) {
    const shift = 8 - bitsPerPixel * (1 + (x % perByte));
    const entry = palette[(row[Math.floor(x / perByte)] >> shift) & mask];
    if (entry === undefined) throw fail('IMAGE_CORRUPT', 'a pixel outside the palette');
    if (gray) out[x] = entry[0];
    else out.set(entry, 3 * x);
  }
}

function readColours({ width, bitsPerPixel, masks }: BmpHeader, row: Uint8Array, out: Uint8Array): void {
  const step = bitsPerPixel / 8;
  const channels = masks.map(channelOf);
  for (let x = 0; x < width; x++) {
    let pixel = 0;
    for (let i = step - 1; i >= 0; i--) pixel = ((pixel << 8) | row[x * step + i]) >>> 0;
    for (let c = 0; c < 3; c++) {
      const { mask, shift, maximum } = channels[c];
      out[3 * x + c] = Math.round((255 * ((pixel & mask) >>> shift)) / maximum);
    }
  }
}

function channelOf(mask: number): { mask: number; shift: number; maximum: number } {
  const shift = 31 - Math.clz32(mask & -mask);
  return { mask, shift, maximum: mask >>> shift };
}
