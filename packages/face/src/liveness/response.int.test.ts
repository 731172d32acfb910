/** Frames of synthetic heads, seen by the networks and judged: the whole way but for the camera. */
import { expect, it } from 'vitest';
import { createFaceIdentity, headFrame, random } from '@ipse/testkit';
import type { HeadPose } from '@ipse/testkit';
import { createFace } from '../face.ts';
import { createChallenge } from './challenge.ts';
import type { Challenge, ChallengeAction } from './challenge.ts';
import { responseDetector } from './judge-response.ts';
import type { SightedFrame } from './judge-response.ts';

const face = createFace();
const chance = random('response');
const challenge = createChallenge(() => chance.unit());
/** Of a step in progress: how the head is held in each fifth of it. */
const poses: Record<ChallengeAction['kind'], readonly number[]> = {
  turn: [0, 0.6, 1, 1, 0.5],
  blink: [0, 0, 1, 0, 0],
  light: [1, 1, 1, 1, 1],
};

function poseOf(action: ChallengeAction, share: number): HeadPose {
  if (action.kind === 'turn') return { yawRad: (action.side === 'left' ? 0.45 : -0.45) * share };
  return action.kind === 'blink' ? { eyesShut: share } : { light: action.colour };
}

const identity = createFaceIdentity('ada');
/** A picture drawn once serves for every frame like it. */
const seen = new Map<string, ReturnType<typeof face.sight>>();
function sightOf(pose: HeadPose) {
  const key = JSON.stringify(pose);
  const sight = seen.get(key) ?? face.sight({ image: headFrame(identity, pose, { width: 200, height: 250 }) });
  seen.set(key, sight);
  return sight;
}

/** What the networks see of a head that answers what it obeys. */
async function answer({ steps }: Challenge, obeys: (action: ChallengeAction) => boolean) {
  const frames: SightedFrame[] = [];
  for (const { action, fromMs, untilMs } of steps) {
    for (const [i, share] of poses[action.kind].entries()) {
      const lagMs = action.kind === 'light' ? 150 : 0;
      const atMs = fromMs + lagMs + ((i + 0.5) * (untilMs - fromMs)) / 5;
      const sighting = await sightOf(obeys(action) ? poseOf(action, share) : {});
      if (sighting !== undefined) frames.push({ ...sighting, atMs });
    }
  }
  return { challenge, frames };
}

it('is met by a head that does what it is told', async () => {
  const verdict = responseDetector.detect(await answer(challenge, () => true));
  expect(verdict).toEqual({ score: 0, decision: 'bona-fide', reasons: [] });
});

it.each(['turn', 'blink', 'light'] as const)('is not met by one that leaves out every %s', async (kind) => {
  const verdict = responseDetector.detect(await answer(challenge, (action) => action.kind !== kind));
  expect(verdict).toMatchObject({ decision: 'attack', reasons: [`${kind}-not-answered`] });
});
