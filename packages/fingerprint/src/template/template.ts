/** What the algorithm keeps of a fingerprint. */

/** Coordinates inside a template count this many units a pixel at 500 ppi; x to the right, y downwards. */
export const unitsPerPx = 8;
/** Directions are stored as 256ths of a turn, clockwise on the screen from the positive x axis. */
export const directionsPerTurn = 256;
/** Side of a cell of the ridge map, in pixels at 500 ppi. */
export const mapCellPx = 16;
/** Value of `RidgeMap.orientation` outside the fingerprint. */
export const outside = 255;
/** Orientations are stored as 240ths of a half turn. */
export const orientationsPerHalfTurn = 240;
/** Bytes of ridge pattern kept for each minutia. */
export const ridgeBytes = 32;
export const minutiaeMax = 80;
export const mapCellsMax = 960;

/** Ridge flow in square cells of `mapCellPx`; cell (0, 0) starts at the origin of the template's coordinates. */
export interface RidgeMap {
  readonly cols: number;
  readonly rows: number;
  /** Direction along the ridges, 0 to 239 in 240ths of a half turn, or `outside`; cols x rows. */
  readonly orientation: Uint8Array;
}

/**
 * Minutiae with their surroundings and the ridge map. Everything is as coarse as the encoded form, so that a template
 * fresh from `extract` and one that was stored compare exactly alike.
 */
export interface FingerprintTemplate {
  /** Size of the sample's image in its own pixels. */
  readonly imageWidth: number;
  readonly imageHeight: number;
  /** Pixels of the sample's image for one pixel at 500 ppi. */
  readonly scale: number;
  /** Where the origin of the template's coordinates lies in the sample's image, in pixels at 500 ppi. */
  readonly originX: number;
  readonly originY: number;
  /** 0 to 100, of the whole print. */
  readonly quality: number;
  readonly count: number;
  /** In 1/unitsPerPx of a pixel at 500 ppi. */
  readonly x: Uint16Array;
  readonly y: Uint16Array;
  /** Towards the side with the extra ridge or valley, in 256ths of a turn. */
  readonly direction: Uint8Array;
  /** 0 ending, 1 bifurcation. */
  readonly type: Uint8Array;
  /** 0 to 100. */
  readonly minutiaQuality: Uint8Array;
  /** Signs of the ridge wave around each minutia (see ridge-pattern.ts); count x ridgeBytes. */
  readonly ridges: Uint8Array;
  readonly map: RidgeMap;
}
