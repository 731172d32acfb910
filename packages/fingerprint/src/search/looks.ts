/**
 * What a search sees of a print at first: of each minutia 64 signs of its ridge pattern and 64 bits of the ridge flow
 * around it, and its place. Both count the same; together they tell strangers apart better than all signs do alone.
 */
import type { ScanPrint } from '@ipse/kernels';
import {
  directionsPerTurn,
  mapCellPx,
  orientationsPerHalfTurn,
  outside,
  ridgeBytes,
  unitsPerPx,
} from '../template/template.ts';
import type { FingerprintTemplate, RidgeMap } from '../template/template.ts';

/** Each fourth byte of the ridge pattern: eight rings of the disc. */
export const lookRidgeStep = 4;
export const lookRidgeBytes = ridgeBytes / lookRidgeStep;
export const lookBytes = 16;
export const placeBytes = 4;
/** Units of a template for one of a place. */
export const placeUnit = 4 * unitsPerPx;

/** Flow is read at points of a disc of this radius about the minutia, on a sunflower spiral turned with it. */
const flowPoints = 32;
const flowRings = flowPoints / 8;
const flowRadiusPx = 80;
const goldenAngle = Math.PI * (3 - Math.sqrt(5));
const radius = Float64Array.from({ length: flowPoints }, (_, i) => flowRadiusPx * Math.sqrt((i + 1) / flowPoints));
const flowX = radius.map((r, i) => r * Math.cos(i * goldenAngle));
const flowY = radius.map((r, i) => r * Math.sin(i * goldenAngle));
const cosines = Float64Array.from({ length: directionsPerTurn }, (_, i) =>
  Math.cos((i * 2 * Math.PI) / directionsPerTurn),
);
const sines = Float64Array.from({ length: directionsPerTurn }, (_, i) =>
  Math.sin((i * 2 * Math.PI) / directionsPerTurn),
);

/**
 * Which byte of a look holds what. Its first half is what a glance sees: every second byte of the ridges, and the flow at
 * every second ring of eight points, the outermost among them. The flow close to a minutia says little that is new.
 */
export const lookByteOfRidges = (b: number): number => (b >> 1) + 8 * (b & 1);
const lookByteOfFlow = (ring: number, bit: number): number => (ring >> 1) + 2 * bit + ((ring & 1) === 1 ? 4 : 12);

/** The two bits of every direction of a minutia with every orientation. */
const orientationValues = 256;
const quarterOf = Uint8Array.from({ length: directionsPerTurn * orientationValues }, (_, at) => {
  const direction = Math.floor(at / orientationValues);
  const turns = (at % orientationValues) / orientationsPerHalfTurn - (2 * direction) / directionsPerTurn;
  const eighths = 8 * (turns - Math.floor(turns));
  return (eighths < 3 || eighths >= 7 ? 1 : 0) + (eighths < 1 || eighths >= 5 ? 2 : 0);
});

/** The looks of all minutiae, as a reference is searched. */
export function looksOf(template: FingerprintTemplate): ScanPrint {
  const { count, ridges, x, y, direction, map, minutiaQuality, type } = template;
  const looks = new Uint8Array(count * lookBytes);
  const places = new Uint8Array(count * placeBytes);
  const orientation = filled(map);
  for (let i = 0; i < count; i++) {
    for (let b = 0; b < lookRidgeBytes; b++) {
      looks[lookByteOfRidges(b) * count + i] = ridges[i * ridgeBytes + b * lookRidgeStep];
    }
    writeFlow(template, orientation, i, looks);
    // The scan looks at three of the four bytes; the last two are as they lie in an encoded template.
    places[i * placeBytes] = Math.min(255, Math.round(x[i] / placeUnit));
    places[i * placeBytes + 1] = Math.min(255, Math.round(y[i] / placeUnit));
    places[i * placeBytes + 2] = direction[i];
    places[i * placeBytes + 3] = minutiaQuality[i] | (type[i] << 7);
  }
  return { count, looks, places };
}

/** The looks of some minutiae, their places signed and about their middle, as a probe searches. */
export function probeLooksOf(template: FingerprintTemplate, chosen: readonly number[]): ScanPrint {
  const all = looksOf(template);
  const looks = new Uint8Array(chosen.length * lookBytes);
  const places = new Uint8Array(chosen.length * placeBytes);
  const middle = (values: Uint16Array) => chosen.reduce((sum, i) => sum + values[i], 0) / Math.max(1, chosen.length);
  const [middleX, middleY] = [middle(template.x), middle(template.y)];
  const signed = (value: number) => Math.max(-127, Math.min(127, Math.round(value / placeUnit)));
  chosen.forEach((i, k) => {
    for (let b = 0; b < lookBytes; b++) looks[b * chosen.length + k] = all.looks[b * template.count + i];
    const [px, py] = [signed(template.x[i] - middleX), signed(template.y[i] - middleY)];
    places.set([px & 255, py & 255, template.direction[i], 0], k * placeBytes);
  });
  return { count: chosen.length, looks, places };
}

/**
 * Two bits a point, one in either byte of its ring: in which quarter the flow lies, relative to the minutia and at twice the
 * angle. The quarters are centred on the minutia's own direction, the commonest by far, so that no border runs through it.
 */
function writeFlow(
  { count, x, y, direction, map }: FingerprintTemplate,
  orientation: Uint8Array,
  i: number,
  looks: Uint8Array,
): void {
  const [cos, sin] = [cosines[direction[i]], sines[direction[i]]];
  const [px, py] = [x[i] / unitsPerPx, y[i] / unitsPerPx];
  const [right, bottom] = [map.cols - 1, map.rows - 1];
  const ofDirection = direction[i] * orientationValues;
  for (let k = 0, ring = 0; ring < flowRings; ring++) {
    let [first, second] = [0, 0];
    for (let bit = 0; bit < 8; bit++, k++) {
      // Cut off towards 0: what lies before the first cell becomes the first.
      const col = Math.max(0, Math.min(right, ((px + cos * flowX[k] - sin * flowY[k]) / mapCellPx) | 0));
      const row = Math.max(0, Math.min(bottom, ((py + sin * flowX[k] + cos * flowY[k]) / mapCellPx) | 0));
      const quarter = quarterOf[ofDirection + orientation[row * map.cols + col]];
      first |= (quarter & 1) << bit;
      second |= (quarter >> 1) << bit;
    }
    looks[lookByteOfFlow(ring, 0) * count + i] = first;
    looks[lookByteOfFlow(ring, 1) * count + i] = second;
  }
}

/** The map with the flow carried on beyond the print, cell by cell, as the nearest cells have it. */
function filled({ cols, rows, orientation }: RidgeMap): Uint8Array {
  const whole = orientation.slice();
  // Cells by the order in which the flow comes to them.
  const reached = new Uint16Array(whole.length);
  let end = 0;
  for (let cell = 0; cell < whole.length; cell++) if (whole[cell] !== outside) reached[end++] = cell;
  const spread = (from: number, to: number) => {
    if (whole[to] !== outside) return;
    whole[to] = whole[from];
    reached[end++] = to;
  };
  for (let at = 0; at < end; at++) {
    const cell = reached[at];
    const col = cell % cols;
    if (col + 1 < cols) spread(cell, cell + 1);
    if (col > 0) spread(cell, cell - 1);
    if (cell + cols < cols * rows) spread(cell, cell + cols);
    if (cell >= cols) spread(cell, cell - cols);
  }
  return whole;
}
