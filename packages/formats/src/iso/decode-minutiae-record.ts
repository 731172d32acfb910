/** Reads finger minutiae records of all five kinds. */
import { fail } from '../errors.ts';
import { byteReader } from './byte-reader.ts';
import type { ByteReader } from './byte-reader.ts';
import { qualityNotMeasured } from './minutiae-record.ts';
import type { MinutiaCode, MinutiaeFormat, MinutiaeRecord, MinutiaeView, RecordedMinutia } from './minutiae-record.ts';
import { formatOf } from './record-format.ts';

/**
 * Nothing is allocated that a count merely claims. A size or resolution of zero is refused; a minutia outside its
 * image is not, and bytes after the last view are left alone.
 * Errors: MINUTIAE_FOREIGN, MINUTIAE_TRUNCATED, MINUTIAE_CORRUPT, MINUTIAE_TOO_LARGE, each with the offset.
 */
export function decodeMinutiaeRecord(bytes: Uint8Array): MinutiaeRecord {
  const format = formatOf(bytes);
  const reader = byteReader(bytes);
  reader.take(8);
  return { format, ...readers[format](reader, format) };
}

type ReadViews = (reader: ByteReader, format: MinutiaeFormat) => Pick<MinutiaeRecord, 'head' | 'views'>;

const readers: Readonly<Record<MinutiaeFormat, ReadViews>> = {
  'ansi-378-2004': readShared,
  'iso-19794-2-2005': readShared,
  'ansi-378-2009': readAnsi2009,
  'ansi-378-2009-am1': readAnsi2009,
  'iso-19794-2-2011': readIso2011,
};

/** Both standards of 2004 and 2005: size and resolution stand once, in the head. */
function readShared(reader: ByteReader, format: MinutiaeFormat) {
  const ansi = format === 'ansi-378-2004';
  const shortLength = ansi && reader.u16() !== 0;
  if (!shortLength) reader.u32();
  // ANSI: product owner, product type, device; ISO: device.
  const head = reader.take(ansi ? 6 : 2);
  const size = readSize(reader);
  const count = reader.u8();
  reader.u8();
  const views: MinutiaeView[] = [];
  while (views.length < count) {
    const position = reader.u8();
    const both = reader.u8();
    const quality = reader.u8();
    const minutiae = readMinutiae(reader, reader.u8(), 6);
    const said = { position, view: both >> 4, impression: both & 15, quality, head: new Uint8Array() };
    const extendedBytes = reader.u16();
    // Files in circulation count a byte too many in the last block; whether bytes are missing, the record's length told.
    const last = views.length === count - 1;
    const extended = reader.take(last ? Math.min(extendedBytes, reader.left) : extendedBytes);
    views.push({ ...said, ...size, minutiae, extended });
  }
  return { head, views };
}

function readAnsi2009(reader: ByteReader) {
  reader.u32();
  const head = reader.take(7);
  const count = reader.u8();
  reader.u8();
  const views: MinutiaeView[] = [];
  while (views.length < count) {
    const [position, view, impression, quality] = [reader.u8(), reader.u8(), reader.u8(), reader.u8()];
    const algorithm = reader.take(4);
    const size = readSize(reader);
    const minutiae = readMinutiae(reader, reader.u8(), 6);
    const said = { position, view, impression, quality, head: algorithm };
    views.push({ ...said, ...size, minutiae, extended: reader.take(reader.u16()) });
  }
  return { head, views };
}

function readIso2011(reader: ByteReader) {
  reader.u32();
  const count = reader.u16();
  const head = reader.take(1);
  const certified = head[0] !== 0;
  const views: MinutiaeView[] = [];
  while (views.length < count) {
    const end = reader.at + reader.u32();
    views.push(readRepresentation(reader, certified));
    if (reader.at !== end) throw fail('MINUTIAE_CORRUPT', `a representation of another length at byte ${reader.at}`);
  }
  return { head, views };
}

/** Bytes of the capture date (9) and the device (technology 1, vendor 2, type 2). */
const captureBytes = 14;

function readRepresentation(reader: ByteReader, certified: boolean): MinutiaeView {
  const head = readHead(reader, certified);
  const [position, view] = [reader.u8(), reader.u8()];
  const [xPerCm, yPerCm] = [reader.u16(), reader.u16()];
  const impression = reader.u8();
  const size = checkSize({ width: reader.u16(), height: reader.u16(), xPerCm, yPerCm }, reader);
  const both = reader.u8();
  const bytesEach = both >> 4;
  if (bytesEach !== 5 && bytesEach !== 6) throw fail('MINUTIAE_CORRUPT', `bytes of a minutia at byte ${reader.at - 1}`);
  const minutiae = readMinutiae(reader, reader.u8(), bytesEach);
  const quality = head[captureBytes] > 0 ? head[captureBytes + 1] : qualityNotMeasured;
  const said = { position, view, impression, quality, endingCode: both & 15, head };
  return { ...said, ...size, minutiae, extended: reader.take(reader.u16()) };
}

/** Date, device, blocks of quality (score, vendor, algorithm) and of certification (authority, scheme), as they stand. */
function readHead(reader: ByteReader, certified: boolean): Uint8Array {
  const capture = reader.take(captureBytes);
  const qualities = reader.u8();
  const quality = reader.take(5 * qualities);
  if (!certified) return Uint8Array.from([...capture, qualities, ...quality]);
  const certificates = reader.u8();
  return Uint8Array.from([...capture, qualities, ...quality, certificates, ...reader.take(3 * certificates)]);
}

function readSize(reader: ByteReader) {
  const [width, height] = [reader.u16(), reader.u16()];
  return checkSize({ width, height, xPerCm: reader.u16(), yPerCm: reader.u16() }, reader);
}

function checkSize<Size extends object>(size: Size, reader: ByteReader): Size {
  if (Object.values(size).includes(0))
    throw fail('MINUTIAE_CORRUPT', `a size or resolution of 0 before byte ${reader.at}`);
  return size;
}

function readMinutiae(reader: ByteReader, count: number, bytesEach: 5 | 6): RecordedMinutia[] {
  const minutiae: RecordedMinutia[] = [];
  while (minutiae.length < count) {
    const both = reader.u16();
    const y = reader.u16() & coordinateMax;
    const angle = reader.u8();
    const quality = bytesEach === 6 ? reader.u8() : qualityNotMeasured;
    minutiae.push({ code: (both >> 14) as MinutiaCode, x: both & coordinateMax, y, angle, quality });
  }
  return minutiae;
}

/** Coordinates have 14 bits. */
const coordinateMax = 0x3f_ff;
