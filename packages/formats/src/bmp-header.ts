/** The headers of a Windows bitmap, checked: what the pixels' reader may rely on. */
import { fail } from './errors.ts';
import { checkDimensions } from './limits.ts';

export interface BmpHeader {
  readonly width: number;
  readonly height: number;
  /** Rows from the top; otherwise, as usual, from the bottom. */
  readonly topDown: boolean;
  readonly bitsPerPixel: number;
  /** Bytes from one row to the next. */
  readonly stride: number;
  /** Where the pixels begin. */
  readonly pixelsAt: number;
  /** Red, green, blue of each index; present up to 8 bits. */
  readonly palette?: readonly (readonly [number, number, number])[];
  /** Bits of red, green and blue in a pixel without palette. */
  readonly masks: readonly number[];
  readonly resolutionPpi?: number;
}

const fileHeaderLength = 14;
const coreHeaderLength = 12;
const infoHeaderLength = 40;
const inchesPerMetre = 39.3701;

/** Values of biCompression. */
const uncompressed = 0;
const bitFields = 3;
const alphaBitFields = 6;

/** Errors: IMAGE_TOO_LARGE, IMAGE_TRUNCATED, IMAGE_CORRUPT, IMAGE_UNSUPPORTED. */
export function readBmpHeader(bytes: Uint8Array): BmpHeader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < fileHeaderLength + coreHeaderLength) throw fail('IMAGE_TRUNCATED');
  const headerLength = view.getUint32(14, true);
  const core = headerLength === coreHeaderLength;
  if (!core && (headerLength < infoHeaderLength || headerLength > 256)) throw fail('IMAGE_CORRUPT', 'header length');
  if (bytes.length < fileHeaderLength + headerLength) throw fail('IMAGE_TRUNCATED');
  const width = core ? view.getUint16(18, true) : view.getInt32(18, true);
  const signedHeight = core ? view.getUint16(20, true) : view.getInt32(22, true);
  const bitsPerPixel = view.getUint16(core ? 24 : 28, true);
  checkDimensions(width, Math.abs(signedHeight));
  const compression = core ? uncompressed : view.getUint32(30, true);
  const masks = readMasks(view, bitsPerPixel, compression);
  const pixelsAt = view.getUint32(10, true);
  if (pixelsAt < fileHeaderLength + headerLength) throw fail('IMAGE_CORRUPT', 'pixels inside the header');
  const perMetre = core ? 0 : view.getInt32(38, true);
  return {
    width,
    height: Math.abs(signedHeight),
    topDown: signedHeight < 0,
    bitsPerPixel,
    stride: Math.ceil((width * bitsPerPixel) / 32) * 4,
    pixelsAt,
    masks,
    ...(bitsPerPixel > 8 ? {} : { palette: readPalette(bytes, view, headerLength, bitsPerPixel, pixelsAt) }),
    ...(perMetre > 0 ? { resolutionPpi: Math.round(perMetre / inchesPerMetre) } : {}),
  };
}

function readMasks(view: DataView, bitsPerPixel: number, compression: number): number[] {
  if (![1, 4, 8, 16, 24, 32].includes(bitsPerPixel)) throw fail('IMAGE_CORRUPT', 'bits per pixel');
  if (compression === uncompressed) return bitsPerPixel === 16 ? [0x7c00, 0x3e0, 0x1f] : [0xff_00_00, 0xff_00, 0xff];
  const fields = compression === bitFields || compression === alphaBitFields;
  if (!fields || bitsPerPixel < 16 || bitsPerPixel === 24) throw fail('IMAGE_UNSUPPORTED', 'a compressed bitmap');
  // The masks follow a 40-byte header, and lie at the same place within the longer ones.
  if (view.byteLength < 66) throw fail('IMAGE_TRUNCATED');
  const masks = [54, 58, 62].map((at) => view.getUint32(at, true));
  if (masks.some((mask) => mask === 0)) throw fail('IMAGE_CORRUPT', 'bit fields');
  return masks;
}

function readPalette(
  bytes: Uint8Array,
  view: DataView,
  headerLength: number,
  bitsPerPixel: number,
  pixelsAt: number,
): [number, number, number][] {
  const core = headerLength === coreHeaderLength;
  const used = core ? 0 : view.getUint32(46, true);
  const count = used === 0 ? 1 << bitsPerPixel : used;
  if (count > 1 << bitsPerPixel) throw fail('IMAGE_CORRUPT', 'palette length');
  const entryLength = core ? 3 : 4;
  const start = fileHeaderLength + headerLength;
  if (start + count * entryLength > pixelsAt) throw fail('IMAGE_CORRUPT', 'palette inside the pixels');
  if (start + count * entryLength > bytes.length) throw fail('IMAGE_TRUNCATED');
  return Array.from({ length: count }, (_, i) => {
    const at = start + i * entryLength;
    return [bytes[at + 2], bytes[at + 1], bytes[at]];
  });
}
