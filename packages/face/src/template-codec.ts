/**
 * The binary layout of a face template, little-endian:
 *
 * | bytes | what |
 * |---|---|
 * | 4 | `IPFA` |
 * | 1 | version of the layout, 1 |
 * | 1 + n | length and ASCII of the algorithm, `name/version` |
 * | 1 | quality, 0 to 100 |
 * | 40 | five points, x and y as 32-bit floats |
 * | 2 | dimension of the embedding |
 * | 2 x dimension | the embedding as 16-bit floats; it moves no cosine by more than 0.0005 |
 */
/// <reference lib="esnext.float16" />
import type { Algorithm } from '@ipse/core';
import { fail } from './errors.ts';
import { facePointKinds } from './template.ts';
import type { FaceTemplate } from './template.ts';

const magic = 'IPFA';
const layoutVersion = 1;
const pointsBytes = facePointKinds.length * 8;
/** How far from 1 the length of an embedding may be after rounding to 16 bits. */
const lengthTolerance = 0.01;

export interface TemplateCodec {
  encodeTemplate(template: FaceTemplate): Uint8Array;
  /** Errors: FACE_TEMPLATE_FOREIGN, FACE_TEMPLATE_VERSION, FACE_TEMPLATE_MODEL, FACE_TEMPLATE_TRUNCATED, FACE_TEMPLATE_CORRUPT. */
  decodeTemplate(bytes: Uint8Array): FaceTemplate;
}

/** `name/version` of the network that made a template; undefined for bytes that are none. */
export function networkOfTemplate(bytes: Uint8Array): string | undefined {
  if (textOf(bytes, 0, 4) !== magic || bytes.length < 6 || bytes.length < 6 + bytes[5]) return undefined;
  return textOf(bytes, 6, 6 + bytes[5]);
}

/** For the templates of one network, whose embeddings have `dimension` numbers. */
export function templateCodec({ name, version }: Algorithm, dimension: number): TemplateCodec {
  const algorithmName = `${name}/${version}`;
  const headBytes = magic.length + 2 + algorithmName.length;
  const totalBytes = headBytes + 1 + pointsBytes + 2 + 2 * dimension;

  return {
    encodeTemplate(template) {
      const bytes = new Uint8Array(totalBytes);
      const view = new DataView(bytes.buffer);
      bytes.set(ascii(magic));
      bytes[4] = layoutVersion;
      bytes[5] = algorithmName.length;
      bytes.set(ascii(algorithmName), 6);
      let at = headBytes;
      bytes[at++] = template.quality;
      for (const { x, y } of template.points) {
        view.setFloat32(at, x, true);
        view.setFloat32(at + 4, y, true);
        at += 8;
      }
      view.setUint16(at, dimension, true);
      at += 2;
      template.embedding.forEach((value, i) => view.setFloat16(at + 2 * i, value, true));
      return bytes;
    },

    decodeTemplate(bytes) {
      checkHead(bytes, algorithmName);
      if (bytes.length !== totalBytes) throw fail('FACE_TEMPLATE_TRUNCATED', `${bytes.length} of ${totalBytes} bytes`);
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      let at = headBytes;
      const quality = bytes[at++];
      const points = facePointKinds.map((_, i) => ({
        x: view.getFloat32(at + 8 * i, true),
        y: view.getFloat32(at + 8 * i + 4, true),
      }));
      at += pointsBytes;
      const stated = view.getUint16(at, true);
      at += 2;
      const stored = Float32Array.from({ length: dimension }, (_, i) => view.getFloat16(at + 2 * i, true));
      const length = Math.sqrt(stored.reduce((sum, value) => sum + value * value, 0));
      const plausible =
        quality <= 100 &&
        stated === dimension &&
        Math.abs(length - 1) < lengthTolerance &&
        points.every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y));
      if (!plausible) throw fail('FACE_TEMPLATE_CORRUPT');
      return { embedding: stored.map((value) => value / length), points, quality };
    },
  };
}

function checkHead(bytes: Uint8Array, algorithmName: string): void {
  if (textOf(bytes, 0, 4) !== magic) throw fail('FACE_TEMPLATE_FOREIGN');
  if (bytes.length < 6) throw fail('FACE_TEMPLATE_TRUNCATED', `${bytes.length} bytes`);
  if (bytes[4] !== layoutVersion) throw fail('FACE_TEMPLATE_VERSION', `layout ${bytes[4]}`);
  if (bytes.length < 6 + bytes[5]) throw fail('FACE_TEMPLATE_TRUNCATED', `${bytes.length} bytes`);
  if (networkOfTemplate(bytes) !== algorithmName) throw fail('FACE_TEMPLATE_MODEL');
}

function textOf(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to));
}

function ascii(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
