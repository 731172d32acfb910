/** Small image files for the tests of this package, made on the spot from one picture. */
import sharp, { type Sharp } from 'sharp';
import { toGray, type ColourImage, type GrayImage } from '@ipse/core';
import { encodePng } from '../encode-png.ts';

const width = 61;
const height = 47;

/** A colour picture of smooth waves, so that lossy formats come back close to it. */
export const colourPicture: ColourImage = { kind: 'colour', width, height, data: waves(), resolutionPpi: 500 };
export const grayPicture: GrayImage = toGray(colourPicture);

function waves(): Uint8Array {
  const wave = (phase: number): number => Math.round(127.5 + 120 * Math.sin(phase));
  return Uint8Array.from({ length: width * height * 3 }, (_, i) => {
    const x = Math.floor(i / 3) % width;
    const y = Math.floor(i / 3 / width);
    return wave([x / 9, y / 7, (x + y) / 11][i % 3]);
  });
}

export function colourSharp(): Sharp {
  return sharp(colourPicture.data, { raw: { width, height, channels: 3 } });
}

export function graySharp(): Sharp {
  return sharp(grayPicture.data, { raw: { width, height, channels: 1 } }).toColourspace('b-w');
}

/** A bottom-up bitmap with a 40-byte header; gray with a palette of 256, colour with 24 bits. */
export function bmpOf(image: GrayImage | ColourImage): Buffer {
  const gray = image.kind === 'gray';
  const rowLength = image.width * (gray ? 1 : 3);
  const stride = Math.ceil(rowLength / 4) * 4;
  const pixelsAt = 54 + (gray ? 1024 : 0);
  const file = Buffer.alloc(pixelsAt + stride * image.height);
  file.write('BM', 0, 'latin1');
  file.writeUInt32LE(file.length, 2);
  file.writeUInt32LE(pixelsAt, 10);
  file.writeUInt32LE(40, 14);
  file.writeInt32LE(image.width, 18);
  file.writeInt32LE(image.height, 22);
  file.writeUInt16LE(1, 26);
  file.writeUInt16LE(gray ? 8 : 24, 28);
  file.writeInt32LE(19_685, 38);
  for (let i = 0; gray && i < 256; i++) file.set([i, i, i, 0], 54 + 4 * i);
  for (let y = 0; y < image.height; y++) {
    const row = Buffer.from(image.data.subarray(y * rowLength, (y + 1) * rowLength));
    for (let x = 0; !gray && x < rowLength; x += 3) row.subarray(x, x + 3).reverse();
    file.set(row, pixelsAt + stride * (image.height - 1 - y));
  }
  return file;
}

export function netpbmOf(image: GrayImage | ColourImage): Buffer {
  const header = `${image.kind === 'gray' ? 'P5' : 'P6'}\n# waves\n${image.width} ${image.height}\n255\n`;
  return Buffer.concat([Buffer.from(header, 'latin1'), image.data]);
}

/** One file of every accepted format and of its common variants. */
export async function acceptedFiles(): Promise<Record<string, Uint8Array>> {
  return {
    'png-gray': await encodePng(grayPicture),
    'png-colour': await encodePng(colourPicture),
    'png-palette': await colourSharp().png({ palette: true }).toBuffer(),
    'png-interlaced': await colourSharp().png({ progressive: true }).toBuffer(),
    'jpeg-gray': await graySharp().jpeg().toBuffer(),
    'jpeg-progressive': await colourSharp().jpeg({ progressive: true }).withMetadata({ density: 500 }).toBuffer(),
    'tiff-lzw': await graySharp().tiff({ compression: 'lzw' }).toBuffer(),
    'tiff-deflate-tiled': await colourSharp().tiff({ compression: 'deflate', tile: true }).toBuffer(),
    'tiff-jpeg': await colourSharp().tiff({ compression: 'jpeg' }).toBuffer(),
    'tiff-fax': await graySharp().threshold().tiff({ compression: 'ccittfax4', bitdepth: 1 }).toBuffer(),
    'webp-lossy': await colourSharp().webp().toBuffer(),
    'webp-lossless': await colourSharp().webp({ lossless: true }).toBuffer(),
    'bmp-gray': bmpOf(grayPicture),
    'bmp-colour': bmpOf(colourPicture),
    'netpbm-gray': netpbmOf(grayPicture),
    'netpbm-colour': netpbmOf(colourPicture),
    'netpbm-plain': Buffer.from(`P2 3 2 255\n0 64 128\n192 255 7\n`, 'latin1'),
  };
}
