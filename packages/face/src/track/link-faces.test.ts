import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { log10LikelihoodRatio } from '@ipse/core';
import { linkFaces } from './link-faces.ts';
import { overlapOf } from './overlap.ts';

/** Whose face it is, and where its left edge lies. */
const face = (who: string, x: number, quality = 50) => ({ who, quality, box: { x, y: 0, width: 100, height: 100 } });
type Face = ReturnType<typeof face>;
const known = (one: Face, other: Face) => log10LikelihoodRatio(one.who === other.who ? 5 : -4);
/** Faces too poor to tell anything. */
const unsure = () => log10LikelihoodRatio(0.2);

/** A frame every 500 ms; who and where. */
const film = (...frames: readonly (readonly Face[])[]) => frames.map((faces, n) => ({ atMs: n * 500, faces }));
const whoIn = (tracks: ReturnType<typeof linkFaces<Face>>) =>
  tracks.map(({ sightings }) => sightings.map(({ face: { who } }) => who).join(''));

describe('linkFaces', () => {
  it('follows a face that moves a little, whatever its likeness says, and begins a track for a new one', () => {
    const tracks = linkFaces(
      film([face('a', 0)], [face('a', 30)], [face('a', 60), face('b', 400)], [face('b', 420)]),
      unsure,
    );
    expect(whoIn(tracks)).toEqual(['aaa', 'bb']);
    expect(tracks.map(({ joins }) => joins)).toEqual([[], []]);
  });

  it('does not go on at the same place with another face: the film was cut', () => {
    expect(whoIn(linkFaces(film([face('a', 0)], [face('b', 0)]), known))).toEqual(['a', 'b']);
  });

  it('joins a face over a gap by likeness, and says where', () => {
    const tracks = linkFaces(film([face('a', 0)], [], [], [face('a', 300)], [face('a', 310)]), known);
    expect(whoIn(tracks)).toEqual(['aaa']);
    expect(tracks[0].joins).toEqual([{ at: 1, log10LR: 5 }]);
    expect(whoIn(linkFaces(film([face('a', 0)], [], [face('a', 300)]), unsure))).toEqual(['a', 'a']);
  });

  it('forgets a face that was long away, unless it was in the frame before', () => {
    const away = Array.from({ length: 9 }, () => []);
    expect(whoIn(linkFaces(film([face('a', 0)], ...away, [face('a', 0)]), known))).toEqual(['a', 'a']);
    const sparse = [0, 20_000].map((atMs) => ({ atMs, faces: [face('a', 0)] }));
    expect(whoIn(linkFaces(sparse, known))).toEqual(['aa']);
    expect(whoIn(linkFaces(sparse, unsure))).toEqual(['a', 'a']);
  });

  it('keeps two faces that pass each other apart', () => {
    const frames = film([face('a', 0), face('b', 160)], [face('b', 70), face('a', 90)], [face('b', 0), face('a', 160)]);
    expect(whoIn(linkFaces(frames, known))).toEqual(['aaa', 'bbb']);
  });

  it('puts every face into one track, and no two of one frame into the same', () => {
    const faces = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.integer({ min: 0, max: 400 })), {
      maxLength: 4,
    });
    fc.assert(
      fc.property(fc.array(faces, { maxLength: 8 }), (frames) => {
        const shown = film(...frames.map((list) => list.map(([who, x]) => face(who, x))));
        const tracks = linkFaces(shown, known);
        const sightings = tracks.flatMap((track) => track.sightings);
        expect(new Set(sightings.map((sighting) => sighting.face)).size).toBe(sightings.length);
        expect(sightings).toHaveLength(shown.flatMap((frame) => frame.faces).length);
        const isRising = tracks.every((track) =>
          track.sightings.every(({ atMs }, i) => i === 0 || atMs > track.sightings[i - 1].atMs),
        );
        expect(isRising).toBe(true);
      }),
    );
  });
});

it('says how far two boxes cover each other', () => {
  const box = (x: number, side: number) => ({ x, y: 0, width: side, height: side });
  expect(overlapOf(box(0, 10), box(0, 10))).toBe(1);
  expect(overlapOf(box(0, 10), box(5, 10))).toBeCloseTo(1 / 3);
  expect([overlapOf(box(0, 10), box(10, 10)), overlapOf(box(0, 10), box(90, 1))]).toEqual([0, 0]);
});
