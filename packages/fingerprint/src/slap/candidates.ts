/** Fingertips among the parts of a slap: pieces joined, phalanges told apart, each with its axis and rectangle. */
import { cellPx, cellsPerMm } from './cells.ts';
import type { RidgeCells } from './cells.ts';
import { cutAtCrease } from './crease.ts';
import { fingerDirection, handDirection } from './direction.ts';
import type { Part } from './parts.ts';
import { boxOf, momentsOf, turned, unturned } from './shapes.ts';
import type { FingerBox, Moments } from './shapes.ts';

export interface Candidate {
  readonly part: Part;
  /** In pixels at 500 ppi. */
  readonly box: FingerBox;
  /** Where the tip lies in the frame of the hand, in mm: u to the right, v towards the palm. */
  readonly tip: { readonly u: number; readonly v: number };
  /** Mean strength and coherence of its ridges. */
  readonly strength: number;
  readonly coherence: number;
  /** Length of its outline on the edge of the image, in mm. */
  readonly onEdgeMm: number;
  readonly creaseClear: boolean;
}

export interface Candidates {
  readonly handRad: number;
  readonly tips: readonly Candidate[];
}

const pxPerMm = 500 / 25.4;
/** Gaps along a finger: between pieces of one fingertip, and between one phalanx and the next. */
const pieceGapMm = 2;
const phalanxGapMm = 11;
/** A part that is smaller than this share of the one below it is no fingertip above a phalanx. */
const likenessMin = 0.6;
/** Pieces are of one fingertip when together they are no longer than one. */
const tipLongMm = 26;
const pieceLongMm = 13;

export function findCandidates(parts: readonly Part[], cells: RidgeCells): Candidates {
  const handRad = handDirection(
    parts,
    parts.map((part) => momentsOf(part, cells.cols)),
  );
  const joined = joinPieces(parts, cells.cols, handRad);
  const placed = joined.map((part) => place(part, cells.cols, handRad));
  const baseOf = nextPhalanges(placed);
  const bases = new Set(baseOf.values());
  const tips = placed
    .filter((each) => !bases.has(each))
    .map((each) => toCandidate(each, baseOf.get(each)?.moments, cells, handRad));
  return { handRad, tips };
}

/** A part in the frame of the hand, in pixels at 500 ppi. */
interface Placed {
  readonly part: Part;
  readonly moments: Moments;
  readonly u: number;
  readonly top: number;
  readonly bottom: number;
  readonly width: number;
}

function place(part: Part, cols: number, handRad: number): Placed {
  const moments = momentsOf(part, cols);
  const { centreX, centreY, width, height } = boxOf(part, cols, handRad);
  const { u, v } = turned(centreX, centreY, handRad);
  return { part, moments, u, top: v - height / 2, bottom: v + height / 2, width };
}

/** True when `below` continues `above` towards the palm, with at most `gapMm` between the two. */
function continues(above: Placed, below: Placed, gapMm: number): boolean {
  const gap = below.top - above.bottom;
  const aside = Math.abs(below.u - above.u);
  const middle = (above.top + above.bottom) / 2;
  return (
    gap < gapMm * pxPerMm &&
    below.top > middle &&
    below.bottom > above.bottom &&
    aside < 0.5 * Math.max(above.width, below.width)
  );
}

function joinPieces(parts: readonly Part[], cols: number, handRad: number): Part[] {
  const pieces = parts.map((part) => place(part, cols, handRad));
  for (let i = 0; i < pieces.length; i++) {
    for (let j = 0; j < pieces.length; j++) {
      const [above, below] = [pieces[i], pieces[j]];
      if (i === j || !continues(above, below, pieceGapMm)) continue;
      if (below.bottom - above.top > tipLongMm * pxPerMm || above.bottom - above.top > pieceLongMm * pxPerMm) continue;
      pieces[i] = place({ cells: Int32Array.of(...above.part.cells, ...below.part.cells) }, cols, handRad);
      pieces.splice(j, 1);
      return joinPieces(
        pieces.map(({ part }) => part),
        cols,
        handRad,
      );
    }
  }
  return pieces.map(({ part }) => part);
}

/** For each part the next phalanx of the same finger, the nearest one below it. */
function nextPhalanges(placed: readonly Placed[]): Map<Placed, Placed> {
  const found = new Map<Placed, Placed>();
  for (const above of placed) {
    const below = placed.filter(
      (each) =>
        each !== above &&
        above.part.cells.length > likenessMin * each.part.cells.length &&
        continues(above, each, phalanxGapMm),
    );
    below.sort((a, b) => a.top - b.top);
    if (below.length > 0) found.set(above, below[0]);
  }
  return found;
}

function toCandidate(
  { part, moments }: Placed,
  base: Moments | undefined,
  cells: RidgeCells,
  handRad: number,
): Candidate {
  const rotationRad = fingerDirection(moments, base, handRad);
  const whole = boxOf(part, cells.cols, rotationRad);
  const cut = cutAtCrease(part, cells, rotationRad, whole.width);
  const box = cut.toV === Infinity ? whole : boxOf(part, cells.cols, rotationRad, cut.toV);
  const kept = part.cells.filter((i) => vOf(i, cells.cols, rotationRad) <= cut.toV);
  const { x, y } = tipOf(box);
  const tip = turned(x / pxPerMm, y / pxPerMm, handRad);
  return {
    part: { cells: kept },
    box,
    tip,
    strength: meanOf(cells.strength, kept),
    coherence: meanOf(cells.coherence, kept),
    onEdgeMm: cellsOnEdge(kept, cells) / cellsPerMm,
    creaseClear: cut.clear,
  };
}

const vOf = (i: number, cols: number, rotationRad: number): number =>
  turned(((i % cols) + 0.5) * cellPx, (Math.floor(i / cols) + 0.5) * cellPx, rotationRad).v;

function tipOf({ centreX, centreY, height, rotationRad }: FingerBox): { x: number; y: number } {
  const { x, y } = unturned(0, -height / 2, rotationRad);
  return { x: centreX + x, y: centreY + y };
}

function meanOf(values: Float32Array, cells: Int32Array): number {
  return cells.reduce((sum, i) => sum + values[i], 0) / Math.max(1, cells.length);
}

function cellsOnEdge(part: Int32Array, { cols, rows }: RidgeCells): number {
  return part.reduce((count, i) => {
    const col = i % cols;
    return count + (col <= 1 || col >= cols - 2 || i < 2 * cols || i >= cols * (rows - 2) ? 0.5 : 0);
  }, 0);
}
