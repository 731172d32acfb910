/**
 * Where the minutiae of a finger lie. Ridges that diverge, or lie closer together, need new ones: the curl of the wave
 * vector says how many more minutiae point one way than the other. To these come pairs of chance, so that the places are
 * nearly those of a Poisson process with a small distance kept, as on the development sets.
 */
import { smoothNoise } from '../../noise.ts';
import type { Random } from '../../random.ts';
import type { Point } from '../pattern.ts';
import { carry, gatherSpirals, newDislocations, newSpirals, spiralAngle } from './ridge-phase.ts';
import type { Carried, Dislocations } from './ridge-phase.ts';
import { flowAt, flowCellPx, flowCols, flowRows } from './skin-flow.ts';
import type { FlowHere, SkinFlow } from './skin-flow.ts';

const minutiaeMost = 320;
/** Mean number in a square pixel at 500 ppi, where nothing diverges; one in 1,960 is 12 a square centimetre. */
const densityMean = 0.00031;
const densitySpread = 0.16;
/** No two minutiae lie closer, in pixels at 500 ppi. */
const apartPx = 5;
/** Half axes of the skin that any print may show. */
const halfWidthPx = 268;
const halfHeightPx = 316;
/** Share of the curl that shows in the minutiae; the rest is noise of the coarse grid near singular points. */
const curlShare = 0.6;
const curlMost = 0.003;
/** Minutiae near each other, within so many cells, tend to point the same way. */
const likeCells = 5;
const likeness = 1.2;

/** All minutiae of a finger whose pattern has this centre, each with the phase that agrees with its neighbours'. */
export function scatterMinutiae(random: Random, flow: SkinFlow, centre: Point): Dislocations {
  const density = densityMean * Math.exp(densitySpread * random.normal());
  const all = newDislocations(minutiaeMost);
  const [right, down] = [0, 1].map(() => smoothNoise(random, flowCols, flowRows, likeCells).data);
  for (let row = 1; row < flowRows - 1; row++) {
    for (let col = 1; col < flowCols - 1; col++) {
      const x = (col + 0.5 - flowCols / 2) * flowCellPx;
      const y = (row + 0.5 - flowRows / 2) * flowCellPx;
      if ((x / halfWidthPx) ** 2 + (y / halfHeightPx) ** 2 > 1) continue;
      const chance = density * crowding(x - centre.x, y - centre.y);
      const i = row * flowCols + col;
      const lean = leaning(x - centre.x, y - centre.y) + likeness * down[i];
      const net = netDensity(flow, i, chance * likeness * right[i], chance * lean);
      const total = Math.sqrt(chance * chance + net * net);
      const expected = total * flowCellPx * flowCellPx;
      for (let left = poisson(random, expected); left > 0; left--) {
        const px = x + flowCellPx * (random.unit() - 0.5);
        const py = y + flowCellPx * (random.unit() - 0.5);
        const winding = random.unit() * 2 * total < total + net ? 1 : -1;
        if (all.count < minutiaeMost && keepsApart(all, px, py)) place(random, flow, all, px, py, winding);
      }
    }
  }
  agreePhases(flow, all);
  return all;
}

/** Minutiae crowd about the core and are more frequent below it than above; both are coarse means of real prints. */
function crowding(x: number, y: number): number {
  const about = Math.exp(-((x / 70) ** 2 + ((y - 12) / 85) ** 2));
  const below = 1 / (1 + Math.exp(-(y - 70) / 30));
  return 0.45 + 1.9 * about + 0.55 * below;
}

/** How much more often minutiae point down than up, as real prints show: down about the core, up near the crease. */
function leaning(x: number, y: number): number {
  const about = Math.exp(-((x / 110) ** 2) - ((y - 25) / 75) ** 2);
  const below = 1 / (1 + Math.exp(-(y - 140) / 20));
  return 0.65 * about - 0.35 * below;
}

/**
 * How many more dislocations wind clockwise than anticlockwise along the cell's wave vector, a square pixel; so many
 * more point to the right than to the left, and down than up, where ridges run that way.
 */
function netDensity({ cos2, sin2, wavenumber }: SkinFlow, i: number, rightwards: number, downwards: number): number {
  const along = 0.5 * Math.atan2(sin2[i], cos2[i]);
  const [nx, ny] = [Math.cos(along), Math.sin(along)];
  const vector = (j: number): [number, number] => {
    const angle = 0.5 * Math.atan2(sin2[j], cos2[j]);
    const [x, y] = [Math.cos(angle), Math.sin(angle)];
    const k = (x * nx + y * ny < 0 ? -1 : 1) * wavenumber[j];
    return [k * x, k * y];
  };
  const dx = vector(i + 1)[1] - vector(i - 1)[1];
  const dy = vector(i + flowCols)[0] - vector(i - flowCols)[0];
  // Those that wind clockwise point along (ny, -nx).
  const curl = (curlShare * (dx - dy)) / (2 * flowCellPx * 2 * Math.PI) + rightwards * ny - downwards * nx;
  return Math.max(-curlMost, Math.min(curlMost, curl));
}

/** Knuth's count; the means here are well below 1. */
function poisson(random: Random, mean: number): number {
  const least = Math.exp(-mean);
  let count = 0;
  for (let product = random.unit(); product > least; product *= random.unit()) count++;
  return count;
}

function keepsApart(all: Dislocations, x: number, y: number): boolean {
  for (let j = 0; j < all.count; j++) {
    if ((all.x[j] - x) ** 2 + (all.y[j] - y) ** 2 < apartPx * apartPx) return false;
  }
  return true;
}

const here: FlowHere = { nx: 0, ny: 0, k: 0 };

function place(random: Random, flow: SkinFlow, all: Dislocations, x: number, y: number, winding: number): void {
  flowAt(flow, x, y, here);
  const at = all.count++;
  all.x[at] = x;
  all.y[at] = y;
  // The extra line lies a quarter turn anticlockwise of the wave vector along which the phase winds clockwise.
  all.ex[at] = winding * here.ny;
  all.ey[at] = -winding * here.nx;
  all.phase[at] = 2 * Math.PI * random.unit();
}

const linkPx = 70;
const linkSteps = 4;

/** Each minutia takes its phase from the nearest before it: neighbours show the same ridges. */
function agreePhases(flow: SkinFlow, all: Dislocations): void {
  const own = newSpirals(64);
  const other = newSpirals(64);
  for (let i = 1; i < all.count; i++) {
    let nearest = -1;
    let least = linkPx * linkPx;
    for (let j = 0; j < i; j++) {
      const d = (all.x[i] - all.x[j]) ** 2 + (all.y[i] - all.y[j]) ** 2;
      if (d < least) [nearest, least] = [j, d];
    }
    if (nearest < 0) continue;
    // Between the two, a little aside: the wave vanishes on neither.
    const mx = (all.x[i] + all.x[nearest]) / 2 + 3;
    const my = (all.y[i] + all.y[nearest]) / 2 + 3;
    const there = phaseFrom(flow, all, nearest, mx, my, other);
    const back = phaseFrom(flow, all, i, mx, my, own);
    const same = there.nx * back.nx + there.ny * back.ny < 0 ? -1 : 1;
    all.phase[i] += same * there.phase - back.phase;
  }
}

/** Phase that the wave of minutia i has at a point, and the wave vector's direction there. */
function phaseFrom(
  flow: SkinFlow,
  all: Dislocations,
  i: number,
  x: number,
  y: number,
  spirals: ReturnType<typeof newSpirals>,
): Carried {
  const [nx, ny] = [-all.ey[i], all.ex[i]];
  gatherSpirals(flow, all, all.x[i], all.y[i], nx, ny, spirals);
  const carried: Carried = { phase: 0, nx, ny };
  carry(flow, all.x[i], all.y[i], x - all.x[i], y - all.y[i], linkSteps, carried);
  carried.phase += all.phase[i] + spiralAngle(spirals, x, y);
  return carried;
}
