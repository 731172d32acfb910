/** Where the mark lies: as the examiner outlines it, or where ridges are believed to be. */
import type { GrayImage } from '@ipse/core';
import { regionOfPrint } from '../extract/region.ts';
import type { Region } from '../extract/region.ts';
import { normalPpi } from '../extract/resolution.ts';
import type { CellMask } from '../extract/segmentation.ts';
import { smooth } from '../extract/smooth.ts';
import type { MarkFlow } from './mark-flow.ts';
import { partingValue } from './parting-value.ts';

/** A corner of an outline, in pixels of the sample's own image. */
export interface Corner {
  readonly x: number;
  readonly y: number;
}

/** One byte a cell inside the outline, all 1 without one; `toSample` gives the place of a cell's centre in the sample. */
export function outlined(
  region: readonly Corner[] | undefined,
  cols: number,
  rows: number,
  toSample: (col: number, row: number) => Corner,
): Uint8Array {
  return Uint8Array.from({ length: cols * rows }, (_, cell) => {
    return region === undefined || isInside(region, toSample(cell % cols, Math.floor(cell / cols))) ? 1 : 0;
  });
}

/** Even-odd rule. */
function isInside(region: readonly Corner[], { x, y }: Corner): boolean {
  let inside = false;
  for (let i = 0, j = region.length - 1; i < region.length; j = i++) {
    const [a, b] = [region[i], region[j]];
    if (a.y > y !== b.y > y && x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x) inside = !inside;
  }
  return inside;
}

/** Space left about an outline, so that filters see what lies beside it, and the longest side worked on, at 500 ppi. */
const marginPx = 24;
const sideMax = 960;

/** The part of the image about an outline, or about its contrast without one; never larger than is worked on. */
export function partOf(image: GrayImage, ppi: number, region: readonly Corner[] | undefined): Region {
  if (region === undefined) return regionOfPrint(image, ppi);
  const span = (places: readonly number[], length: number) => {
    const margin = (marginPx * ppi) / normalPpi;
    const most = Math.floor((sideMax * ppi) / normalPpi);
    const from = Math.max(0, Math.floor(Math.min(...places) - margin));
    const to = Math.min(length, Math.ceil(Math.max(...places) + margin));
    return { from: Math.min(from, length - 1), count: Math.max(1, Math.min(to - from, most)) };
  };
  const across = span(
    region.map(({ x }) => x),
    image.width,
  );
  const down = span(
    region.map(({ y }) => y),
    image.height,
  );
  return { left: across.from, top: down.from, width: across.count, height: down.count };
}

/**
 * Believed no more than this there are no ridges. That is all that counts within an examiner's outline, who has seen ridges. A
 * proposal goes by what is believed over about three ridges (a spread in cells of 4 pixels), for a finger leaves one patch, and
 * by what parts the mark from its ground: what a faint mark is believed with is the ground of a strong one.
 */
const beliefMin = 0.25;
const proposedSigma = 6;
/** Pieces smaller than this share of the largest are left out; holes smaller than this many cells are filled. */
const pieceMin = 0.25;
const holeMax = 200;

/** Cells with ridges within `allowed`, which is an examiner's outline or everything: the large pieces, without small holes. */
export function ridgeCells(flow: MarkFlow, allowed: Uint8Array, isOutline: boolean): CellMask {
  const { cols, rows } = flow;
  const belief = isOutline ? flow.belief : smooth(flow.belief, cols, rows, proposedSigma);
  const least = isOutline ? beliefMin : Math.max(beliefMin, partingValue(belief));
  const inside = belief.map((value, i) => (allowed[i] === 1 && value > least ? 1 : 0));
  const mask = { cols, rows, inside: Uint8Array.from(inside) };
  flipPieces(mask, 1, (size, largest) => size < pieceMin * largest);
  flipPieces(mask, 0, (size) => size < holeMax);
  return { cols, rows, inside: mask.inside.map((value, i) => value & allowed[i]) };
}

/** Turns every 4-connected piece of `value` cells that is `unwanted` into the opposite. */
function flipPieces(
  { cols, rows, inside }: CellMask,
  value: number,
  unwanted: (size: number, largest: number) => boolean,
): void {
  const seen = new Uint8Array(inside.length);
  const pieces: number[][] = [];
  for (let start = 0; start < inside.length; start++) {
    if (seen[start] === 1 || inside[start] !== value) continue;
    const piece = [start];
    seen[start] = 1;
    for (const cell of piece) {
      const [x, y] = [cell % cols, Math.floor(cell / cols)];
      const next = [x > 0 ? cell - 1 : -1, x < cols - 1 ? cell + 1 : -1, y > 0 ? cell - cols : -1];
      for (const other of [...next, y < rows - 1 ? cell + cols : -1]) {
        if (other < 0 || seen[other] === 1 || inside[other] !== value) continue;
        seen[other] = 1;
        piece.push(other);
      }
    }
    pieces.push(piece);
  }
  const largest = Math.max(0, ...pieces.map(({ length }) => length));
  for (const piece of pieces) if (unwanted(piece.length, largest)) for (const cell of piece) inside[cell] = 1 - value;
}
