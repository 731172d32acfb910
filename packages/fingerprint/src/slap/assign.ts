/** Which candidate is which finger: every choice that keeps their order is weighed, and the best one taken. */
import type { FingerPosition } from '@ipse/core';
import { cellsPerMm } from './cells.ts';
import type { Candidate } from './candidates.ts';
import { logGaussian } from './gaussian.ts';
import { handOf, tipModel } from './positions.ts';
import type { Hand } from './positions.ts';

export interface Assignment {
  /** The fingers expected, from left to right, each with its candidate; null where none was found. */
  readonly fingers: readonly { readonly position: FingerPosition; readonly candidate: Candidate | null }[];
  readonly logWeight: number;
}

/** Standard deviations about the model of the hand. */
const spread = {
  /** Of each tip, in mm. */
  xMm: 3.5,
  yMm: 3.5,
  /** Of the hand's place: as good as anywhere. */
  placeMm: 80,
  /** Of how far the fingers are spread, and of the hand's turn that the axes did not show (a slope). */
  stretch: 0.25,
  slope: 0.17,
  /** Of each logarithm of a width, and of all of them together. */
  logWidth: 0.14,
  logWidthAll: 0.4,
};
/** Log density of something that is no finger of this slap: anywhere on the platen, of any width. */
const logStray = Math.log(1 / (80 * 75));
const logMissing = Math.log(0.02);
/** Candidates that are weighed at most, by how much they look like fingers. */
const weighedMax = 9;

/** All choices for one list of expected fingers, best first. Fingers in `missing` are not looked for. */
export function assignments(
  expected: readonly FingerPosition[],
  missing: readonly FingerPosition[],
  candidates: readonly Candidate[],
): Assignment[] {
  const strongest = candidates.reduce((most, { strength }) => Math.max(most, strength), 0);
  const looks = new Map(candidates.map((each) => [each, fingerLikeness(each, strongest)]));
  const weighed = [...candidates].sort((a, b) => looks.get(b)! - looks.get(a)!).slice(0, weighedMax);
  weighed.sort((a, b) => a.tip.u - b.tip.u);
  const found: Assignment[] = [];
  const chosen: (Candidate | null)[] = [];
  const choose = (finger: number, from: number): void => {
    if (finger === expected.length) {
      found.push(weigh(expected, missing, chosen, weighed.length, looks));
      return;
    }
    chosen.push(null);
    choose(finger + 1, from);
    chosen.pop();
    if (missing.includes(expected[finger])) return;
    for (let next = from; next < weighed.length; next++) {
      chosen.push(weighed[next]);
      choose(finger + 1, next + 1);
      chosen.pop();
    }
  };
  choose(0, 0);
  return found.sort((a, b) => b.logWeight - a.logWeight);
}

function weigh(
  expected: readonly FingerPosition[],
  missing: readonly FingerPosition[],
  chosen: readonly (Candidate | null)[],
  count: number,
  looks: ReadonlyMap<Candidate, number>,
): Assignment {
  const fingers = expected.map((position, n) => ({ position, candidate: chosen[n] }));
  const present = fingers.flatMap(({ position, candidate }) => (candidate ? [{ position, candidate }] : []));
  const unexplained = fingers.filter(({ position, candidate }) => !candidate && !missing.includes(position)).length;
  const liking = present.reduce((sum, { candidate }) => sum + (looks.get(candidate) ?? 0), 0);
  const strays = (count - present.length) * logStray;
  return { fingers, logWeight: liking + strays + unexplained * logMissing + logFit(present) };
}

/** How well tips and widths fit the model of the hand, as a log density. */
function logFit(present: readonly { position: FingerPosition; candidate: Candidate }[]): number {
  const models = present.map(({ position }) => tipModel(position));
  const xs = models.map(({ x }) => x);
  const x = present.map(({ candidate }, n) => candidate.tip.u - models[n].x);
  // The slope follows where the tips were found, not where the model has them.
  const us = present.map(({ candidate }) => candidate.tip.u);
  const middle = us.reduce((sum, u) => sum + u, 0) / Math.max(1, us.length);
  const y = present.map(({ candidate }, n) => -candidate.tip.v - models[n].y);
  const width = present.map(({ candidate }, n) => Math.log(candidate.box.width) - models[n].logWidth);
  return (
    logGaussian(x, spread.xMm, [ones(x, spread.placeMm), xs.map((each) => spread.stretch * each)]) +
    logGaussian(y, spread.yMm, [ones(y, spread.placeMm), us.map((u) => spread.slope * (u - middle))]) +
    logGaussian(centred(width), spread.logWidth, [ones(width, spread.logWidthAll)])
  );
}

const ones = (values: readonly number[], scale: number): number[] => values.map(() => scale);
const usualLogWidth = Math.log(290);
const centred = (values: readonly number[]): number[] => values.map((value) => value - usualLogWidth);

/** Log odds that a candidate is a fingertip at all, by its area, shape, strength and whether the image cuts it off. */
export function fingerLikeness({ part, box, strength, coherence, onEdgeMm }: Candidate, strongest: number): number {
  const areaMm2 = part.cells.length / cellsPerMm ** 2;
  const small = Math.max(0, Math.log(110 / areaMm2) / 0.35);
  const large = Math.max(0, Math.log(areaMm2 / 550) / 0.35);
  const faint = Math.max(0, Math.log((0.35 * strongest) / strength) / 0.35);
  const muddled = Math.max(0, (0.3 - coherence) / 0.07);
  const flat = Math.max(0, (0.95 - box.height / box.width) / 0.2);
  const thin = Math.max(0, (box.height / box.width - 2.2) / 0.4);
  const cut = Math.min(3, onEdgeMm / 4);
  return 2 - Math.min(12, 0.5 * (small ** 2 + large ** 2 + faint ** 2 + muddled ** 2 + flat ** 2 + thin ** 2)) - cut;
}

/** The probability of each hand, from all choices of its fingers. */
export function handShare(all: readonly Assignment[], hand: Hand): number {
  const most = all.reduce((best, { logWeight }) => Math.max(best, logWeight), -Infinity);
  let [own, total] = [0, 0];
  for (const { fingers, logWeight } of all) {
    const share = Math.exp(logWeight - most);
    total += share;
    if (handOf(fingers[0].position) === hand) own += share;
  }
  return total > 0 ? own / total : 0.5;
}
