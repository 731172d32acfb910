/** A challenge in the words that are said to the person before the camera, and its verdict in those for the officer. */
import type { ChallengeStep, LivenessHint } from '@ipse/protocol';

const sides = { left: 'your left', right: 'your right' } as const;

/** `Turn your head to your left`: one thing to do. */
export function stepWords({ kind, side = 'left', colour = 'red' }: ChallengeStep): string {
  if (kind === 'turn') return `Turn your head to ${sides[side]}, then look back`;
  if (kind === 'blink') return 'Close your eyes for a moment, then open them';
  return `Look straight ahead: the screen turns ${colour}`;
}

/** Index of the step in progress, or of the last one once it is over. */
export function stepAt(steps: readonly ChallengeStep[], atMs: number): number {
  const index = steps.findIndex(({ untilMs }) => atMs < untilMs);
  return index < 0 ? steps.length - 1 : index;
}

const reasonWords: Readonly<Record<string, string>> = {
  'another-face': 'This picture shows another face than the one that answered.',
  'blink-not-answered': 'The eyes were not seen to close and open when asked.',
  'face-changed': 'The face at the end is not the face at the beginning.',
  'face-not-followed': 'The face was out of sight, or too few frames arrived.',
  flat: 'It turned as a flat picture turns, without depth.',
  'light-not-answered': 'The light of the screen was not seen on the face. A dark room helps.',
  'several-faces': 'More than one face was in the picture.',
  'turn-not-answered': 'The head was not seen to turn to the side when asked.',
};

/** What was found, in a heading and the reasons for it. */
export function hintWords(hint: Pick<LivenessHint, 'decision' | 'reasons'> & { readonly way?: LivenessHint['way'] }): {
  readonly title: string;
  readonly isGood: boolean;
  readonly reasons: readonly string[];
} {
  const reasons = hint.reasons.map((reason) => reasonWords[reason] ?? reason.replaceAll('-', ' '));
  if (hint.way === 'attended') return { title: 'An officer attended this person', isGood: true, reasons };
  const title = {
    'bona-fide': 'The face answered the challenge',
    attack: 'The challenge was not answered',
    undecided: 'The challenge says nothing about this face',
  }[hint.decision ?? 'undecided'];
  return { title, isGood: hint.decision === 'bona-fide', reasons };
}
