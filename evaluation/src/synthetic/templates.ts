/**
 * Templates of synthetic fingers without pictures: the testkit describes an impression, and this packs it as coarsely as
 * an extraction would. A few milliseconds each; the statistics are compared with real prints by `compare.ts`.
 */
import type { FingerprintTemplate } from '@ipse/fingerprint';
import {
  directionsPerTurn,
  fromSkeleton,
  fromWave,
  mapCellPx,
  mapCellsMax,
  minutiaeMax,
  orientationsPerHalfTurn,
  outside,
  patternPeriodPx,
  patternX,
  patternY,
  periodCells,
  periodSize,
  periodUnitsPerPx,
  ridgeBytes,
  singularPointsMax,
  unitsPerPx,
} from '@ipse/fingerprint/testing';
import { createFingerFeatures, printFeatures } from '@ipse/testkit';
import type { PrintFeatures } from '@ipse/testkit';

const layout = {
  points: { x: patternX, y: patternY, periodPx: patternPeriodPx },
  cellPx: mapCellPx,
  cellsMost: mapCellsMax,
  minutiaeMost: minutiaeMax,
};

/** The template of an impression of finger `seed`; two impressions of one finger are a mated pair. */
export function syntheticTemplate(seed: number, impression = 0): FingerprintTemplate {
  return pack(printFeatures(createFingerFeatures(seed), impression, layout));
}

function pack(print: PrintFeatures): FingerprintTemplate {
  const { cols, rows, minutiae, patternClass, clarity } = print;
  const count = minutiae.length;
  const ridges = new Uint8Array(count * ridgeBytes);
  minutiae.forEach(({ signs }, i) => ridges.set(signs, i * ridgeBytes));
  const place = (px: number) => Math.round(px * unitsPerPx);
  const direction = (rad: number) => {
    const turns = rad / (2 * Math.PI);
    return Math.round((turns - Math.floor(turns)) * directionsPerTurn) % directionsPerTurn;
  };
  const orientation = Uint8Array.from(print.orientationRad, (rad) =>
    Number.isNaN(rad) ? outside : Math.round((rad * orientationsPerHalfTurn) / Math.PI) % orientationsPerHalfTurn,
  );
  const cells = orientation.reduce((sum, value) => sum + (value === outside ? 0 : 1), 0);
  const hasCore = print.singularPoints.some(({ kind }) => kind === 'core');
  return {
    kind: 'print',
    imageWidth: cols * mapCellPx,
    imageHeight: rows * mapCellPx,
    scale: 1,
    originX: 0,
    originY: 0,
    quality: Math.round(100 * Math.min(1, cells / fullCells) ** 0.5 * Math.min(1, clarity / clearly)),
    patternClass: hasCore ? patternClass : 'unknown',
    patternConfidence: hasCore ? 60 : 0,
    singularPoints: print.singularPoints.slice(0, singularPointsMax).map(({ kind, x, y, directionRad }) => ({
      kind,
      x: place(x),
      y: place(y),
      direction: direction(directionRad) % (kind === 'core' ? directionsPerTurn : thirdOfTurn),
    })),
    count,
    x: Uint16Array.from(minutiae, ({ x }) => place(x)),
    y: Uint16Array.from(minutiae, ({ y }) => place(y)),
    direction: Uint8Array.from(minutiae, ({ directionRad }) => direction(directionRad)),
    type: Uint8Array.from(minutiae, ({ type }) => (type === 'ending' ? 0 : 1)),
    source: new Uint8Array(count).fill(fromWave | fromSkeleton),
    minutiaQuality: Uint8Array.from(minutiae, ({ quality }) => Math.round(100 * quality)),
    ridges,
    map: { cols, rows, orientation, period: periods(print) },
  };
}

const thirdOfTurn = Math.ceil(directionsPerTurn / 3);
/** Cells of a print that covers a common sensor, and the clarity of a good one: as the quality of extractions. */
const fullCells = 225;
const clearly = 0.45;

/** Means over the cells that share a value. */
function periods({ cols, rows, orientationRad, periodPx }: PrintFeatures): Uint8Array {
  const size = periodSize({ cols, rows });
  const sums = new Float64Array(size.cols * size.rows);
  const counts = new Float64Array(size.cols * size.rows);
  for (let i = 0; i < cols * rows; i++) {
    if (Number.isNaN(orientationRad[i])) continue;
    const cell = Math.floor(Math.floor(i / cols) / periodCells) * size.cols + Math.floor((i % cols) / periodCells);
    sums[cell] += periodPx[i];
    counts[cell]++;
  }
  return Uint8Array.from(sums, (sum, i) =>
    counts[i] === 0 ? 0 : Math.min(255, Math.round((periodUnitsPerPx * sum) / counts[i])),
  );
}
