/**
 * What a challenge (turns, a blink, colours of the screen) tells apart, in the words of ISO/IEC 30107-3.
 * `node evaluation/src/face/challenge.ts [--heads 8] [--challenges 6]`; figures as JSON on standard output.
 *
 * Bona fide are rendered heads that do what they are told, at once and with their own reading time. Attacks are made of the same
 * heads: a still picture, a picture that is turned and squeezed before the camera, a recording of a head that answers another challenge,
 * and a recording of this very challenge whose steps come in another order. All are models that our own code draws, seen by the real
 * networks: no person, camera, screen or paper is among them, so the figures say what the rule does, not what it is worth at a door.
 */
import { parseArgs } from 'node:util';
import { createChallenge, createFace, responseDetector } from '@ipse/face';
import type {
  Challenge,
  ChallengeAction,
  ChallengeOptions,
  FaceSighting,
  PresentationVerdict,
  SightedFrame,
} from '@ipse/face';
import { createFaceIdentity, headFrame, random } from '@ipse/testkit';
import type { FaceIdentity, HeadPose } from '@ipse/testkit';
import { squeezed } from './presentation/instruments.ts';

const { values } = parseArgs({
  options: { heads: { type: 'string', default: '8' }, challenges: { type: 'string', default: '6' } },
});
const face = createFace();
const framesPerStep = 5;
const turnRad = 0.45;
const size = { width: 200, height: 250 };

/** How far a step is done in each of its frames; of a late head, in the second half alone. */
const done = {
  turn: { prompt: [0, 0.6, 1, 1, 0.5], late: [0, 0, 0, 0.7, 1] },
  blink: { prompt: [0, 0, 1, 0, 0], late: [0, 0, 0, 1, 0] },
  light: { prompt: [1, 1, 1, 1, 1], late: [1, 1, 1, 1, 1] },
} as const;

/** What is before the camera in a frame: how a head is held, or a flat picture that is squeezed to a share of its width. */
type Shown = HeadPose & { readonly squeeze?: number };
type Presentation = (challenge: Challenge, step: number, frame: number) => Shown;

function poseOf(action: ChallengeAction, share: number): Shown {
  if (action.kind === 'turn') return { yawRad: (action.side === 'left' ? turnRad : -turnRad) * share };
  return action.kind === 'blink' ? { eyesShut: share } : { light: action.colour };
}

const obeys =
  (pace: 'prompt' | 'late'): Presentation =>
  ({ steps }, step, frame) =>
    poseOf(steps[step].action, done[steps[step].action.kind][pace][frame]);

/** Plays what another challenge asked for at the same moments; that one has as many steps or more. */
const replays =
  (recorded: Challenge): Presentation =>
  (_, step, frame) =>
    obeys('prompt')(recorded, step % recorded.steps.length, frame);

const presentations: Record<string, { readonly bonaFide?: true; readonly of: (other: Challenge) => Presentation }> = {
  'head that answers': { bonaFide: true, of: () => obeys('prompt') },
  'head that answers late': { bonaFide: true, of: () => obeys('late') },
  'still picture': { of: () => () => ({}) },
  'still picture under the colours of the screen': {
    of: () => (challenge, step, frame) =>
      challenge.steps[step].action.kind === 'light' ? obeys('prompt')(challenge, step, frame) : {},
  },
  'picture turned before the camera, under the colours': { of: () => turnsPicture },
  'recording of another challenge': { of: replays },
  'recording of this challenge, in reverse order': {
    of: () => (challenge, step, frame) => obeys('prompt')({ steps: challenge.steps.toReversed() }, step, frame),
  },
};

/** Whoever holds it can turn it to either side, and cannot make it blink. */
function turnsPicture(challenge: Challenge, step: number, frame: number): Shown {
  const { action } = challenge.steps[step];
  if (action.kind !== 'turn') return action.kind === 'light' ? poseOf(action, 1) : {};
  return { squeeze: Math.cos(2 * turnRad * done.turn.prompt[frame]) };
}

/** What is left out of a challenge for a person who cannot do it. */
const asked: Record<string, ChallengeOptions> = {
  everything: {},
  'all but the blink': { without: ['blink'] },
  'all but the turns': { without: ['turn'] },
  'colours alone': { without: ['turn', 'blink'] },
};

const verdicts = new Map<string, Judged>();
const chance = random('challenges');
for (let head = 0; head < Number(values.heads); head++) {
  const see = createEye(createFaceIdentity(`challenged ${head}`));
  for (const [what, options] of Object.entries(asked)) {
    for (let n = 0; n < Number(values.challenges); n++) {
      const [challenge, other] = [1, 2].map(() => createChallenge(() => chance.unit(), options));
      for (const [name, { of }] of Object.entries(presentations)) {
        const verdict = responseDetector.detect({ challenge, frames: await framesOf(challenge, of(other), see) });
        const key = `${what}: ${name}`;
        const { all } = verdicts.get(key) ?? { all: [] };
        verdicts.set(key, { what, name, all: [...all, verdict] });
      }
    }
  }
}
process.stdout.write(`${JSON.stringify([...verdicts.values()].map(figuresOf), null, 2)}\n`);

interface Judged {
  readonly what: string;
  readonly name: string;
  readonly all: readonly PresentationVerdict[];
}

type See = (shown: Shown) => Promise<FaceSighting | undefined>;

/** What the networks see of a head; a frame is drawn and looked at once. */
function createEye(identity: FaceIdentity): See {
  const seen = new Map<string, ReturnType<See>>();
  return (shown) => {
    const key = JSON.stringify(shown);
    const { squeeze, ...pose } = shown;
    const frame = () => {
      const image = headFrame(identity, pose, size);
      return squeeze === undefined ? image : squeezed(image, squeeze);
    };
    const sighting = seen.get(key) ?? face.sight({ image: frame() });
    seen.set(key, sighting);
    return sighting;
  };
}

async function framesOf(challenge: Challenge, presentation: Presentation, see: See): Promise<SightedFrame[]> {
  const frames: SightedFrame[] = [];
  for (const [step, { action, fromMs, untilMs }] of challenge.steps.entries()) {
    for (let n = 0; n < framesPerStep; n++) {
      // The face answers the screen late.
      const lagMs = action.kind === 'light' ? 150 : 0;
      const sighting = await see(presentation(challenge, step, n));
      const atMs = fromMs + lagMs + ((n + 0.5) * (untilMs - fromMs)) / framesPerStep;
      if (sighting !== undefined) frames.push({ ...sighting, atMs });
    }
  }
  return frames;
}

function figuresOf({ what, name, all }: Judged) {
  const count = (decision: PresentationVerdict['decision']) => all.filter((each) => each.decision === decision).length;
  const { bonaFide } = presentations[name];
  const errors = count(bonaFide ? 'attack' : 'bona-fide');
  return {
    asked: what,
    presentation: name,
    presentations: all.length,
    [bonaFide ? 'bpcer' : 'apcer']: errors / all.length,
    errors,
    undecided: count('undecided'),
    unmet: [...new Set(all.flatMap(({ reasons }) => reasons))].toSorted(),
  };
}
