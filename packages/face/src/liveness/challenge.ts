/**
 * Challenge and response: the screen asks for what a picture or a recording made before cannot know. The steps and their
 * order are drawn anew each time; whoever tracks the face hands in what was seen.
 */

export type ChallengeAction =
  | { readonly kind: 'turn'; readonly side: 'left' | 'right' }
  | { readonly kind: 'blink' }
  /** The screen lights the face in one colour. */
  | { readonly kind: 'light'; readonly colour: 'red' | 'green' | 'blue' };

export interface ChallengeStep {
  readonly action: ChallengeAction;
  readonly fromMs: number;
  readonly untilMs: number;
}

export interface Challenge {
  readonly steps: readonly ChallengeStep[];
}

/** A face at one moment, as a tracker sees it. */
export interface FaceObservation {
  /** On the challenge's own clock. */
  readonly atMs: number;
  /** To the subject's left positive; 0 is straight. */
  readonly yawDegrees: number;
  /** Of the narrower eye, as a share of the distance from the eyes to the chin. */
  readonly eyeOpening: number;
  /** Mean of the face's pixels, 0 to 255. */
  readonly colour: readonly [red: number, green: number, blue: number];
}

const durationMs = { turn: 3000, blink: 3000, light: 900 } as const;

/** Turns to both sides and a blink in an order by chance, then three colours, one of them perhaps twice. */
export function createChallenge(random: () => number): Challenge {
  const pick = <T>(items: readonly T[]): T => items[Math.min(items.length - 1, Math.floor(random() * items.length))];
  const moves: ChallengeAction[] = [{ kind: 'turn', side: 'left' }, { kind: 'turn', side: 'right' }, { kind: 'blink' }];
  const actions: ChallengeAction[] = [];
  while (moves.length > 0) actions.push(...moves.splice(moves.indexOf(pick(moves)), 1));
  const colours = ['red', 'green', 'blue'] as const;
  const first = pick(colours);
  const second = pick(colours.filter((colour) => colour !== first));
  for (const colour of [first, second, pick(colours.filter((each) => each !== second))]) {
    actions.push({ kind: 'light', colour });
  }
  let atMs = 0;
  const steps = actions.map((action) => {
    const fromMs = atMs;
    atMs += durationMs[action.kind];
    return { action, fromMs, untilMs: atMs };
  });
  return { steps };
}
