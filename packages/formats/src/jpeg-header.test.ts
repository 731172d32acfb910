import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { decodeImage } from './decode-image.ts';
import { plainJpegHeader } from './jpeg-header.ts';
import { colourSharp, graySharp } from './testing/files.ts';

const colour = await colourSharp().jpeg().toBuffer();

/** The file with a segment after its first marker. */
function withSegment(file: Uint8Array, marker: number, body: Uint8Array): Uint8Array {
  const length = body.length + 2;
  return Buffer.concat([
    file.subarray(0, 2),
    Uint8Array.of(0xff, marker, length >> 8, length & 255),
    body,
    file.subarray(2),
  ]);
}

/** JFIF 1.1 of this unit and density. */
function jfif(unit: number, across: number, down = across): Uint8Array {
  const [a, d] = [across, down].map((value) => [value >> 8, value & 255]);
  return Uint8Array.of(...Buffer.from('JFIF\0'), 1, 1, unit, ...a, ...d, 0, 0);
}

/** Without the JFIF segment that libvips writes. */
const bare = (file: Uint8Array) => Buffer.concat([file.subarray(0, 2), file.subarray(file[3] === 0xe0 ? 20 : 2)]);

describe('plainJpegHeader', () => {
  it('says of plain files what libvips says of them', async () => {
    const files = [
      colour,
      await colourSharp().jpeg({ progressive: true }).toBuffer(),
      await colourSharp().jpeg({ chromaSubsampling: '4:4:4', optimiseCoding: false }).toBuffer(),
      await graySharp().jpeg().toBuffer(),
      bare(colour),
      withSegment(bare(colour), 0xe0, jfif(0, 1)),
      withSegment(bare(colour), 0xe0, jfif(0, 2, 3)),
      withSegment(bare(colour), 0xe0, jfif(1, 500)),
      withSegment(bare(colour), 0xe0, jfif(1, 96)),
      withSegment(bare(colour), 0xe0, jfif(1, 1200)),
    ];
    for (const file of files) {
      const { width, height, channels, density } = await sharp(file).metadata();
      expect(plainJpegHeader(file)).toEqual({ width, height, channels, densityPpi: density });
    }
  });

  it('leaves to libvips whatever is not plain', async () => {
    const orientated = await colourSharp().withMetadata({ orientation: 6 }).jpeg().toBuffer();
    const fourChannels = await colourSharp().toColourspace('cmyk').jpeg().toBuffer();
    const others = [
      orientated,
      fourChannels,
      withSegment(bare(colour), 0xe0, jfif(2, 200)),
      withSegment(bare(colour), 0xe0, jfif(1, 300, 200)),
      withSegment(withSegment(bare(colour), 0xe0, jfif(1, 300)), 0xfe, new Uint8Array(3)),
      withSegment(colour, 0xee, new Uint8Array(12)),
      colour.subarray(0, 100),
    ];
    for (const file of others) expect(plainJpegHeader(file)).toBeUndefined();
    const turned = await decodeImage(orientated);
    expect([turned.width, turned.height]).toEqual([47, 61]);
  });

  it('answers any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), fc.nat(colour.length - 1), fc.nat(255), (tail, at, value) => {
        const found = [
          plainJpegHeader(Buffer.concat([colour.subarray(0, at), tail])),
          plainJpegHeader(colour.with(at, value)),
        ];
        for (const header of found)
          if (header !== undefined) expect(Object.values(header).every(Number.isInteger)).toBe(true);
      }),
    );
  });
});
