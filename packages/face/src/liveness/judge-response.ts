/** The verdict on the frames of an answered challenge: was it met, and by something that has depth? */
import { challengeDetector } from './judge-challenge.ts';
import type { Challenge, FaceObservation } from './challenge.ts';
import type { PresentationAttackDetector } from './detector.ts';
import type { FaceSighting } from './sighting.ts';
import { turnDetector } from './turn.ts';

/** A frame in which a face was seen. */
export type SightedFrame = FaceSighting & FaceObservation;

export interface SightedResponse {
  readonly challenge: Challenge;
  /** By rising time; frames without a face are left out. */
  readonly frames: readonly SightedFrame[];
}

/** Where a turn was asked for, a face that turned as a flat picture does is an attack, whatever else it answered. */
export const responseDetector: PresentationAttackDetector<SightedResponse> = {
  name: challengeDetector.name,
  version: challengeDetector.version,
  detect({ challenge, frames }) {
    const verdict = challengeDetector.detect({ challenge, observations: frames });
    const isTurned = challenge.steps.some(({ action }) => action.kind === 'turn');
    if (verdict.decision === 'undecided' || !isTurned || !isFlat(frames)) return verdict;
    return { ...verdict, decision: 'attack', reasons: [...verdict.reasons, 'flat'] };
  },
};

/** By the frames that are turned furthest to each side, against the straightest one; both must look flat. */
function isFlat(frames: readonly SightedFrame[]): boolean {
  const byYaw = frames.toSorted((a, b) => a.yawDegrees - b.yawDegrees);
  const straight = straightest(frames);
  const verdicts = [byYaw[0], byYaw[byYaw.length - 1]].map((turned) =>
    turnDetector.detect({ frontal: straight.points, turned: turned.points }),
  );
  return (
    verdicts.some(({ decision }) => decision === 'attack') && verdicts.every(({ decision }) => decision !== 'bona-fide')
  );
}

/** The frame whose face looks most nearly into the camera; there is at least one. */
function straightest<Frame extends FaceObservation>(frames: readonly Frame[]): Frame {
  return frames.reduce((best, each) => (Math.abs(each.yawDegrees) < Math.abs(best.yawDegrees) ? each : best));
}
