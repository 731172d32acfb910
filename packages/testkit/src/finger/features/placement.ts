/** How the skin lies on the glass in one impression: turned, shifted, stretched, and only in part. */
import { smoothNoise } from '../../noise.ts';
import type { Random } from '../../random.ts';

/** A point of the finger and of the picture, and how the skin is turned and stretched there. */
export interface Placed {
  x: number;
  y: number;
  /** Columns of the Jacobian, finger to picture. */
  xx: number;
  yx: number;
  xy: number;
  yy: number;
}

export interface Placement {
  /** From the finger (pixels at 500 ppi about its centre) to the picture (about the centre of the sensor). */
  toPicture(x: number, y: number, placed: Placed): void;
  /** The place of the finger that a point of the picture shows. */
  toFinger(x: number, y: number, placed: Placed): void;
  /** Positive where the finger touches and the sensor sees. */
  contactAt(x: number, y: number): number;
  /** Half sides of the sensor. */
  readonly halfWidth: number;
  readonly halfHeight: number;
}

export const newPlaced = (): Placed => ({ x: 0, y: 0, xx: 1, yx: 0, xy: 0, yy: 1 });

/** Half sides of common sensors, in pixels at 500 ppi. */
const sensors = [
  [150, 150],
  [144, 200],
  [160, 200],
  [144, 240],
  [195, 187],
  [160, 260],
  [224, 240],
  [260, 260],
] as const;

const rotationSpreadRad = 0.15;
const shiftSpreadPx = 20;
const stretchMeanPx = 3.2;
const areaMedianPx2 = 84_000;
const areaSpread = 0.34;

/** One wave of displacement: skin is pulled along (ax, ay) by as much as the sine of a slow phase. */
interface Bend {
  readonly ax: number;
  readonly ay: number;
  readonly kx: number;
  readonly ky: number;
  readonly phase: number;
}

const bends = 4;

export function drawPlacement(random: Random): Placement {
  const [halfWidth, halfHeight] = random.pick(sensors);
  const rotation = rotationSpreadRad * random.normal();
  const [cos, sin] = [Math.cos(rotation), Math.sin(rotation)];
  const [dx, dy] = [shiftSpreadPx * random.normal(), shiftSpreadPx * random.normal()];
  const skin = Array.from({ length: bends }, () => drawBend(random, stretchMeanPx * random.between(0.3, 1.7)));
  const contact = drawContact(random);
  const bend = (x: number, y: number, placed: Placed): void => {
    placed.x = x;
    placed.y = y;
    [placed.xx, placed.yx, placed.xy, placed.yy] = [1, 0, 0, 1];
    for (const { ax, ay, kx, ky, phase } of skin) {
      const angle = kx * x + ky * y + phase;
      const pull = Math.sin(angle);
      const change = Math.cos(angle);
      placed.x += ax * pull;
      placed.y += ay * pull;
      placed.xx += ax * kx * change;
      placed.yx += ay * kx * change;
      placed.xy += ax * ky * change;
      placed.yy += ay * ky * change;
    }
  };
  const toPicture = (x: number, y: number, placed: Placed): void => {
    bend(x, y, placed);
    const { x: u, y: v, xx, yx, xy, yy } = placed;
    placed.x = cos * u - sin * v + dx;
    placed.y = sin * u + cos * v + dy;
    placed.xx = cos * xx - sin * yx;
    placed.yx = sin * xx + cos * yx;
    placed.xy = cos * xy - sin * yy;
    placed.yy = sin * xy + cos * yy;
  };
  return {
    halfWidth,
    halfHeight,
    toPicture,
    toFinger(x, y, placed) {
      const u = cos * (x - dx) + sin * (y - dy);
      const v = cos * (y - dy) - sin * (x - dx);
      // The displacement changes slowly: two steps of the fixed point leave less than a tenth of a pixel.
      bend(u, v, placed);
      const [bx, by] = [2 * u - placed.x, 2 * v - placed.y];
      bend(bx, by, placed);
      const [fx, fy] = [bx + u - placed.x, by + v - placed.y];
      toPicture(fx, fy, placed);
      placed.x = fx;
      placed.y = fy;
    },
    contactAt: (x, y) => contact(cos * (x - dx) + sin * (y - dy), cos * (y - dy) - sin * (x - dx)),
  };
}

function drawBend(random: Random, amplitude: number): Bend {
  const bearing = 2 * Math.PI * random.unit();
  const pull = 2 * Math.PI * random.unit();
  const k = (2 * Math.PI) / random.between(260, 520);
  return {
    ax: amplitude * Math.cos(pull),
    ay: amplitude * Math.sin(pull),
    kx: k * Math.cos(bearing),
    ky: k * Math.sin(bearing),
    phase: 2 * Math.PI * random.unit(),
  };
}

const edgeCellPx = 32;
const edgeCells = 22;

/** An oval between ellipse and rectangle with a frayed edge, in the finger's coordinates. */
function drawContact(random: Random): (x: number, y: number) => number {
  const area = areaMedianPx2 * Math.exp(areaSpread * random.normal());
  const aspect = 1.3 * Math.exp(0.14 * random.normal());
  // The area of |x/a|^2.4 + |y/b|^2.4 < 1 is 3.34 a b.
  const a = Math.sqrt(area / 3.34 / aspect);
  const b = a * aspect;
  const [cx, cy] = [0.14 * a * random.normal(), 20 + 0.12 * b * random.normal()];
  const edge = smoothNoise(random, edgeCells, edgeCells, 1.6).data;
  return (x, y) => {
    const radius = Math.abs((x - cx) / a) ** 2.4 + Math.abs((y - cy) / b) ** 2.4;
    const col = Math.max(0, Math.min(edgeCells - 1, Math.round(x / edgeCellPx + edgeCells / 2)));
    const row = Math.max(0, Math.min(edgeCells - 1, Math.round(y / edgeCellPx + edgeCells / 2)));
    return 1 - radius + 0.22 * edge[row * edgeCells + col];
  };
}
