/** Resolution of an image that does not say it, from the distance between its ridges. */
import type { GrayImage } from '@ipse/core';
import { normaliseContrast } from './contrast.ts';
import { ridgeFlow } from './flow.ts';
import { crop, regionOfPrint } from './region.ts';
import { normalPpi, resample } from './resolution.ts';
import { contrastMask } from './segmentation.ts';

/** What files claim outside these is a default of some program, not a measurement. */
const plausiblePpi = { least: 180, most: 1600 };
/** Guesses from which the search starts; spectra see ridges from half to one and a half of the usual distance. */
const guessesPpi = [500, 1000, 300];
const looks = 2;
/** Usual distance of ridges in pixels at 500 ppi (0.46 mm), and the spread of its logarithm from finger to finger. */
const usualDistancePx = 9.1;
const fingerSpread = 0.12;
/** A guess at which a finger has ordinary ridges is believed before a slightly clearer one at which it has not. */
const ordinaryBonus = 1.3;
const ordinaryDistancePx = { least: 6.8, most: 11 };
/** Resolutions of sensors and scanners, and how many of the images that tell none have each, roughly. */
const commonPpi = [
  { ppi: 500, share: 0.6 },
  { ppi: 1000, share: 0.14 },
  { ppi: 600, share: 0.06 },
  { ppi: 300, share: 0.05 },
  { ppi: 400, share: 0.05 },
  { ppi: 250, share: 0.04 },
  { ppi: 800, share: 0.03 },
  { ppi: 1200, share: 0.03 },
] as const;

/** How likely an image is whose shorter side, at the resolution in question, is at most this long: sensors show a fingertip. */
const sidesMm = [
  { most: 7, likelihood: 0.1 },
  { most: 10, likelihood: 0.4 },
  { most: 33, likelihood: 1 },
  { most: Infinity, likelihood: 0.5 },
] as const;
/** A resolution that is more probable than this is named beside the most probable one. */
const doubtMin = 0.05;
const mmPerInch = 25.4;

export interface Resolution {
  /** To work at. */
  readonly ppi: number;
  /** Whether the image told it. */
  readonly known: boolean;
  /** When it did not: what it may well be instead, the more probable first. Ridges of fingers differ too much to tell. */
  readonly others: readonly number[];
}

/** The resolution to work at: what the image tells, or an estimate with what else it may be. */
export function resolutionOf(image: GrayImage): Resolution {
  const ppi = image.resolutionPpi;
  if (ppi !== undefined && ppi >= plausiblePpi.least && ppi <= plausiblePpi.most)
    return { ppi, known: true, others: [] };
  const [first, ...others] = likeliest(usualPpi(image), Math.min(image.width, image.height));
  return {
    ppi: first.ppi,
    known: false,
    others: others.filter(({ probability }) => probability > doubtMin).map((one) => one.ppi),
  };
}

/** What the resolution would be if the finger had usual ridges. */
function usualPpi(image: GrayImage): number {
  let best = { clarity: 0, ppi: normalPpi };
  for (const guess of guessesPpi) {
    const { clarity, distancePx } = ridgesAt(image, guess);
    const ordinary = distancePx >= ordinaryDistancePx.least && distancePx <= ordinaryDistancePx.most;
    const believed = ordinary ? clarity * ordinaryBonus : clarity;
    if (believed > 1.1 * best.clarity) best = { clarity: believed, ppi: (guess * distancePx) / usualDistancePx };
  }
  // Far from the usual distance it is underrated; looked at again where it would be usual, it comes true.
  for (let look = 0; look < looks; look++) best.ppi *= ridgesAt(image, best.ppi).distancePx / usualDistancePx;
  return best.ppi;
}

/** Common resolutions by falling probability, for a finger whose ridges tell `usual` and an image this many pixels wide. */
function likeliest(usual: number, sidePx: number): { ppi: number; probability: number }[] {
  const weighed = commonPpi.map(({ ppi, share }) => {
    const sideMm = (sidePx * mmPerInch) / ppi;
    const size = sidesMm.find(({ most }) => sideMm <= most)?.likelihood ?? 1;
    return { ppi, weight: size * share * Math.exp(-0.5 * (Math.log(usual / ppi) / fingerSpread) ** 2) };
  });
  const total = weighed.reduce((sum, { weight }) => sum + weight, Number.MIN_VALUE);
  return weighed
    .map(({ ppi, weight }) => ({ ppi, probability: weight / total }))
    .sort((a, b) => b.probability - a.probability || a.ppi - b.ppi);
}

/** How clear ridges are when the image is taken to have a resolution, and how far apart they lie at 500 ppi. */
function ridgesAt(image: GrayImage, ppi: number): { clarity: number; distancePx: number } {
  const contrast = normaliseContrast(resample(crop(image, regionOfPrint(image, ppi)), ppi));
  const { cols, rows, inside } = contrastMask(contrast);
  const { concentration, wavenumber } = ridgeFlow(contrast.ridges, cols, rows);
  let [count, weight, clarity, distance] = [0, 1e-9, 0, 0];
  for (let i = 0; i < inside.length; i++) {
    if (inside[i] === 0) continue;
    const share = concentration[i] ** 2;
    count++;
    clarity += share;
    weight += share * share;
    distance += (share * share * 4 * Math.PI) / wavenumber[i];
  }
  return { clarity: count > 0 ? clarity / count : 0, distancePx: distance / weight };
}
