/** Tracks of one piece of a film joined to those of the pieces before, by the sightings that both hold. */
import type { FaceTrack } from './operations-face-track.ts';

/** Of one request. */
export const framesMax = 16;
/** Frames that two pieces share, so that a face which one of them misses is still joined. */
const sharedFrames = 2;

/** The frames of each request for a film of so many, in order: from the first, before the last. */
export function piecesOf(frames: number): { readonly from: number; readonly until: number }[] {
  const pieces: { from: number; until: number }[] = [];
  for (let from = 0; from === 0 || from + sharedFrames < frames; from += framesMax - sharedFrames) {
    pieces.push({ from, until: Math.min(frames, from + framesMax) });
  }
  return pieces;
}

/**
 * `later` begins with the last frames of what `earlier` stands for. A sighting of the same face in the same frame has the same
 * box; a track that shares one goes on, and what begins within the shared frames alone is told once.
 */
export function joinTracks(earlier: readonly FaceTrack[], later: readonly FaceTrack[]): FaceTrack[] {
  const joined = [...earlier];
  for (const track of later) {
    const i = joined.findIndex((known) =>
      known.sightings.some((one) => track.sightings.some((two) => isSame(one, two))),
    );
    if (i < 0) joined.push(track);
    else joined[i] = goOn(joined[i], track);
  }
  return joined;
}

/** What the later one adds after the end of the earlier one. */
function goOn(known: FaceTrack, track: FaceTrack): FaceTrack {
  const first = track.sightings.findIndex(({ atMs }) => atMs > known.toMs);
  if (first < 0) return known;
  const sightings = [...known.sightings, ...track.sightings.slice(first)];
  const shift = known.sightings.length - first;
  const joins = track.joins.filter(({ at }) => at >= first).map(({ at, log10LR }) => ({ at: at + shift, log10LR }));
  return trackOf(sightings, [...known.joins, ...joins]);
}

/** A track of sightings by rising time; there is at least one. */
export function trackOf(sightings: FaceTrack['sightings'], joins: FaceTrack['joins']): FaceTrack {
  const best = sightings.reduce((top, { quality }, i) => (quality > sightings[top].quality ? i : top), 0);
  return { fromMs: sightings[0].atMs, toMs: sightings[sightings.length - 1].atMs, sightings, best, joins };
}

type Sighting = FaceTrack['sightings'][number];

const isSame = (one: Sighting, two: Sighting): boolean =>
  one.atMs === two.atMs && (['x', 'y', 'width', 'height'] as const).every((side) => one.box[side] === two.box[side]);
