/**
 * Small plain JPEG files by libjpeg-turbo in WebAssembly, on this thread: the codec that libvips decodes with, and the same
 * pixels, without a pipeline and a change of threads, which for a small picture take longer than decoding it. A larger one is decoded
 * faster by libvips, whose build knows wider registers.
 *
 * Whatever the codec is not content with, warnings too, is left to libvips, so that no file is accepted or refused otherwise than by it.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { JpegDecoder } from '@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasmjs';
import type { Image } from '@ipse/core';
import type { PlainJpeg } from './jpeg-header.ts';

/** From about here on libvips is as fast; and the memory of the codec never shrinks again. */
const pixelsMax = 2 ** 17;
const bytesMax = 2 ** 20;
/** Begins a scan. Within a scan no such bytes occur. */
const startOfScan = Buffer.of(0xff, 0xda);

let decoder: Promise<JpegDecoder> | undefined;
let compiled: WebAssembly.Module | undefined;

/** Undefined for a file that is left to libvips. */
export async function decodeSmallJpeg(bytes: Uint8Array, header: PlainJpeg): Promise<Image | undefined> {
  const { width, height, channels, densityPpi } = header;
  if (width * height > pixelsMax || bytes.length > bytesMax || !hasOneScan(bytes)) return undefined;
  try {
    const data = decodeWith(await (decoder ??= openDecoder()), bytes);
    if (data.length !== width * height * channels) return undefined;
    return { kind: channels === 1 ? 'gray' : 'colour', width, height, data, resolutionPpi: densityPpi };
  } catch {
    // What a failure leaves behind is not known.
    decoder = undefined;
    return undefined;
  }
}

/** Progressive files and others of several scans need the whole picture's coefficients, and time for as many scans as they claim. */
function hasOneScan(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const first = file.indexOf(startOfScan);
  return first >= 0 && !file.includes(startOfScan, first + startOfScan.length);
}

function decodeWith(jpeg: JpegDecoder, bytes: Uint8Array): Uint8Array {
  jpeg.getEncodedBuffer(bytes.length).set(bytes);
  jpeg.decode();
  const pixels = jpeg.getDecodedBuffer();
  const data = new Uint8Array(pixels);
  // Pixels of one caller must not outlive the call.
  pixels.fill(0);
  jpeg.getEncodedBuffer(bytes.length).fill(0);
  return data;
}

/** One a thread. */
async function openDecoder(): Promise<JpegDecoder> {
  const { default: open } = await import('@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasmjs');
  const file = import.meta.resolve('@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasm');
  const module = (compiled ??= new WebAssembly.Module(readFileSync(fileURLToPath(file))));
  const codec = await open({
    instantiateWasm: (imports, done) => {
      const instance = new WebAssembly.Instance(module, imports);
      done(instance);
      return instance.exports;
    },
  });
  return new codec.JPEGDecoder();
}
