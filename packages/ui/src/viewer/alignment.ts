/**
 * The alignment of two images by their paired features: the turn, scale and shift that lay the probe on the reference
 * with the least squared distance, each pair by its weight (the closed form of Umeyama 1991 in the plane).
 */

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** reference = scale x turn(probe by angleRad) + shift; y grows downwards, so a positive angle turns clockwise on screen. */
export interface Alignment {
  readonly angleRad: number;
  readonly scale: number;
  readonly shift: Point;
}

export interface WeightedPair {
  readonly probe: Point;
  readonly reference: Point;
  /** 0 to 1. */
  readonly weight: number;
}

/** The alignment of the pairs; with fewer than two distinct pairs, the shift alone that lays `centres` on each other. */
export function align(pairs: readonly WeightedPair[], centres: { probe: Point; reference: Point }): Alignment {
  const total = pairs.reduce((sum, pair) => sum + pair.weight, 0);
  const mean = (of: (pair: WeightedPair) => number) =>
    pairs.reduce((sum, pair) => sum + pair.weight * of(pair), 0) / total;
  const from = { x: mean((pair) => pair.probe.x), y: mean((pair) => pair.probe.y) };
  const to = { x: mean((pair) => pair.reference.x), y: mean((pair) => pair.reference.y) };
  let along = 0;
  let across = 0;
  let spread = 0;
  for (const { probe, reference, weight } of pairs) {
    const [px, py] = [probe.x - from.x, probe.y - from.y];
    const [rx, ry] = [reference.x - to.x, reference.y - to.y];
    along += weight * (px * rx + py * ry);
    across += weight * (px * ry - py * rx);
    spread += weight * (px * px + py * py);
  }
  const scale = Math.hypot(along, across) / spread;
  if (!(spread > 0) || !(scale > 0)) {
    const { probe, reference } = centres;
    return { angleRad: 0, scale: 1, shift: { x: reference.x - probe.x, y: reference.y - probe.y } };
  }
  const turn = { angleRad: Math.atan2(across, along), scale, shift: { x: 0, y: 0 } };
  const turned = toReference(turn, from);
  return { ...turn, shift: { x: to.x - turned.x, y: to.y - turned.y } };
}

/** Where a point of the probe lies on the reference. */
export function toReference({ angleRad, scale, shift }: Alignment, { x, y }: Point): Point {
  const [cos, sin] = [scale * Math.cos(angleRad), scale * Math.sin(angleRad)];
  return { x: cos * x - sin * y + shift.x, y: sin * x + cos * y + shift.y };
}

/** Where a point of the reference lies on the probe. */
export function toProbe({ angleRad, scale, shift }: Alignment, point: Point): Point {
  const [cos, sin] = [Math.cos(angleRad) / scale, Math.sin(angleRad) / scale];
  const [x, y] = [point.x - shift.x, point.y - shift.y];
  return { x: cos * x + sin * y, y: cos * y - sin * x };
}
