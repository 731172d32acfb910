/** PNG by our own hand (ISO/IEC 15948): 8-bit gray or sRGB, with the resolution, the same bytes for the same image. */
import { promisify } from 'node:util';
import { crc32, deflate } from 'node:zlib';
import type { Image } from '@ipse/core';
import { shrink } from './sharp.ts';

const deflateAsync = promisify(deflate);
const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const inchesPerMetre = 39.3701;

/** Lossless: decodeImage gives the same pixels again, and the resolution to within half a pixel per metre. */
export async function encodePng(image: Image): Promise<Uint8Array> {
  const pixels = await deflateAsync(filterRows(image));
  const resolution = image.resolutionPpi === undefined ? [] : [chunk('pHYs', resolutionOf(image.resolutionPpi))];
  const header = Buffer.alloc(13);
  header.writeUInt32BE(image.width, 0);
  header.writeUInt32BE(image.height, 4);
  header.set([8, image.kind === 'gray' ? 0 : 2], 8);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    ...resolution,
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A PNG for the screen, its longer side at most `sideMax` pixels. */
export async function previewPng(image: Image, sideMax: number): Promise<Uint8Array> {
  return encodePng(await shrink(image, sideMax));
}

/** Each row less the one above it (filter 2): ridges and skin change little from row to row. */
function filterRows({ kind, width, height, data }: Image): Uint8Array {
  const stride = width * (kind === 'gray' ? 1 : 3);
  const rows = new Uint8Array((stride + 1) * height);
  for (let y = 0, to = 0; y < height; y++) {
    rows[to++] = 2;
    for (let from = y * stride; from < (y + 1) * stride; from++) {
      rows[to++] = data[from] - (y === 0 ? 0 : data[from - stride]);
    }
  }
  return rows;
}

function resolutionOf(resolutionPpi: number): Buffer {
  const perMetre = Math.round(resolutionPpi * inchesPerMetre);
  const data = Buffer.alloc(9);
  data.writeUInt32BE(perMetre, 0);
  data.writeUInt32BE(perMetre, 4);
  data[8] = 1;
  return data;
}

function chunk(type: string, data: Uint8Array): Buffer {
  const bytes = Buffer.alloc(data.length + 12);
  bytes.writeUInt32BE(data.length, 0);
  bytes.write(type, 4, 'latin1');
  bytes.set(data, 8);
  bytes.writeUInt32BE(crc32(bytes.subarray(4, data.length + 8)), data.length + 8);
  return bytes;
}
