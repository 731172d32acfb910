import { describe, expect, it } from 'vitest';
import type { ChallengeKind } from '@ipse/face';
import { createLivenessDesk } from './desk.ts';

describe('a challenge', () => {
  const kindsWithout = (...without: ChallengeKind[]) => {
    const { challenge } = createLivenessDesk(() => 0).begin('officer', { without });
    return new Set(challenge.steps.map(({ action }) => action.kind));
  };

  it('asks for a movement at least, whatever else is left out', () => {
    expect(kindsWithout('turn')).toEqual(new Set(['blink', 'light']));
    expect(kindsWithout('blink')).toEqual(new Set(['turn', 'light']));
    expect(kindsWithout('blink', 'light')).toEqual(new Set(['turn']));
    expect(kindsWithout('turn', 'light')).toEqual(new Set(['blink']));
  });

  it.each([[['turn', 'blink']], [['blink', 'turn']], [['light', 'blink', 'turn']]] satisfies [ChallengeKind[]][])(
    'is refused without %o',
    (without) => {
      expect(() => kindsWithout(...without)).toThrow(expect.objectContaining({ code: 'LIVENESS_MOVEMENT_MISSING' }));
    },
  );
});
