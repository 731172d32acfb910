/** From the image of a slap to its fingers: the steps, in order. */
import type { FingerPosition, GrayImage, QualityReason } from '@ipse/core';
import { resolutionOf } from '../extract/estimate-resolution.ts';
import { normalPpi } from '../extract/resolution.ts';
import { assignments, fingerLikeness, handShare } from './assign.ts';
import type { Assignment } from './assign.ts';
import { findCandidates } from './candidates.ts';
import type { Candidate } from './candidates.ts';
import { cellPx, ridgeCells } from './cells.ts';
import type { RidgeCells } from './cells.ts';
import { cropFinger, paperOf } from './crop-finger.ts';
import { divide, ridgeMask } from './parts.ts';
import { expectedFingers, handOf } from './positions.ts';
import type { Hand } from './positions.ts';
import { fingerReasons, slapReasons } from './reasons.ts';
import type { FingerBox } from './shapes.ts';

export interface SlapOptions {
  /** What the slap is said to show: OSIA's PLAIN_RIGHT_FOUR_FINGERS, PLAIN_THUMBS, RIGHT_INDEX, ...; absent: four fingers of either hand. */
  readonly position?: string;
  /** Fingers known to be absent: amputated or bandaged. They are not looked for. */
  readonly missing?: readonly FingerPosition[];
}

export interface SlapFinger {
  readonly position: FingerPosition;
  /** The fingertip down to its crease, in pixels of the slap. */
  readonly box: FingerBox;
  /** How clear its ridges are, 0 to 100: a rough measure; the quality of the finger comes from its extraction. */
  readonly clarity: number;
  /** What a person should look at: cut off, touching another finger, no clear crease. */
  readonly reasons: readonly QualityReason[];
  /** The finger alone, upright, in the resolution of the slap. */
  readonly image: GrayImage;
}

export interface SlapSegmentation {
  /** The hand that the fingers belong to, and how probable the geometry makes it; absent for thumbs and single fingers. */
  readonly hand?: { readonly side: Hand; readonly probability: number };
  /** From left to right. */
  readonly fingers: readonly SlapFinger[];
  /** Expected fingers that were not found, those known to be missing left out. */
  readonly notFound: readonly FingerPosition[];
  /** What a person should look at: fingers not found, too many, the other hand. */
  readonly warnings: readonly QualityReason[];
}

/** Finds the fingers of a slap. An image without any is a value too: no fingers, and a warning that says so. */
export function segmentSlap(image: GrayImage, { position, missing = [] }: SlapOptions = {}): SlapSegmentation {
  const { ppi } = resolutionOf(image);
  const cells = ridgeCells(image, ppi);
  const parts = divide(ridgeMask(cells), cells);
  const { tips } = findCandidates(parts, cells);
  const { best, hand, otherHand } = chooseFingers(tips, position, missing);
  const taken = best.fingers.flatMap(({ candidate }) => (candidate ? [candidate] : []));
  const owners = ownersOf(parts, taken, cells);
  const scale = ppi / normalPpi;
  const ownerAt = (x: number, y: number) => owners[cellAt(x / scale, y / scale, cells)];
  const paper = paperOf(image, (x, y) => ownerAt(x, y) === 0);
  const fingers = best.fingers.flatMap(({ position: found, candidate }) => {
    if (!candidate) return [];
    const own = 1 + taken.indexOf(candidate);
    const box = scaled(candidate.box, scale);
    const finger = cropFinger(image, box, scale, paper, (x, y) => ownerAt(x, y) !== 0 && ownerAt(x, y) !== own);
    const reasons = fingerReasons(candidate, owners, cells.cols, own);
    return [{ position: found, box, clarity: Math.round(100 * candidate.coherence), reasons, image: finger }];
  });
  const notFound = best.fingers.filter((each) => !each.candidate && !missing.includes(each.position));
  const notFoundPositions = notFound.map((each) => each.position);
  const surplus = tips.filter((each) => !taken.includes(each) && looksLikeAnother(each, taken));
  return {
    ...(hand ? { hand } : {}),
    fingers,
    notFound: notFoundPositions,
    warnings: slapReasons({ found: fingers.length, notFound: notFoundPositions, surplus: surplus.length, otherHand }),
  };
}

interface Choice {
  readonly best: Assignment;
  readonly hand?: SlapSegmentation['hand'];
  /** True when the geometry speaks clearly against the hand that was stated. */
  readonly otherHand: boolean;
}

/** The other hand must be this probable before the stated one is doubted. */
const doubtFrom = 0.95;
/** Fewer fingers say too little of the hand. */
const handFingersMin = 3;

function chooseFingers(
  tips: readonly Candidate[],
  position: string | undefined,
  missing: readonly FingerPosition[],
): Choice {
  const stated = expectedFingers(position);
  const own = stated.flatMap((expected) => assignments(expected, missing, tips));
  const [best] = own.sort((a, b) => b.logWeight - a.logWeight);
  const found = best.fingers.filter(({ candidate }) => candidate !== null).length;
  if (best.fingers.length < 4 || found < handFingersMin) return { best, otherHand: false };
  const side = handOf(best.fingers[0].position);
  if (stated.length > 1) return { best, hand: { side, probability: handShare(own, side) }, otherHand: false };
  const mirrored = expectedFingers(undefined).filter(([first]) => handOf(first) !== side);
  const both = [...own, ...mirrored.flatMap((expected) => assignments(expected, missing.map(mirror), tips))];
  const probability = handShare(both, side);
  return { best, hand: { side, probability }, otherHand: 1 - probability > doubtFrom };
}

const mirror = (position: FingerPosition): FingerPosition =>
  (position.startsWith('LEFT')
    ? position.replace('LEFT', 'RIGHT')
    : position.replace('RIGHT', 'LEFT')) as FingerPosition;

/** A candidate that was left over though it looks as much like a finger as those that were taken. */
function looksLikeAnother(candidate: Candidate, taken: readonly Candidate[]): boolean {
  const strongest = taken.reduce((most, { strength }) => Math.max(most, strength), 0);
  return fingerLikeness(candidate, strongest) > 0.5;
}

/** By cell: the number of the finger taken that it belongs to, from 1; 255 for another part; 0 for paper. */
function ownersOf(
  parts: readonly { readonly cells: Int32Array }[],
  taken: readonly Candidate[],
  { cols, rows }: RidgeCells,
): Uint8Array {
  const owners = new Uint8Array(cols * rows);
  for (const part of parts) for (const i of part.cells) owners[i] = 255;
  taken.forEach(({ part }, n) => {
    for (const i of part.cells) owners[i] = n + 1;
  });
  return owners;
}

/** The cell of a pixel at 500 ppi. */
function cellAt(x: number, y: number, { cols, rows }: RidgeCells): number {
  return Math.min(rows - 1, Math.floor(y / cellPx)) * cols + Math.min(cols - 1, Math.floor(x / cellPx));
}

function scaled({ centreX, centreY, width, height, rotationRad }: FingerBox, scale: number): FingerBox {
  return {
    centreX: centreX * scale,
    centreY: centreY * scale,
    width: width * scale,
    height: height * scale,
    rotationRad,
  };
}
