/** What may be wrong with a print, in words that somebody at the sensor can act on, and when it is said. */
import type { QualityReason } from '@ipse/core';
import type { Resolution } from '../extract/estimate-resolution.ts';
import type { Measures } from './measures.ts';
import { sides } from './placement.ts';
import type { Placement, Side } from './placement.ts';

const texts = {
  'no-ridges': {
    message: 'No ridges of a finger were found.',
    advice: 'Check that the image shows one finger, dark ridges on light, and capture it again.',
  },
  repeated: {
    message: 'The same pattern comes back again and again: this is not a print of a finger.',
    advice: 'Capture a finger. Something printed or woven may lie on the sensor.',
  },
  'not-ridges': {
    message: 'What the image shows does not run in lines as the ridges of a finger do: it is noise or another picture.',
    advice: 'Capture a finger. Check the stated pixels per inch; say so if it is a mark from a scene.',
  },
  'no-minutiae': {
    message: 'No line ends or forks, so there is nothing to compare.',
    advice: 'Lay the whole pad of the finger on the sensor. Stripes or writing are no print.',
  },
  partial: {
    message: 'Only a small part of the fingertip is visible.',
    advice: 'Lay the pad of the finger flat on the middle of the sensor.',
  },
  'tip-only': {
    message: 'Only the tip of the finger is on the sensor.',
    advice: 'Move the finger up, until the middle of its pad lies on the middle of the sensor.',
  },
  'off-centre': {
    message: 'The edge of the image cuts the print off, and there is room on the other side.',
    advice: 'Lay the finger on the middle of the sensor.',
  },
  'low-contrast': { message: 'The ridges are faint.', advice: 'Press a little more firmly, or clean the sensor.' },
  'too-dry': {
    message: 'The ridges are broken: the finger is too dry.',
    advice: 'Breathe on the finger or moisten it a little, then press it again.',
  },
  'too-wet': {
    message: 'The ridges run together: the finger is too wet, or it is pressed too hard.',
    advice: 'Wipe the finger and the sensor dry, then press more lightly.',
  },
  blurred: {
    message: 'The image is blurred.',
    advice: 'Hold the finger still, clean or focus the sensor, and capture it again.',
  },
  residue: {
    message: 'There are traces beside the print: dirt, or what an earlier finger left.',
    advice: 'Clean the sensor, and capture the finger again.',
  },
  'resolution-unknown': {
    message: 'The image does not say its resolution.',
    advice: 'State the pixels per inch of the sensor or scan.',
  },
} as const;

type Code = keyof typeof texts;

export const reason = (code: Code): QualityReason => ({ code, ...texts[code] });

/** Says of an unknown resolution what was estimated, and what it may be instead; other reasons stay as they are. */
export function withEstimate(one: QualityReason, { ppi, others }: Resolution): QualityReason {
  if (one.code !== 'resolution-unknown') return one;
  const estimate = `The image does not say its resolution; by the ridges it is ${ppi} pixels per inch`;
  const message = others.length === 0 ? `${estimate}.` : `${estimate}, but may as well be ${others.join(' or ')}.`;
  return { ...one, message };
}

/** The bounds lie near the worst hundredth of the development sets, those of moisture near the worst twentieth. */
const bounds = {
  partialMm2: 82,
  minutiaeForSome: 10,
  /** Prints larger than this lose nothing that matters at the edge. */
  offCentreMm2: 220,
  tipMm2: 170,
  spread: 9,
  dryness: 0.65,
  wetness: 0.135,
  sharpness: 0.35,
  residue: 0.12,
} as const;

/** Of a side's length that a print covers where it is cut off, and of the image that is free on the other side. */
const cutMin = 0.2;
const roomMin = 0.25;

/** The reasons that hold, the gravest kind first. */
export function reasonsOf(measures: Measures, resolution: Resolution): QualityReason[] {
  const { areaMm2, clarity, skewness, placement } = measures;
  const cut = cutOff(placement);
  const isTip = cut.includes('bottom') && areaMm2 < bounds.tipMm2;
  const holds: [Code, boolean][] = [
    ['tip-only', isTip],
    ['off-centre', !isTip && cut.length > 0 && areaMm2 < bounds.offCentreMm2],
    ['partial', areaMm2 < bounds.partialMm2 || measures.minutiae < bounds.minutiaeForSome],
    ['low-contrast', measures.spread < bounds.spread],
    // Broken ridges leave little that is dark, and little of it in waves.
    ['too-dry', skewness - 2 * clarity > bounds.dryness],
    // Ridges that run together make patches that are all dark.
    ['too-wet', measures.unevenness - 0.1 * skewness > bounds.wetness],
    ['blurred', measures.sharpness < bounds.sharpness],
    ['residue', measures.residue > bounds.residue],
    ['resolution-unknown', !resolution.known],
  ];
  return holds.filter(([, holding]) => holding).map(([code]) => withEstimate(reason(code), resolution));
}

const opposite: Readonly<Record<Side, Side>> = { left: 'right', right: 'left', top: 'bottom', bottom: 'top' };

function cutOff({ cut, room }: Placement): Side[] {
  return sides.filter((side) => cut[side] > cutMin && room[opposite[side]] > roomMin);
}
