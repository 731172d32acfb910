import { expect, it } from 'vitest';
import { joinTracks, piecesOf, trackOf } from './join-tracks.ts';

const seen = (atMs: number, x: number, quality = 50) => ({ atMs, quality, box: { x, y: 0, width: 10, height: 10 } });

it('goes on with the track that shares a sighting, and tells the others by themselves', () => {
  const earlier = [trackOf([seen(0, 0), seen(500, 1), seen(1000, 2)], []), trackOf([seen(500, 90)], [])];
  const later = [
    trackOf([seen(500, 1), seen(1000, 2), seen(1500, 3, 80), seen(4000, 40)], [{ at: 3, log10LR: 4 }]),
    trackOf([seen(1500, 90)], []),
  ];
  expect(joinTracks(earlier, later)).toEqual([
    trackOf([seen(0, 0), seen(500, 1), seen(1000, 2), seen(1500, 3, 80), seen(4000, 40)], [{ at: 4, log10LR: 4 }]),
    earlier[1],
    later[1],
  ]);
  expect(joinTracks([], later)).toEqual(later);
});

it('tells what lies within the shared frames once', () => {
  const earlier = [trackOf([seen(500, 1), seen(1000, 2)], [{ at: 1, log10LR: 3 }])];
  expect(joinTracks(earlier, [trackOf([seen(500, 1), seen(1000, 2)], [{ at: 1, log10LR: 3 }])])).toEqual(earlier);
});

it('names the best sighting of both', () => {
  const [joined] = joinTracks([trackOf([seen(0, 0, 30)], [])], [trackOf([seen(0, 0, 30), seen(500, 1, 60)], [])]);
  expect([joined.best, joined.fromMs, joined.toMs]).toEqual([1, 0, 500]);
});

it('sends every frame, and the last two of a piece again with the next', () => {
  expect(piecesOf(5)).toEqual([{ from: 0, until: 5 }]);
  expect(piecesOf(16)).toEqual([{ from: 0, until: 16 }]);
  expect(piecesOf(31)).toEqual([
    { from: 0, until: 16 },
    { from: 14, until: 30 },
    { from: 28, until: 31 },
  ]);
});
