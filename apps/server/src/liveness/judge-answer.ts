/** From the frames of an answer to a verdict, and to the face that gave it. */
import { challengeDurationMs, responseDetector } from '@ipse/face';
import type { Challenge, SightedFrame } from '@ipse/face';
import type { ChallengeAnswer, ChallengeKind, LivenessHint } from '@ipse/protocol';
import { fail } from '../errors.ts';
import { decodeBase64 } from '../records/base64.ts';
import type { Services } from '../services.ts';
import type { JudgedAnswer } from './desk.ts';
import { isSameFace } from './same-face.ts';

export interface Judged extends JudgedAnswer {
  readonly framesWithFace: number;
}

type Frame = SightedFrame & { readonly bytes: Uint8Array };

/** Frames after the last step, while the face still answers its light. */
const afterwardsMs = 2000;

/** Errors: BASE64_INVALID; REQUEST_INVALID for frames out of order or too large; those of formats; SERVER_BUSY. */
export async function judgeAnswer(
  services: Services,
  challenge: Challenge,
  sent: ChallengeAnswer['frames'],
): Promise<Judged> {
  const lastMs = challengeDurationMs(challenge) + afterwardsMs;
  if (sent.some(({ atMs }, i) => atMs > lastMs || (i > 0 && atMs <= sent[i - 1].atMs))) {
    throw fail('REQUEST_INVALID', 'frames by rising time, none after the challenge');
  }
  const bytes = sent.map(({ image }, n) => decodeBase64(image, `frames/${n}/image`));
  const sightings = await services.extraction.sightFaces({ frames: bytes });
  const frames = sightings.flatMap((sighting, i) =>
    sighting === null ? [] : [{ ...sighting, atMs: sent[i].atMs, bytes: bytes[i] }],
  );
  const verdict = responseDetector.detect({ challenge, frames });
  const { template, isOneFace } = await faceOf(services, frames);
  const changed = isOneFace ? [] : ['face-changed'];
  const several = frames.some(({ faces }) => faces > 1) ? ['several-faces'] : [];
  const hint: Required<LivenessHint> = {
    way: 'challenge',
    decision: !isOneFace && verdict.decision === 'bona-fide' ? 'attack' : verdict.decision,
    reasons: [...verdict.reasons, ...changed, ...several],
    asked: [...new Set(challenge.steps.map(({ action }): ChallengeKind => action.kind))],
    detector: `${responseDetector.name} ${responseDetector.version}`,
  };
  return { hint, template, framesWithFace: frames.length };
}

/**
 * The template of the straightest frame, and whether the straightest frames of the first, the middle and the last third show one
 * face: a person who answers for a picture would have to change places with it.
 */
async function faceOf(
  { extraction, engine }: Services,
  frames: readonly Frame[],
): Promise<{ template: Uint8Array | undefined; isOneFace: boolean }> {
  const third = Math.ceil(frames.length / 3);
  const parts = [0, 1, 2].map((n) => frames.slice(n * third, (n + 1) * third)).filter(({ length }) => length > 0);
  const chosen = parts.map((part) => part.reduce((a, b) => (Math.abs(b.yawDegrees) < Math.abs(a.yawDegrees) ? b : a)));
  const templates: Uint8Array[] = [];
  for (const { bytes } of chosen.toSorted((a, b) => Math.abs(a.yawDegrees) - Math.abs(b.yawDegrees))) {
    const { template } = await extraction.extract({ modality: 'face', bytes, options: {} });
    if (template !== null) templates.push(template);
  }
  const [template, ...others] = templates;
  for (const other of others) {
    if (!(await isSameFace(engine, template, other))) return { template, isOneFace: false };
  }
  return { template, isOneFace: true };
}
