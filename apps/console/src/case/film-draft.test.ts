import { expect, it } from 'vitest';
import { trackOf } from '@ipse/protocol';
import { clockOf, emptyFilm, faceOf, keyOf, partsOf, withParted, withPiece, withoutLastParting } from './film-draft.ts';

const seen = (atMs: number, quality: number) => ({ atMs, quality, box: { x: atMs, y: 0, width: 10, height: 10 } });
const cut = (name: string) => ({ name, mediaType: 'image/png', image: 'AAAA', width: 20, height: 20 });
const track = trackOf(
  [seen(0, 10), seen(500, 40), seen(3000, 90), seen(3500, 20), seen(9000, 30)],
  [
    { at: 2, log10LR: 3 },
    { at: 4, log10LR: 5 },
  ],
);
const faces = [1, 2, 4].map((n) => [keyOf(track.sightings[n]), cut(`face ${n}`)] as const);
const film = withPiece(emptyFilm('film.webm'), [track], faces);

it('parts a track where likeness joined it, and takes that back', () => {
  const parted = withParted(film, 0, 0);
  expect(parted.tracks).toEqual([
    trackOf([seen(0, 10), seen(500, 40)], []),
    trackOf([seen(3000, 90), seen(3500, 20), seen(9000, 30)], [{ at: 2, log10LR: 5 }]),
  ]);
  expect(parted.tracks.map((each) => faceOf(parted, each)?.name)).toEqual(['face 1', 'face 2']);
  const again = withParted(parted, 1, 0);
  expect(again.tracks).toEqual(partsOf(track));
  expect(withoutLastParting(again).tracks).toEqual(parted.tracks);
  expect(withoutLastParting(withoutLastParting(again))).toEqual(film);
  expect(withoutLastParting(film)).toBe(film);
});

it('shows the best face that was cut', () => {
  expect(faceOf(film, track)?.name).toBe('face 2');
  expect(faceOf(emptyFilm('film.webm'), track)).toBeUndefined();
});

it('tells times as a clock does', () => {
  expect([0, 950, 59_990, 61_040].map(clockOf)).toEqual(['0:00.0', '0:00.9', '0:59.9', '1:01.0']);
});
