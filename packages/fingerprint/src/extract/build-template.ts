/** Packs what the extraction found into a template, as coarse as it is stored. */
import type { Flow } from './flow.ts';
import type { Minutia } from './minutiae.ts';
import { ridgeMap } from './ridge-map.ts';
import { patternStretch, writeRidgePattern } from './ridge-pattern.ts';
import type { Region } from './region.ts';
import type { RidgeWave } from './ridge-wave.ts';
import type { CellMask } from './segmentation.ts';
import type { Classified } from './pattern-class.ts';
import type { Singularity } from './singular-points.ts';
import { directionsPerTurn, fromWave, mapCellPx, ridgeBytes, unitsPerPx } from '../template/template.ts';
import type { FingerprintTemplate, RidgeMap, SingularPoint } from '../template/template.ts';

export interface Print {
  readonly imageWidth: number;
  readonly imageHeight: number;
  /** Pixels of the sample's image for one pixel at 500 ppi. */
  readonly scale: number;
  /** The part of the sample's image that was worked on. */
  readonly region: Region;
  readonly minutiae: readonly Minutia[];
  readonly wave: RidgeWave;
  /** Of minutiae that were found in another wave. */
  readonly waves?: ReadonlyMap<Minutia, RidgeWave>;
  readonly flow: Flow;
  readonly mask: CellMask;
  readonly singular: readonly Singularity[];
  readonly pattern: Classified;
  readonly quality: number;
}

/** A template, or undefined when no cell of the map shows ridges. */
export function buildTemplate(print: Print): FingerprintTemplate | undefined {
  const placed = ridgeMap(print.flow, print.mask);
  if (!placed) return undefined;
  const { map } = placed;
  const [originX, originY] = [placed.col * mapCellPx, placed.row * mapCellPx];
  // Pixel centres: (u, v) at 250 ppi is (2u + 0.5, 2v + 0.5) at 500 ppi.
  const at = print.minutiae
    .map((minutia) => ({ minutia, x: 2 * minutia.x + 0.5 - originX, y: 2 * minutia.y + 0.5 - originY }))
    .filter(({ x, y }) => x >= 0 && y >= 0 && x < map.cols * mapCellPx && y < map.rows * mapCellPx);
  const count = at.length;
  const ridges = new Uint8Array(count * ridgeBytes);
  at.forEach(({ minutia, x, y }, i) => {
    const stretch = patternStretch(map, x, y);
    const wave = print.waves?.get(minutia) ?? print.wave;
    writeRidgePattern(wave, minutia.x, minutia.y, minutia.direction, stretch, ridges, i * ridgeBytes);
  });
  return {
    kind: 'print',
    imageWidth: print.imageWidth,
    imageHeight: print.imageHeight,
    scale: Math.fround(print.scale),
    originX: originX + Math.round(print.region.left / print.scale),
    originY: originY + Math.round(print.region.top / print.scale),
    quality: print.quality,
    patternClass: print.pattern.patternClass,
    patternConfidence: print.pattern.confidence,
    singularPoints: print.singular.flatMap((point) => storedPoint(point, originX, originY, map)),
    count,
    x: Uint16Array.from(at, ({ x }) => Math.round(x * unitsPerPx)),
    y: Uint16Array.from(at, ({ y }) => Math.round(y * unitsPerPx)),
    direction: Uint8Array.from(at, ({ minutia }) => stored(minutia.direction)),
    type: Uint8Array.from(at, ({ minutia }) => (minutia.type === 'ending' ? 0 : 1)),
    source: Uint8Array.from(at, ({ minutia }) => minutia.source ?? fromWave),
    minutiaQuality: Uint8Array.from(at, ({ minutia }) => Math.round(100 * minutia.quality)),
    ridges,
    map,
  };
}

/** None when the point lies beyond the map, whose cells are cut off at the image's edge. */
function storedPoint(point: Singularity, originX: number, originY: number, { cols, rows }: RidgeMap): SingularPoint[] {
  const [x, y] = [point.x - originX, point.y - originY];
  if (x < 0 || y < 0 || x >= cols * mapCellPx || y >= rows * mapCellPx) return [];
  // A delta's direction is one of three: those of the first third stand for all.
  const parts = point.kind === 'core' ? directionsPerTurn : Math.floor(directionsPerTurn / 3);
  const direction = stored(point.direction) % parts;
  return [{ kind: point.kind, x: Math.round(x * unitsPerPx), y: Math.round(y * unitsPerPx), direction }];
}

/** An angle, 0 to 2 pi, as it is stored. */
function stored(angle: number): number {
  return Math.round((angle * directionsPerTurn) / (2 * Math.PI)) % directionsPerTurn;
}
