/** Did the face do what was asked, when it was asked? */
import { median } from '@ipse/core';
import type { Challenge, ChallengeStep, FaceObservation } from './challenge.ts';
import type { PresentationAttackDetector } from './detector.ts';

export interface Response {
  readonly challenge: Challenge;
  /** By rising time. */
  readonly observations: readonly FaceObservation[];
}

/** Fewer sightings of a step than this say nothing about it. */
const observationsMin = 4;
/** A turn that is asked for, and what counts as having gone the other way meanwhile. */
const turnDegrees = { asked: 15, against: 10 } as const;
/** Until a person has read what is asked, the head is still where the step before left it. */
const reactionMs = 1000;
/** A blink closes an eye to this share of how it is mostly held, and opens it again to that. */
const blink = { closed: 0.55, open: 0.8 } as const;
/** The eyes of a head that is turned further cannot be measured. */
const blinkYawDegreesMax = 20;
/** By how much the share of a colour in a face must rise while the screen shines in it. */
const colourRiseMin = 0.012;
/** The face answers the screen late: the camera, the exposure, the drawing. */
const lagMs = 200;

/** Of the steps, the score counts the share that was not met; all must be met. */
export const challengeDetector: PresentationAttackDetector<Response> = {
  name: 'turn-blink-light',
  version: '2',
  detect({ challenge, observations }) {
    const seen = challenge.steps.map((step) => duringOf(step, observations));
    if (seen.some(({ length }) => length < observationsMin)) {
      return { score: Number.NaN, decision: 'undecided', reasons: ['face-not-followed'] };
    }
    const unmet = challenge.steps.filter((step, i) => !isMet(step, seen[i], challenge, observations));
    return {
      score: unmet.length / challenge.steps.length,
      decision: unmet.length === 0 ? 'bona-fide' : 'attack',
      reasons: [...new Set(unmet.map(({ action }) => `${action.kind}-not-answered`))],
    };
  },
};

function isMet(
  { action, fromMs }: ChallengeStep,
  seen: readonly FaceObservation[],
  challenge: Challenge,
  observations: readonly FaceObservation[],
): boolean {
  if (action.kind === 'turn') {
    const sign = action.side === 'left' ? 1 : -1;
    const yaws = seen.filter(({ atMs }) => atMs >= fromMs + reactionMs).map(({ yawDegrees }) => sign * yawDegrees);
    return Math.max(...yaws) >= turnDegrees.asked && Math.min(...yaws) > -turnDegrees.against;
  }
  if (action.kind === 'blink') {
    const straight = (each: FaceObservation) => Math.abs(each.yawDegrees) <= blinkYawDegreesMax;
    const usual = median(observations.filter(straight).map(({ eyeOpening }) => eyeOpening)) ?? 0;
    const openings = seen.filter(straight).map(({ eyeOpening }) => eyeOpening / usual);
    const lowest = openings.indexOf(Math.min(...openings));
    return openings[lowest] <= blink.closed && openings.slice(lowest).some((opening) => opening >= blink.open);
  }
  const channel = { red: 0, green: 1, blue: 2 }[action.colour];
  const others = challenge.steps
    .filter((step) => step.action.kind === 'light' && step.action.colour !== action.colour)
    .flatMap((step) => duringOf(step, observations));
  return shareOf(channel, seen) - shareOf(channel, others) >= colourRiseMin;
}

const duringOf = ({ fromMs, untilMs, action }: ChallengeStep, observations: readonly FaceObservation[]) => {
  const lag = action.kind === 'light' ? lagMs : 0;
  return observations.filter(({ atMs }) => atMs >= fromMs + lag && atMs < untilMs + lag);
};

const shareOf = (channel: number, seen: readonly FaceObservation[]): number =>
  median(seen.map(({ colour }) => colour[channel] / Math.max(1, colour[0] + colour[1] + colour[2]))) ?? 0;
