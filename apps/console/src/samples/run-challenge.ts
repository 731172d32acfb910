/** Shows a challenge step by step while frames are taken. What they show is judged by the server alone. */
import type { ChallengeAnswer, LivenessChallenge } from '@ipse/protocol';
import { smallFrame } from './camera-frame.ts';
import { stepAt } from './challenge-words.ts';
import { toBase64 } from './read-sample.ts';

/** Enough to see lids by, and quick to send. */
const frameWidthPx = 480;
/** The face answers the last colour a little later than the screen shows it. */
const afterwardsMs = 400;

type Frame = ChallengeAnswer['frames'][number];

/** `onStep` is told the index of each step as it begins. Errors: AbortError once the signal aborts. */
export async function runChallenge(
  video: HTMLVideoElement,
  { steps, framesPerSecond }: Pick<LivenessChallenge, 'steps' | 'framesPerSecond'>,
  onStep: (index: number) => void,
  signal: AbortSignal,
): Promise<Frame[]> {
  const taken: Promise<Frame>[] = [];
  const beganAt = performance.now();
  const untilMs = steps[steps.length - 1].untilMs + afterwardsMs;
  for (let shown = -1, atMs = 0; atMs < untilMs;) {
    signal.throwIfAborted();
    const index = stepAt(steps, atMs);
    if (index !== shown) onStep((shown = index));
    const moment = atMs;
    taken.push(smallFrame(video, frameWidthPx).then(async (frame) => ({ atMs: moment, image: await toBase64(frame) })));
    await pause(1000 / framesPerSecond);
    // A pause is never shorter than a millisecond: no two frames are of one moment.
    atMs = Math.round(performance.now() - beganAt);
  }
  return Promise.all(taken);
}

const pause = (durationMs: number) => new Promise((resolve) => window.setTimeout(resolve, durationMs));
