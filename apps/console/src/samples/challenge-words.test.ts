import { expect, it } from 'vitest';
import type { ChallengeStep } from '@ipse/protocol';
import { hintWords, stepAt, stepWords } from './challenge-words.ts';

const steps: ChallengeStep[] = [
  { kind: 'turn', side: 'right', fromMs: 0, untilMs: 3000 },
  { kind: 'blink', fromMs: 3000, untilMs: 6000 },
  { kind: 'light', colour: 'blue', fromMs: 6000, untilMs: 6900 },
];

it('says of each step what to do, to the side of the person', () => {
  expect(steps.map(stepWords)).toEqual([
    'Turn your head to your right, then look back',
    'Close your eyes for a moment, then open them',
    'Look straight ahead: the screen turns blue',
  ]);
});

it('knows the step in progress, and keeps the last one once it is over', () => {
  expect([0, 2999, 3000, 6899, 9999].map((atMs) => stepAt(steps, atMs))).toEqual([0, 0, 1, 2, 2]);
});

it('tells an answer from none, an attended person from both, and keeps a reason that it has no words for', () => {
  expect(hintWords({ decision: 'bona-fide', reasons: [] })).toMatchObject({ isGood: true, reasons: [] });
  const unmet = hintWords({ decision: 'attack', reasons: ['flat', 'unheard-of'] });
  expect(unmet).toMatchObject({ isGood: false, reasons: [expect.stringContaining('flat picture'), 'unheard of'] });
  expect(hintWords({ way: 'attended', reasons: [] })).toMatchObject({ isGood: true });
  expect(hintWords({ way: 'challenge', decision: 'undecided', reasons: [] }).isGood).toBe(false);
});
