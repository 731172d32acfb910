/** Cores and deltas of a finger as one impression shows them, with the directions that their ridges give them. */
import type { Point } from '../pattern.ts';
import type { FingerFeatures } from './finger-features.ts';
import { newPlaced } from './placement.ts';
import type { Placement } from './placement.ts';
import { flowAt } from './skin-flow.ts';
import type { SkinFlow } from './skin-flow.ts';

export interface SingularFeature {
  readonly kind: 'core' | 'delta';
  readonly x: number;
  readonly y: number;
  /**
   * Along which the ridges run straight from the point: the one such direction of a core, the first of the three of a
   * delta; radians, 0 to 2 pi, clockwise on the screen.
   */
  readonly directionRad: number;
}

/** All of them, in the picture, also where the finger does not touch. */
export function singularFeatures({ cores, deltas, flow }: FingerFeatures, placement: Placement): SingularFeature[] {
  return [
    ...cores.map((core) => inPicture(flow, placement, 'core', core)),
    ...deltas.map((delta) => inPicture(flow, placement, 'delta', delta)),
  ];
}

const turn = 2 * Math.PI;
const ringPx = 24;
const bearings = 8;

function inPicture(flow: SkinFlow, placement: Placement, kind: SingularFeature['kind'], at: Point): SingularFeature {
  const placed = newPlaced();
  placement.toPicture(at.x, at.y, placed);
  const rotation = Math.atan2(placed.yx, placed.xx);
  // Along a core's ridges the direction is half the bearing and a constant, along a delta's less half the bearing.
  const sign = kind === 'core' ? 1 : -1;
  const here = { nx: 0, ny: 0, k: 0 };
  let [cos, sin] = [0, 0];
  for (let b = 0; b < bearings; b++) {
    const bearing = (turn * b) / bearings;
    flowAt(flow, at.x + ringPx * Math.cos(bearing), at.y + ringPx * Math.sin(bearing), here);
    const twice = 2 * Math.atan2(here.nx, -here.ny) - sign * bearing;
    cos += Math.cos(twice);
    sin += Math.sin(twice);
  }
  const constant = Math.atan2(sin, cos);
  const radial = (kind === 'core' ? constant : constant / 3) + rotation;
  const period = kind === 'core' ? turn : turn / 3;
  return { kind, x: placed.x, y: placed.y, directionRad: radial - period * Math.floor(radial / period) };
}
