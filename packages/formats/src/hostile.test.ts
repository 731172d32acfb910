/** Files that lie, end too soon or are made to exhaust the reader: each is refused with its code, before allocation. */
import { crc32 } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { imageLimits } from '@ipse/core';
import { decodeImage, type DecodeImageOptions } from './decode-image.ts';
import { acceptedFiles, bmpOf, grayPicture } from './testing/files.ts';

const files = await acceptedFiles();

async function codeOf(bytes: Uint8Array, options?: DecodeImageOptions): Promise<string> {
  return decodeImage(bytes, options).then(
    () => 'decoded',
    (error: { code?: string }) => error.code ?? String(error),
  );
}

function edited(file: Uint8Array, edit: (bytes: Buffer) => void): Buffer {
  const copy = Buffer.from(file);
  edit(copy);
  return copy;
}

/** A PNG whose header claims what it likes, with a correct check sum. */
function pngClaiming(width: number, height: number): Buffer {
  return edited(files['png-gray'], (png) => {
    png.writeUInt32BE(width, 16);
    png.writeUInt32BE(height, 20);
    png.writeUInt32BE(crc32(png.subarray(12, 29)), 29);
  });
}

describe('refused with its code', () => {
  const { width, height, data } = grayPicture;
  const raw = 'image/x-raw-gray';
  const text = (words: string): Buffer => Buffer.from(words, 'latin1');
  const cases: [string, string, Uint8Array, DecodeImageOptions?][] = [
    ['no bytes', 'IMAGE_EMPTY', new Uint8Array()],
    ['too many bytes', 'IMAGE_TOO_LARGE', new Uint8Array(imageLimits.bytesMax + 1)],
    ['text', 'IMAGE_UNSUPPORTED', text('hello, world')],
    ['SVG, which could read other files', 'IMAGE_UNSUPPORTED', text('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['GIF', 'IMAGE_UNSUPPORTED', text('GIF89a\x01\x00\x01\x00\x00\x00\x00')],
    ['a finger minutiae record', 'IMAGE_IS_MINUTIAE_RECORD', text('FMR\0 20\0............')],
    ['a ZIP archive', 'IMAGE_UNSUPPORTED', text('PK\x03\x04............')],
    ['raw gray without width', 'IMAGE_DIMENSIONS_MISSING', data, { mediaType: raw, height }],
    ['raw gray of a broken width', 'IMAGE_DIMENSIONS_MISSING', data, { mediaType: raw, width: 1.5, height }],
    ['raw gray a byte short', 'IMAGE_DIMENSIONS_MISMATCH', data.subarray(1), { mediaType: raw, width, height }],
    ['raw gray a row long', 'IMAGE_DIMENSIONS_MISMATCH', data, { mediaType: raw, width, height: height - 1 }],
    ['raw gray too wide', 'IMAGE_TOO_LARGE', data, { mediaType: raw, width: 20_000, height: 1 }],
    ['PNG of 20,000 x 20,000', 'IMAGE_TOO_LARGE', pngClaiming(20_000, 20_000)],
    ['PNG of a line of 999,999 pixels', 'IMAGE_TOO_LARGE', pngClaiming(999_999, 1)],
    ['PNG with more rows than data', 'IMAGE_TRUNCATED', pngClaiming(width, 11_000)],
    ['BMP of 20,000 pixels a row', 'IMAGE_TOO_LARGE', edited(bmpOf(grayPicture), (b) => b.writeInt32LE(20_000, 18))],
    ['BMP of negative width', 'IMAGE_CORRUPT', edited(bmpOf(grayPicture), (b) => b.writeInt32LE(-5, 18))],
    ['BMP with run-length compression', 'IMAGE_UNSUPPORTED', edited(bmpOf(grayPicture), (b) => b.writeUInt32LE(1, 30))],
    ['BMP of 3 bits', 'IMAGE_CORRUPT', edited(bmpOf(grayPicture), (b) => b.writeUInt16LE(3, 28))],
    ['BMP whose pixels lie in the header', 'IMAGE_CORRUPT', edited(bmpOf(grayPicture), (b) => b.writeUInt32LE(20, 10))],
    [
      'BMP with a palette of 2^32 - 1',
      'IMAGE_CORRUPT',
      edited(bmpOf(grayPicture), (b) => b.writeUInt32LE(0xff_ff_ff_ff, 46)),
    ],
    [
      'BMP with a pixel outside the palette',
      'IMAGE_CORRUPT',
      edited(bmpOf(grayPicture), (b) => b.writeUInt32LE(2, 46)),
    ],
    ['BMP of a header unknown', 'IMAGE_CORRUPT', edited(bmpOf(grayPicture), (b) => b.writeUInt32LE(7, 14))],
    ['PGM of 20,000 x 20,000', 'IMAGE_TOO_LARGE', text('P5 20000 20000 255\n')],
    ['PGM of a number without end', 'IMAGE_TOO_LARGE', text(`P5 ${'9'.repeat(400)} 1 255\n`)],
    ['PGM of zero width', 'IMAGE_CORRUPT', text('P5 0 10 255\n')],
    ['PGM of maximum 70,000', 'IMAGE_CORRUPT', text('P5 1 1 70000\n ')],
    ['PGM above its maximum', 'IMAGE_CORRUPT', text('P2 2 1 7\n3 8\n')],
    ['PGM without its data', 'IMAGE_TRUNCATED', text('P5 8000 8000 255\n')],
    ['PGM that ends in its header', 'IMAGE_TRUNCATED', text('P5 8000 ')],
    ['plain PGM that promises more', 'IMAGE_TRUNCATED', text('P2 8000 8000 255\n1 2 3')],
    ['plain PBM with a third value', 'IMAGE_CORRUPT', text('P1 2 1\n1 2\n')],
    ['PPM with words for numbers', 'IMAGE_CORRUPT', text('P6 two 2 255\n')],
  ];
  test.each(cases)('%s: %s', async (_, code, bytes, options) => expect(await codeOf(bytes, options)).toBe(code));
});

test.each(Object.keys(files))('%s cut at any place is refused', async (name) => {
  const file = files[name];
  // libtiff and libpng read a last strip or a trailer that is a few bytes short; more than that is never taken.
  const whole = file.length - 24;
  for (const share of [0.999, 0.9, 0.6, 0.3, 0.1, 0.02]) {
    const code = await codeOf(file.subarray(0, Math.max(1, Math.floor(share * whole))));
    expect(code, `${share}`).toMatch(/^IMAGE_(TRUNCATED|CORRUPT|UNSUPPORTED)$/);
  }
});

test('what a header claims is not allocated', async () => {
  const before = process.memoryUsage().arrayBuffers;
  expect(await codeOf(pngClaiming(8001, 8001))).toBe('IMAGE_TOO_LARGE');
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(16 * 1024 * 1024);
});

/** A one-pixel TIFF of 64 data bytes; the tags may claim what they like. */
function tiffClaiming(tags: Record<number, number>): Buffer {
  const all = { 256: 1, 257: 1, 258: 8, 259: 1, 262: 1, 273: 8, 277: 1, 278: 1, 279: 64, ...tags };
  const entries = Object.entries(all).map(([tag, value]) => {
    const entry = Buffer.alloc(12);
    entry.writeUInt16LE(Number(tag), 0);
    entry.writeUInt16LE(4, 2);
    entry.writeUInt32LE(1, 4);
    entry.writeUInt32LE(value, 8);
    return entry;
  });
  const start = Buffer.from([0x49, 0x49, 42, 0, 72, 0, 0, 0]);
  return Buffer.concat([start, Buffer.alloc(64), Buffer.from([entries.length, 0]), ...entries, Buffer.alloc(4)]);
}

describe('TIFF tags', () => {
  test('that are right are read', async () => expect(await codeOf(tiffClaiming({}))).toBe('decoded'));
  test.each([
    ['floating point', 'IMAGE_UNSUPPORTED', { 258: 32, 339: 3 }],
    ['60,000 channels', 'IMAGE_(UNSUPPORTED|CORRUPT)', { 277: 60_000 }],
    ['20,000 x 20,000', 'IMAGE_TOO_LARGE', { 256: 20_000, 257: 20_000 }],
    ['pixels beyond the file', 'IMAGE_(TRUNCATED|CORRUPT)', { 273: 0x7f_ff_ff_00 }],
    ['a compression unknown', 'IMAGE_CORRUPT', { 259: 4711 }],
  ])('of %s: %s', async (_, code, tags) => expect(await codeOf(tiffClaiming(tags))).toMatch(new RegExp(`^${code}$`)));
});
