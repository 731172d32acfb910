/** The specification of the kernel that describes each minutia by its nearest neighbours. */
import { distanceTolerance, neighbourAt, neighbourBytes, neighbourLanes } from './neighbour-similarity.ts';

/** Minutiae in units of an eighth of a pixel at 500 ppi, below 16,384; directions in 256ths of a turn. */
export interface PlacedMinutiae {
  readonly count: number;
  readonly x: Uint16Array;
  readonly y: Uint16Array;
  readonly direction: Uint8Array;
}

const unitsPerPx = 8;
const directionsPerTurn = 256;
/** Neighbours that describe a minutia, and how far they may lie, in pixels at 500 ppi: about twelve ridges. */
const neighboursMax = 12;
const reachPx = 110;
/** How far two distances may differ: a part for the places of minutiae, and a share of the distance for the skin. */
const distancePx = 7;
const distanceShare = 0.08;

/** Of two minutiae that are neighbours, in squared units. */
export const squareMost = (reachPx * unitsPerPx) ** 2;

/** A squared distance in units that grow with it as its tolerance does: two may everywhere lie `distanceTolerance` apart. */
export function scaledDistance(square: number): number {
  const px = Math.sqrt(square) / unitsPerPx;
  return Math.round((distanceTolerance / distanceShare) * Math.log1p((distanceShare / distancePx) * px));
}

/** `neighbourBytes` for each minutia: its nearest neighbours, ties by index. */
export function nearestNeighboursScalar({ count, x, y, direction }: PlacedMinutiae): Uint8Array {
  const records = new Uint8Array(count * neighbourBytes);
  for (let i = 0; i < count; i++) {
    const at = i * neighbourBytes;
    const squares = Array.from({ length: count }, (_, k) => (x[k] - x[i]) ** 2 + (y[k] - y[i]) ** 2);
    const nearest = Array.from({ length: count }, (_, k) => k)
      .filter((k) => squares[k] > 0 && squares[k] <= squareMost)
      .sort((k, l) => squares[k] - squares[l] || k - l)
      .slice(0, neighboursMax);
    records.fill(255, at, at + neighbourLanes);
    records[at + neighbourAt.count] = nearest.length;
    nearest.forEach((k, n) => {
      const bearing = (Math.atan2(y[k] - y[i], x[k] - x[i]) * directionsPerTurn) / (2 * Math.PI);
      records[at + neighbourAt.distance + n] = scaledDistance(squares[k]);
      records[at + neighbourAt.bearing + n] = Math.round(bearing) - direction[i];
      records[at + neighbourAt.turn + n] = direction[k] - direction[i];
    });
  }
  return records;
}
