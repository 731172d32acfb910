import { expect, it } from 'vitest';
import { momentsOf } from './read-video.ts';

it('takes two frames a second, spread evenly within the film', () => {
  expect(momentsOf(2, 30)).toEqual([0.25, 0.75, 1.25, 1.75]);
  expect(momentsOf(0.1, 30)).toEqual([0.05]);
});

it('spreads no more frames than may be taken over a long film', () => {
  const moments = momentsOf(600, 30);
  expect(moments).toHaveLength(30);
  expect([moments[0], moments[29]]).toEqual([10, 590]);
});
