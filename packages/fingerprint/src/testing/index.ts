/** For makers of synthetic templates: where the ridge pattern is read, and the units in which a template counts. */
export { patternPeriodPx, patternX, patternY } from '../extract/ridge-pattern.ts';
export {
  directionsPerTurn,
  fromSkeleton,
  fromWave,
  mapCellPx,
  mapCellsMax,
  minutiaeMax,
  orientationsPerHalfTurn,
  outside,
  periodCells,
  periodSize,
  periodUnitsPerPx,
  ridgeBytes,
  singularPointsMax,
  unitsPerPx,
} from '../template/template.ts';
/** For the evaluation of searches: the rough look alone. */
export { createArena } from '../search/arena.ts';
export { comparedOf, productLimits } from '../search/template-index.ts';
/** For the evaluation of what is no print. */
export { noiseImage } from './hostile-images.ts';
