/**
 * Binary layout of a template, version 2, little-endian:
 *
 *     0  'IPFP'          4  version u8        5  quality u8      6  minutiae u8      7  kind u8
 *     8  image width u16 10 image height u16  12 origin x u16   14 origin y u16    16 scale f32
 *    20  map columns u8  21 map rows u8       22 pattern class u8                  23 its confidence u8
 *    24  singular points u8
 *    25  singular points: x u16, y u16 + 32768 for a delta, direction u8; then minutiae: x u16 + 16384 x source, y u16,
 *        direction u8, quality + 128 x type u8, ridge pattern 32 bytes (none if foreign); then the map (stored-map.ts).
 */
import { fail } from '../errors.ts';
import { mapBytes, readMap, writeMap } from './stored-map.ts';
import {
  coordinateEnd,
  directionsPerTurn,
  mapCellPx,
  mapSideMax,
  minutiaeMax,
  orientationsPerHalfTurn,
  outside,
  patternClasses,
  ridgeBytes,
  singularPointsMax,
  templateKinds,
  unitsPerPx,
} from './template.ts';
import type { FingerprintTemplate, PatternClass, SingularPoint, TemplateKind } from './template.ts';

const magic = [0x49, 0x50, 0x46, 0x50];
const version = 2;
const headBytes = 25;
const singularBytes = 5;
const plainMinutiaBytes = 6;
const deltaBit = 0x8000;
const sourceShift = 14;

const patternBytes = (kind: TemplateKind) => (kind === 'foreign' ? 0 : ridgeBytes);

/** At most 4,003 bytes. */
export function encodeTemplate(template: FingerprintTemplate): Uint8Array {
  const { count, map, kind, singularPoints } = template;
  const minutiaeAt = headBytes + singularPoints.length * singularBytes;
  const minutiaBytes = plainMinutiaBytes + patternBytes(kind);
  const mapAt = minutiaeAt + count * minutiaBytes;
  const bytes = new Uint8Array(mapAt + mapBytes(map));
  const view = new DataView(bytes.buffer);
  bytes.set([...magic, version, template.quality, count, templateKinds.indexOf(kind)]);
  view.setUint16(8, template.imageWidth, true);
  view.setUint16(10, template.imageHeight, true);
  view.setUint16(12, template.originX, true);
  view.setUint16(14, template.originY, true);
  view.setFloat32(16, template.scale, true);
  bytes.set([map.cols, map.rows, patternClasses.indexOf(template.patternClass), template.patternConfidence], 20);
  bytes[24] = singularPoints.length;
  singularPoints.forEach((point, i) => {
    const at = headBytes + i * singularBytes;
    view.setUint16(at, point.x, true);
    view.setUint16(at + 2, point.y | (point.kind === 'delta' ? deltaBit : 0), true);
    bytes[at + 4] = point.direction;
  });
  for (let i = 0, at = minutiaeAt; i < count; i++, at += minutiaBytes) {
    view.setUint16(at, template.x[i] | (template.source[i] << sourceShift), true);
    view.setUint16(at + 2, template.y[i], true);
    bytes[at + 4] = template.direction[i];
    bytes[at + 5] = template.minutiaQuality[i] | (template.type[i] << 7);
    if (kind !== 'foreign')
      bytes.set(template.ridges.subarray(i * ridgeBytes, (i + 1) * ridgeBytes), at + plainMinutiaBytes);
  }
  writeMap(map, bytes, mapAt);
  return bytes;
}

/** Errors: TEMPLATE_TRUNCATED, TEMPLATE_FOREIGN, TEMPLATE_VERSION, TEMPLATE_CORRUPT. */
export function decodeTemplate(bytes: Uint8Array): FingerprintTemplate {
  const { kind, patternClass, count, points, cols, rows } = readHead(bytes);
  const minutiaeAt = headBytes + points * singularBytes;
  const mapAt = minutiaeAt + count * (plainMinutiaBytes + patternBytes(kind));
  if (bytes.length !== mapAt + mapBytes({ cols, rows })) throw fail('TEMPLATE_TRUNCATED', `${bytes.length} bytes`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const template: FingerprintTemplate = {
    kind,
    imageWidth: view.getUint16(8, true),
    imageHeight: view.getUint16(10, true),
    originX: view.getUint16(12, true),
    originY: view.getUint16(14, true),
    scale: view.getFloat32(16, true),
    quality: bytes[5],
    patternClass,
    patternConfidence: bytes[23],
    singularPoints: Array.from({ length: points }, (_, i) => readSingularPoint(view, headBytes + i * singularBytes)),
    count,
    x: new Uint16Array(count),
    y: new Uint16Array(count),
    direction: new Uint8Array(count),
    type: new Uint8Array(count),
    source: new Uint8Array(count),
    minutiaQuality: new Uint8Array(count),
    ridges: new Uint8Array(count * patternBytes(kind)),
    map: readMap(bytes, mapAt, { cols, rows }),
  };
  readMinutiae(template, view, minutiaeAt);
  checkValues(template);
  return template;
}

export interface RidgePatterns {
  /** Where the pattern of the first minutia begins, and how far from one to the next. */
  readonly first: number;
  readonly stride: number;
  readonly count: number;
}

/** Where the ridge patterns lie in the bytes of an encoded template; its head is enough. Not of a foreign one. */
export function ridgePatterns(encoded: Uint8Array): RidgePatterns {
  const minutiaeAt = headBytes + encoded[24] * singularBytes;
  return { first: minutiaeAt + plainMinutiaBytes, stride: plainMinutiaBytes + ridgeBytes, count: encoded[6] };
}

/** The size of the ridge map of an encoded template; its head is enough. */
export const mapSizeOf = (encoded: Uint8Array) => ({ cols: encoded[20], rows: encoded[21] });

/** What says how long the bytes must be. */
function readHead(bytes: Uint8Array) {
  magic.forEach((byte, i) => {
    if (i < bytes.length && bytes[i] !== byte) throw fail('TEMPLATE_FOREIGN');
  });
  if (bytes.length > 4 && bytes[4] !== version) throw fail('TEMPLATE_VERSION', `layout ${bytes[4]}`);
  if (bytes.length < headBytes) throw fail('TEMPLATE_TRUNCATED');
  const kind: TemplateKind | undefined = templateKinds[bytes[7]];
  const patternClass: PatternClass | undefined = patternClasses[bytes[22]];
  if (kind === undefined || patternClass === undefined) throw fail('TEMPLATE_CORRUPT', 'kind');
  const [count, points, cols, rows] = [bytes[6], bytes[24], bytes[20], bytes[21]];
  if (count > minutiaeMax || points > singularPointsMax) throw fail('TEMPLATE_CORRUPT', 'counts');
  const mapped = cols > 0 && rows > 0 && cols <= mapSideMax && rows <= mapSideMax;
  if (kind === 'foreign' ? cols + rows > 0 : !mapped) throw fail('TEMPLATE_CORRUPT', 'size of the map');
  return { kind, patternClass, count, points, cols, rows };
}

function readSingularPoint(view: DataView, at: number): SingularPoint {
  const y = view.getUint16(at + 2, true);
  return {
    kind: y >= deltaBit ? 'delta' : 'core',
    x: view.getUint16(at, true),
    y: y % deltaBit,
    direction: view.getUint8(at + 4),
  };
}

function readMinutiae(template: FingerprintTemplate, view: DataView, from: number): void {
  const pattern = patternBytes(template.kind);
  for (let i = 0, at = from; i < template.count; i++, at += plainMinutiaBytes + pattern) {
    const x = view.getUint16(at, true);
    const quality = view.getUint8(at + 5);
    template.x[i] = x % coordinateEnd;
    template.source[i] = x >> sourceShift;
    template.y[i] = view.getUint16(at + 2, true);
    template.direction[i] = view.getUint8(at + 4);
    template.minutiaQuality[i] = quality & 127;
    template.type[i] = quality >> 7;
    const ridges = new Uint8Array(view.buffer, view.byteOffset + at + plainMinutiaBytes, pattern);
    template.ridges.set(ridges, i * pattern);
  }
}

/** Values that no extraction makes are refused, so that comparison need not check them. */
function checkValues(template: FingerprintTemplate): void {
  const { scale, quality, patternConfidence, singularPoints, map } = template;
  if (!(scale >= 0.01 && scale <= 100)) throw fail('TEMPLATE_CORRUPT', 'scale');
  if (template.imageWidth === 0 || template.imageHeight === 0) throw fail('TEMPLATE_CORRUPT', 'image size');
  const qualities = [quality, patternConfidence, ...template.minutiaQuality];
  if (qualities.some((value) => value > 100)) throw fail('TEMPLATE_CORRUPT', 'quality');
  const [right, bottom] = [map.cols, map.rows].map((cells) =>
    template.kind === 'foreign' ? coordinateEnd - 1 : cells * mapCellPx * unitsPerPx,
  );
  if (template.x.some((x) => x > right) || template.y.some((y) => y > bottom))
    throw fail('TEMPLATE_CORRUPT', 'place of a minutia');
  const placed = singularPoints.every(({ x, y }) => x <= right && y <= bottom);
  const turned = singularPoints.every(({ kind, direction }) => kind === 'core' || 3 * direction < directionsPerTurn);
  if (!placed || !turned) throw fail('TEMPLATE_CORRUPT', 'singular point');
  if (map.orientation.some((value) => value >= orientationsPerHalfTurn && value !== outside))
    throw fail('TEMPLATE_CORRUPT', 'map');
}
