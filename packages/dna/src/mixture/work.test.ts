import { expect, it } from 'vitest';
import { finish, inSlices, partOf } from './work.ts';
import type { Work } from './work.ts';

function* count(to: number): Work<string> {
  for (let i = 0; i < to; i++) yield i / to;
  return 'done';
}

it('comes to the same end at once and in slices, the share done never falling', async () => {
  expect(finish(count(5))).toBe('done');
  const shares: number[] = [];
  const slow = function* (): Work<string> {
    const first = yield* partOf(count(200_000), 0, 0.5);
    return first + (yield* partOf(count(200_000), 0.5, 1));
  };
  expect(await inSlices(slow(), { onProgress: (share) => shares.push(share) })).toBe('donedone');
  expect(shares.every((share, i) => share >= (shares[i - 1] ?? 0) && share <= 1)).toBe(true);
});

it('stops when told to, with the reason', async () => {
  const endless = function* (): Work<never> {
    for (;;) yield 0;
  };
  const stop = new AbortController();
  const work = inSlices(endless(), { signal: stop.signal, onProgress: () => stop.abort(new Error('enough')) });
  await expect(work).rejects.toThrow('enough');
});
