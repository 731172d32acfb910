/**
 * What a plain JPEG file says of itself before its pixels: what asking libvips would, without opening the file a second time,
 * which for a small picture costs a fifth of decoding it. Only files that hold nothing but tables, perhaps JFIF, and one ordinary
 * frame are read here; whatever else a file may bring (orientation, profiles, other colours) is libvips's business.
 */

export interface PlainJpeg {
  readonly width: number;
  readonly height: number;
  /** 1 is gray, 3 colour. */
  readonly channels: 1 | 3;
  readonly densityPpi: number;
}

/** Baseline, extended and progressive frames, Huffman-coded. */
const frames: readonly number[] = [0xc0, 0xc1, 0xc2];
/** Tables of quantisation and Huffman codes, restart interval, comment. */
const passedOver: readonly number[] = [0xdb, 0xc4, 0xdd, 0xfe];
const jfif = 0xe0;
/** What libvips takes a file to have that states none, or no unit. */
const densityUnknownPpi = 72;
const segmentsMax = 64;

/** Undefined for any file that is not plain, or not whole up to its frame. */
export function plainJpegHeader(bytes: Uint8Array): PlainJpeg | undefined {
  let densityPpi: number | undefined = densityUnknownPpi;
  for (let at = 2, n = 0; n < segmentsMax && at + 4 <= bytes.length && bytes[at] === 0xff; n++) {
    const marker = bytes[at + 1];
    const body = at + 4;
    at += 2 + read16(bytes, at + 2);
    if (at < body || at > bytes.length) return undefined;
    const segment = bytes.subarray(body, at);
    if (frames.includes(marker)) return frameOf(segment, densityPpi);
    // Right behind the first marker; elsewhere it is somebody's mistake.
    if (marker === jfif && n === 0) densityPpi = densityOf(segment);
    else if (!passedOver.includes(marker)) return undefined;
    if (densityPpi === undefined) return undefined;
  }
  return undefined;
}

/** Of a JFIF segment; undefined where it is none, or its density is not the same along and across. */
function densityOf(segment: Uint8Array): number | undefined {
  const isJfif = segment.length >= 14 && String.fromCharCode(...segment.subarray(0, 5)) === 'JFIF\0';
  if (!isJfif) return undefined;
  const [unit, across, down] = [segment[7], read16(segment, 8), read16(segment, 10)];
  if (unit === 0) return densityUnknownPpi;
  return unit === 1 && across === down && across > 0 ? across : undefined;
}

function frameOf(segment: Uint8Array, densityPpi: number): PlainJpeg | undefined {
  if (segment.length < 6) return undefined;
  const [depth, height, width, channels] = [segment[0], read16(segment, 1), read16(segment, 3), segment[5]];
  // A height of zero is told later in the file.
  if (depth !== 8 || width === 0 || height === 0 || (channels !== 1 && channels !== 3)) return undefined;
  return { width, height, channels, densityPpi };
}

function read16(bytes: Uint8Array, at: number): number {
  return (bytes[at] << 8) | bytes[at + 1];
}
