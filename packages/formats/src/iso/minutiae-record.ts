/**
 * Finger minutiae records as the standards lay them down: ISO/IEC 19794-2 of 2005 and 2011 and ANSI INCITS 378 of 2004 and
 * 2009 (with its amendment 1). Values are those of the file, not yet turned into our own coordinates: angles in the unit of
 * the format, anticlockwise from the positive x axis; x to the right and y downwards from the upper left corner.
 */

export type MinutiaeFormat =
  'ansi-378-2004' | 'ansi-378-2009' | 'ansi-378-2009-am1' | 'iso-19794-2-2005' | 'iso-19794-2-2011';

/** Quality that nobody measured, in the standards since 2009; 255 says that measuring it failed. */
export const qualityNotMeasured = 254;

/** 0 other, 1 ridge ending, 2 bifurcation; 3 is reserved. */
export type MinutiaCode = 0 | 1 | 2 | 3;

export interface RecordedMinutia {
  readonly code: MinutiaCode;
  /** Pixels of the view's own image. */
  readonly x: number;
  readonly y: number;
  /** In the units of `anglesPerTurn`. */
  readonly angle: number;
  /** 1 to 100; 0 (before 2009) or `qualityNotMeasured` and 255 (since) when there is none. */
  readonly quality: number;
}

/** One view of one finger; ISO of 2011 calls it a representation. */
export interface MinutiaeView {
  /** 0 unknown, 1 right thumb to 5 right little finger, 6 left thumb to 10 left little finger. */
  readonly position: number;
  readonly view: number;
  /** Code of the impression type: 0 live plain, 1 live rolled, 2 and 3 the same on paper, 4 to 7 latent, 8 swipe ... */
  readonly impression: number;
  /** 0 to 100, or 254 and 255 where the format has them; ISO of 2011: of the first of its quality blocks, if any. */
  readonly quality: number;
  readonly width: number;
  readonly height: number;
  /** Pixels per centimetre; 197 is 500 ppi. */
  readonly xPerCm: number;
  readonly yPerCm: number;
  readonly minutiae: readonly RecordedMinutia[];
  /** ISO of 2011: where the place of a ridge ending is taken, 0 at the fork of the valley, 1 at the end of the ridge. */
  readonly endingCode?: number;
  /** What else the view's head says, as it stands: quality algorithm (ANSI 2009), date, device, blocks (ISO 2011). */
  readonly head: Uint8Array;
  /** Extended data blocks (ridge counts, cores and deltas, zones, a vendor's own), uninterpreted. */
  readonly extended: Uint8Array;
}

export interface MinutiaeRecord {
  readonly format: MinutiaeFormat;
  /** What else the record's head says, as it stands: vendor (ANSI) and capture device. */
  readonly head: Uint8Array;
  readonly views: readonly MinutiaeView[];
}

/** More bytes than any record of ten fingers with all its extensions has. */
export const minutiaeRecordBytesMax = 1024 * 1024;

/**
 * Units of angle in a full turn: ANSI counts steps of 2 degrees, ISO 256ths of a turn. An ANSI record with an angle beyond
 * its turn was written by a program that counts as ISO does.
 */
export function anglesPerTurn({ format, views }: MinutiaeRecord): 180 | 256 {
  if (format.startsWith('iso')) return 256;
  return views.some(({ minutiae }) => minutiae.some(({ angle }) => angle >= 180)) ? 256 : 180;
}
