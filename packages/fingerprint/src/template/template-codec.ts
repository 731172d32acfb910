/**
 * Binary layout of a template, version 1, little-endian:
 *
 *     0  'IPFP'          4  version u8        5  quality u8      6  minutiae u8      7  0
 *     8  image width u16 10 image height u16  12 origin x u16   14 origin y u16    16 scale f32
 *    20  map columns u8  21 map rows u8       22 minutiae: x u16, y u16, direction u8, quality + 128 x type u8,
 *        ridge pattern 32 bytes; then the map, one byte a cell.
 */
import { fail } from '../errors.ts';
import {
  mapCellPx,
  mapCellsMax,
  minutiaeMax,
  orientationsPerHalfTurn,
  outside,
  ridgeBytes,
  unitsPerPx,
} from './template.ts';
import type { FingerprintTemplate } from './template.ts';

const magic = [0x49, 0x50, 0x46, 0x50];
const version = 1;
const headBytes = 22;
const minutiaBytes = 6 + ridgeBytes;

/** At most 4,022 bytes. */
export function encodeTemplate(template: FingerprintTemplate): Uint8Array {
  const { count, map } = template;
  const bytes = new Uint8Array(headBytes + count * minutiaBytes + map.orientation.length);
  const view = new DataView(bytes.buffer);
  bytes.set([...magic, version, template.quality, count, 0]);
  view.setUint16(8, template.imageWidth, true);
  view.setUint16(10, template.imageHeight, true);
  view.setUint16(12, template.originX, true);
  view.setUint16(14, template.originY, true);
  view.setFloat32(16, template.scale, true);
  bytes[20] = map.cols;
  bytes[21] = map.rows;
  for (let i = 0, at = headBytes; i < count; i++, at += minutiaBytes) {
    view.setUint16(at, template.x[i], true);
    view.setUint16(at + 2, template.y[i], true);
    bytes[at + 4] = template.direction[i];
    bytes[at + 5] = template.minutiaQuality[i] | (template.type[i] << 7);
    bytes.set(template.ridges.subarray(i * ridgeBytes, (i + 1) * ridgeBytes), at + 6);
  }
  bytes.set(map.orientation, headBytes + count * minutiaBytes);
  return bytes;
}

/** Errors: TEMPLATE_TRUNCATED, TEMPLATE_FOREIGN, TEMPLATE_VERSION, TEMPLATE_CORRUPT. */
export function decodeTemplate(bytes: Uint8Array): FingerprintTemplate {
  magic.forEach((byte, i) => {
    if (i < bytes.length && bytes[i] !== byte) throw fail('TEMPLATE_FOREIGN');
  });
  if (bytes.length < headBytes) throw fail('TEMPLATE_TRUNCATED');
  if (bytes[4] !== version) throw fail('TEMPLATE_VERSION', `layout ${bytes[4]}`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [quality, count, cols, rows] = [bytes[5], bytes[6], bytes[20], bytes[21]];
  if (count > minutiaeMax || cols * rows > mapCellsMax || cols * rows === 0) throw fail('TEMPLATE_CORRUPT', 'counts');
  const mapAt = headBytes + count * minutiaBytes;
  if (bytes.length !== mapAt + cols * rows) throw fail('TEMPLATE_TRUNCATED', `${bytes.length} bytes`);
  const template: FingerprintTemplate = {
    imageWidth: view.getUint16(8, true),
    imageHeight: view.getUint16(10, true),
    originX: view.getUint16(12, true),
    originY: view.getUint16(14, true),
    scale: view.getFloat32(16, true),
    quality,
    count,
    x: new Uint16Array(count),
    y: new Uint16Array(count),
    direction: new Uint8Array(count),
    type: new Uint8Array(count),
    minutiaQuality: new Uint8Array(count),
    ridges: new Uint8Array(count * ridgeBytes),
    map: { cols, rows, orientation: bytes.slice(mapAt) },
  };
  for (let i = 0, at = headBytes; i < count; i++, at += minutiaBytes) {
    template.x[i] = view.getUint16(at, true);
    template.y[i] = view.getUint16(at + 2, true);
    template.direction[i] = bytes[at + 4];
    template.minutiaQuality[i] = bytes[at + 5] & 127;
    template.type[i] = bytes[at + 5] >> 7;
    template.ridges.set(bytes.subarray(at + 6, at + minutiaBytes), i * ridgeBytes);
  }
  checkValues(template, bytes[7]);
  return template;
}

/** Values that no extraction makes are refused, so that comparison need not check them. */
function checkValues(template: FingerprintTemplate, reserved: number): void {
  const { scale, quality, map } = template;
  if (reserved !== 0) throw fail('TEMPLATE_CORRUPT', 'reserved byte');
  if (!(scale >= 0.01 && scale <= 100)) throw fail('TEMPLATE_CORRUPT', 'scale');
  if (template.imageWidth === 0 || template.imageHeight === 0) throw fail('TEMPLATE_CORRUPT', 'image size');
  if (quality > 100 || template.minutiaQuality.some((value) => value > 100)) throw fail('TEMPLATE_CORRUPT', 'quality');
  const [width, height] = [map.cols * mapCellPx * unitsPerPx, map.rows * mapCellPx * unitsPerPx];
  if (template.x.some((x) => x > width) || template.y.some((y) => y > height))
    throw fail('TEMPLATE_CORRUPT', 'place of a minutia');
  if (map.orientation.some((value) => value >= orientationsPerHalfTurn && value !== outside))
    throw fail('TEMPLATE_CORRUPT', 'map');
}
