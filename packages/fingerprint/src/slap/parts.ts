/** The parts of a slap: connected ridges, divided where they are narrow, as between two fingers that touch. */
import { cellsPerMm } from './cells.ts';
import type { RidgeCells } from './cells.ts';
import { distanceTo, fillHoles, open } from './morphology.ts';
import type { Grid } from './morphology.ts';

/** Cells of one part. */
export interface Part {
  readonly cells: Int32Array;
}

/** Coherent ridges fainter than this many gray levels are not looked for. */
const strengthLeast = 4;
/** The strongest hundredth is taken as this often the threshold at most, so that faint fingers stay beside dark ones. */
const rangeMax = 9;
const strokeRadius = 1.7 * cellsPerMm;
const holeMax = 120 * cellsPerMm ** 2;
/** A neck of more than this share of the narrower side's radius joins; so does one that is hardly narrower. */
const neckShare = 0.8;
const neckStep = 0.6 * cellsPerMm;
/** What is thinner than this share of a part's greatest thickness is trimmed from it. */
const trimShare = 0.5;
/** Anything smaller than this holds no fingertip. */
const areaMin = 25 * cellsPerMm ** 2;

/** Cells with ridges: text and strokes removed, holes filled. */
export function ridgeMask({ cols, rows, strength }: RidgeCells): Uint8Array {
  const least = threshold(strength);
  const mask = Uint8Array.from(strength, (value) => (value >= least ? 1 : 0));
  fillHoles(mask, { cols, rows }, holeMax);
  return open(mask, { cols, rows }, strokeRadius);
}

/** Between paper and ridges, on the scale of logarithms: where the two groups' variance is least (Otsu 1979). */
function threshold(strength: Float32Array): number {
  const sorted = Float32Array.from(strength).sort();
  const top = sorted[Math.floor(0.99 * (sorted.length - 1))];
  const bins = new Float64Array(64);
  const binOf = (value: number) => Math.min(63, Math.max(0, Math.floor(8 * Math.log2(Math.max(1, value)))));
  for (const value of strength) bins[binOf(value)]++;
  const total = strength.length;
  const mean = bins.reduce((sum, count, bin) => sum + count * bin, 0) / total;
  let [weight, moment, best, cut] = [0, 0, -1, 0];
  for (let bin = 0; bin < 63; bin++) {
    weight += bins[bin] / total;
    moment += (bins[bin] * bin) / total;
    const between = weight > 0 && weight < 1 ? (mean * weight - moment) ** 2 / (weight * (1 - weight)) : 0;
    if (between > best) [best, cut] = [between, bin];
  }
  return Math.max(strengthLeast, top / rangeMax, Math.min(2 ** ((cut + 1) / 8), top / 3));
}

/**
 * Divides the mask by flooding its distance map from the thickest places down (a watershed): two basins stay apart when
 * the neck between them is clearly narrower than the lesser of them.
 */
export function divide(mask: Uint8Array, { cols, rows }: Grid): Part[] {
  const grid = { cols, rows };
  const depth = distanceTo(mask, grid, 0);
  const basins = new Basins();
  const label = new Int32Array(mask.length).fill(-1);
  const order = deepestFirst(depth);
  for (const i of order) {
    let home = -1;
    forNeighbours(i, grid, (j) => {
      if (label[j] < 0) return;
      const other = basins.rootOf(label[j]);
      home = home < 0 || home === other ? other : basins.meet(home, other, depth[i]);
    });
    label[i] = home < 0 ? basins.open(depth[i]) : home;
  }
  const parts = new Map<number, number[]>();
  for (const i of order) {
    const root = basins.rootOf(label[i]);
    const cells = parts.get(root);
    if (cells) cells.push(i);
    else parts.set(root, [i]);
  }
  return [...parts.values()].map((cells) => trimmed(cells, grid)).filter(({ cells }) => cells.length >= areaMin);
}

/** Without what is much thinner than the part itself, such as a line of text that runs into a finger. */
function trimmed(cells: readonly number[], { cols }: Grid): Part {
  const bounds = { left: Infinity, right: 0, top: Infinity, bottom: 0 };
  for (const i of cells) {
    const [col, row] = [i % cols, Math.floor(i / cols)];
    bounds.left = Math.min(bounds.left, col);
    bounds.right = Math.max(bounds.right, col);
    bounds.top = Math.min(bounds.top, row);
    bounds.bottom = Math.max(bounds.bottom, row);
  }
  const grid = { cols: bounds.right - bounds.left + 1, rows: bounds.bottom - bounds.top + 1 };
  const own = new Uint8Array(grid.cols * grid.rows);
  for (const i of cells) own[(Math.floor(i / cols) - bounds.top) * grid.cols + (i % cols) - bounds.left] = 1;
  const thickest = distanceTo(own, grid, 0).reduce((most, depth) => Math.max(most, depth), 0);
  const kept = open(own, grid, trimShare * thickest);
  const back = (at: number) => (Math.floor(at / grid.cols) + bounds.top) * cols + (at % grid.cols) + bounds.left;
  return {
    cells: Int32Array.from(kept.keys())
      .filter((at) => kept[at] === 1)
      .map(back),
  };
}

/** Basins of the watershed, joined as they are found to be one. */
class Basins {
  readonly #parent: number[] = [];
  readonly #peak: number[] = [];

  open(depth: number): number {
    this.#peak.push(depth);
    return this.#parent.push(this.#parent.length) - 1;
  }

  rootOf(name: number): number {
    let root = name;
    while (this.#parent[root] !== root) root = this.#parent[root];
    return root;
  }

  /** Two basins meet at a neck of some depth; returns the one that the neck belongs to. */
  meet(a: number, b: number, neck: number): number {
    const [greater, lesser] = this.#peak[a] >= this.#peak[b] ? [a, b] : [b, a];
    const peak = this.#peak[lesser];
    if (neck >= neckShare * peak || peak - neck < neckStep) this.#parent[lesser] = greater;
    return greater;
  }
}

/** Cells inside by falling depth, in steps of an eighth of a cell. */
function deepestFirst(depth: Float32Array): Int32Array {
  const levelOf = (i: number) => Math.round(8 * depth[i]);
  const inside = Int32Array.from(depth.keys()).filter((i) => depth[i] > 0);
  const counts = new Int32Array(inside.reduce((most, i) => Math.max(most, levelOf(i)), 0) + 2);
  for (const i of inside) counts[levelOf(i)]++;
  for (let level = counts.length - 2; level >= 0; level--) counts[level] += counts[level + 1];
  const order = new Int32Array(inside.length);
  for (const i of inside) order[counts[levelOf(i) + 1]++] = i;
  return order;
}

function forNeighbours(i: number, { cols, rows }: Grid, visit: (j: number) => void): void {
  const col = i % cols;
  const row = (i - col) / cols;
  for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++) {
    for (let x = Math.max(0, col - 1); x <= Math.min(cols - 1, col + 1); x++)
      if (y * cols + x !== i) visit(y * cols + x);
  }
}
