/** What the algorithm keeps of a fingerprint. */

/** Coordinates inside a template count this many units a pixel at 500 ppi; x to the right, y downwards. */
export const unitsPerPx = 8;
/** Coordinates are below this: 2,048 pixels at 500 ppi, 104 mm. */
export const coordinateEnd = 1 << 14;
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
export const minutiaeMax = 72;
/** A ridge map of more cells (a rolled print) is coarse: its cells are alike in twos by twos, its periods likewise. */
export const mapCellsMax = 960;
/** Most columns, and most rows, of the ridge map: 960 pixels at 500 ppi. */
export const mapSideMax = 60;
/** Ridge periods are stored in this many units a pixel at 500 ppi. */
export const periodUnitsPerPx = 16;
/** Side of a cell of the period map, in cells of the ridge map. */
export const periodCells = 2;
export const singularPointsMax = 6;

/**
 * `print`: plain or rolled, of a known person. `mark`: from a scene. `foreign`: minutiae that another system extracted,
 * without ridge patterns (`ridges` is empty) and without a ridge map (0 x 0 cells).
 */
export const templateKinds = ['print', 'mark', 'foreign'] as const;
export type TemplateKind = (typeof templateKinds)[number];

/** As the picture shows them: the ridges of a left loop enter and leave on the left. */
export const patternClasses = ['unknown', 'arch', 'tented-arch', 'left-loop', 'right-loop', 'whorl'] as const;
export type PatternClass = (typeof patternClasses)[number];

/** Bits of `FingerprintTemplate.source`: which extractor found a minutia; neither when an examiner or another system did. */
export const fromWave = 1;
export const fromSkeleton = 2;

/** Ridge flow in square cells of `mapCellPx`; cell (0, 0) starts at the origin of the template's coordinates. */
export interface RidgeMap {
  readonly cols: number;
  readonly rows: number;
  /** Direction along the ridges, 0 to 239 in 240ths of a half turn, or `outside`; cols x rows. */
  readonly orientation: Uint8Array;
  /** Distance between ridges in 1/`periodUnitsPerPx` of a pixel at 500 ppi, 0 outside; `periodSize` of the map. */
  readonly period: Uint8Array;
}

/** True for a map whose cells are alike in twos by twos. */
export const isCoarse = ({ cols, rows }: Pick<RidgeMap, 'cols' | 'rows'>): boolean => cols * rows > mapCellsMax;

/** Columns and rows of the period map: `periodCells` x `periodCells` cells of the ridge map share one value. */
export function periodSize({ cols, rows }: Pick<RidgeMap, 'cols' | 'rows'>): { cols: number; rows: number } {
  return { cols: Math.ceil(cols / periodCells), rows: Math.ceil(rows / periodCells) };
}

/** A point about which the ridge flow turns by half a turn: a core forwards, a delta backwards. */
export interface SingularPoint {
  readonly kind: 'core' | 'delta';
  /** Units and origin of the minutiae. */
  readonly x: number;
  readonly y: number;
  /**
   * In 256ths of a turn, clockwise on the screen. Of a core: towards the side where its ridges leave (down for the upper
   * core of a whorl). Of a delta: one of the three along which a ridge runs straight to it, 0 to 85.
   */
  readonly direction: number;
}

/**
 * Minutiae with their surroundings and the ridge map. Everything is as coarse as the encoded form, so that a template
 * fresh from `extract` and one that was stored compare exactly alike.
 */
export interface FingerprintTemplate {
  readonly kind: TemplateKind;
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
  readonly patternClass: PatternClass;
  /** How sure the class is, 0 to 100; 0 when it is unknown. */
  readonly patternConfidence: number;
  readonly singularPoints: readonly SingularPoint[];
  readonly count: number;
  /** In 1/unitsPerPx of a pixel at 500 ppi. */
  readonly x: Uint16Array;
  readonly y: Uint16Array;
  /** Towards the side with the extra ridge or valley, in 256ths of a turn. */
  readonly direction: Uint8Array;
  /** 0 ending, 1 bifurcation. */
  readonly type: Uint8Array;
  /** `fromWave` and `fromSkeleton`. */
  readonly source: Uint8Array;
  /** 0 to 100. */
  readonly minutiaQuality: Uint8Array;
  /** Signs of the ridge wave around each minutia (see ridge-pattern.ts); count x ridgeBytes. */
  readonly ridges: Uint8Array;
  readonly map: RidgeMap;
}
