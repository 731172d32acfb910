/** How a finger was put on the sensor. */
import type { Random } from '../random.ts';

/**
 * What looks at the finger: a lit prism; a small chip that feels each valley; a line of sensors over which the finger is
 * swept; a card, inked and scanned.
 */
export const sensors = ['optical', 'capacitive', 'sweep', 'ink'] as const;
export type Sensor = (typeof sensors)[number];

export interface ImpressionConditions {
  readonly sensor: Sensor;
  /** Of the picture, in pixels at 500 pixels per inch. */
  readonly width: number;
  readonly height: number;
  /** Turn of the finger, anticlockwise. */
  readonly rotationRad: number;
  /** Where the middle of the finger lies from the middle of the picture; x to the right, y downwards. */
  readonly shiftX: number;
  readonly shiftY: number;
  /** Root mean square stretch of the skin in pixels, besides turn and shift. */
  readonly distortionPx: number;
  /** Turn of the middle of the finger against its rim: the finger was twisted on the glass. */
  readonly twistRad: number;
  /** -1 a light touch (thin ridges, small area) to 1 pressed hard. */
  readonly pressure: number;
  /** -1 dry (broken ridges) to 1 wet (ridges that run together). */
  readonly moisture: number;
  /** Share of the fingertip that touches: 1 all of it, 0.4 a small part. */
  readonly contact: number;
  /** Which part touches: from -1 the left or the tip, to 1 the right or the crease. */
  readonly rollX: number;
  readonly rollY: number;
  /** 0 a clean sensor to 1 a dirty and noisy one. */
  readonly noise: number;
}

const widthPx = 320;
const heightPx = 400;
const rotationMaxRad = (25 * Math.PI) / 180;

/** Conditions as they fall in a queue of ordinary people: mostly good, now and then bad. */
export function drawConditions(random: Random): ImpressionConditions {
  const clamped = (value: number, limit: number): number => Math.max(-limit, Math.min(limit, value));
  return {
    sensor: 'optical',
    twistRad: 0,
    width: widthPx,
    height: heightPx,
    rotationRad: clamped(0.13 * random.normal(), rotationMaxRad),
    shiftX: 14 * random.normal(),
    shiftY: 20 * random.normal(),
    distortionPx: random.between(1.5, 6.5),
    pressure: clamped(0.45 * random.normal(), 1),
    moisture: clamped(0.5 * random.normal(), 1),
    contact: 1 - 0.6 * random.unit() ** 1.7,
    rollX: clamped(0.5 * random.normal(), 1),
    rollY: clamped(0.5 * random.normal(), 1),
    noise: random.unit() ** 2,
  };
}
