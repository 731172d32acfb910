/**
 * Challenge and response: the screen asks for what a picture or a recording made before cannot know. The steps and their
 * order are drawn anew each time; whoever tracks the face hands in what was seen.
 */

export type ChallengeAction =
  | { readonly kind: 'turn'; readonly side: 'left' | 'right' }
  | { readonly kind: 'blink' }
  /** The screen lights the face in one colour. */
  | { readonly kind: 'light'; readonly colour: 'red' | 'green' | 'blue' };

export type ChallengeKind = ChallengeAction['kind'];

export interface ChallengeStep {
  readonly action: ChallengeAction;
  readonly fromMs: number;
  readonly untilMs: number;
}

export interface Challenge {
  readonly steps: readonly ChallengeStep[];
}

/** What is changed for a person who cannot answer the usual challenge. */
export interface ChallengeOptions {
  /** Not asked for; at least one kind is left. */
  readonly without?: readonly ChallengeKind[];
  /** Every step lasts twice as long. */
  readonly slow?: boolean;
}

/** A face at one moment, as a tracker sees it. */
export interface FaceObservation {
  /** On the challenge's own clock. */
  readonly atMs: number;
  /** To the subject's left positive; 0 is straight. */
  readonly yawDegrees: number;
  /** How open the eyes are, by any measure that is not negative and grows with it. */
  readonly eyeOpening: number;
  /** Mean of the face's pixels, 0 to 255. */
  readonly colour: readonly [red: number, green: number, blue: number];
}

/** A flash of a colour at most every 900 ms: WCAG 2.3.1 allows three in a second. */
const durationMs = { turn: 3000, blink: 3000, light: 900 } as const;
const slowness = 2;

type Pick = <T>(items: readonly T[]) => T;

/**
 * Turns to both sides and a blink in an order by chance, then three colours, one of them perhaps twice. Without the
 * colours the movements are asked for twice over, so that an order is still hard to guess.
 */
export function createChallenge(
  random: () => number,
  { without = [], slow = false }: ChallengeOptions = {},
): Challenge {
  const pick: Pick = (items) => items[Math.min(items.length - 1, Math.floor(random() * items.length))];
  const isAsked = ({ kind }: ChallengeAction) => !without.includes(kind);
  const moves = ([{ kind: 'turn', side: 'left' }, { kind: 'turn', side: 'right' }, { kind: 'blink' }] as const).filter(
    isAsked,
  );
  const rounds = without.includes('light') ? [...moves, ...moves] : [...moves];
  const actions: ChallengeAction[] = [];
  while (rounds.length > 0) actions.push(...rounds.splice(rounds.indexOf(pick(rounds)), 1));
  actions.push(...drawColours(pick).filter(isAsked));
  let atMs = 0;
  const steps = actions.map((action) => {
    const fromMs = atMs;
    atMs += durationMs[action.kind] * (slow ? slowness : 1);
    return { action, fromMs, untilMs: atMs };
  });
  return { steps };
}

/** How long it takes to answer. */
export const challengeDurationMs = ({ steps }: Challenge): number => steps[steps.length - 1].untilMs;

/** Three, none the same as the one before it. */
function drawColours(pick: Pick): ChallengeAction[] {
  const colours = ['red', 'green', 'blue'] as const;
  const first = pick(colours);
  const second = pick(colours.filter((colour) => colour !== first));
  const third = pick(colours.filter((colour) => colour !== second));
  return [first, second, third].map((colour) => ({ kind: 'light', colour }));
}
