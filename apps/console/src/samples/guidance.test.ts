import { expect, it } from 'vitest';
import { guidanceOf } from './guidance.ts';

const reason = (code: string) => ({ code, message: `${code}.`, advice: 'Mend it.' });

it('says one thing at a time, what matters most first', () => {
  const reasons = [reason('blurred'), reason('unheard-of'), reason('too-small')];
  expect(guidanceOf(reasons)).toEqual({ isGood: false, advice: 'too-small. Mend it.' });
  expect(guidanceOf([reason('unheard-of')]).advice).toBe('unheard-of. Mend it.');
});

it('says when there is nothing to do, and when nothing was seen yet', () => {
  expect(guidanceOf([]).isGood).toBe(true);
  expect(guidanceOf(undefined)).toEqual({ isGood: false, advice: 'Looking for a face.' });
});
