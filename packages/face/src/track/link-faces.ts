/** The faces of the frames of a film, linked to tracks that may each be one person: by where they are, and by likeness. */
import type { Log10LikelihoodRatio } from '@ipse/core';
import { overlapOf } from './overlap.ts';
import type { Box } from './overlap.ts';

export interface FaceInFrame {
  readonly box: Box;
  /** 0 to 100. */
  readonly quality: number;
}

export interface Frame<Face extends FaceInFrame> {
  /** On the film's own clock, rising from frame to frame. */
  readonly atMs: number;
  readonly faces: readonly Face[];
}

export interface Sighting<Face extends FaceInFrame> {
  readonly atMs: number;
  readonly face: Face;
}

/** Where likeness alone linked two parts of a track, which a person may doubt. */
export interface Join {
  /** Place of the first sighting of the later part. */
  readonly at: number;
  readonly log10LR: Log10LikelihoodRatio;
}

export interface Track<Face extends FaceInFrame> {
  readonly sightings: readonly Sighting<Face>[];
  readonly joins: readonly Join[];
}

/** A face of the next frame at the same place goes on with a track, unless it is plainly another's: the film may have been cut. */
const samePlace = { overlap: 0.3, elapsedMs: 1500, log10LR: -1 } as const;
/** Elsewhere, or after a gap, it must be like the track's; the last frame before is always near enough. */
const alike = { elapsedMs: 4000, log10LR: 2 } as const;
/** What full overlap counts beside a log10 LR: two faces that pass each other keep to their own tracks. */
const overlapWeight = 4;

interface Link {
  readonly track: number;
  readonly face: number;
  readonly weight: number;
  readonly join?: Log10LikelihoodRatio;
}

type Growing<Face extends FaceInFrame> = { readonly sightings: Sighting<Face>[]; readonly joins: Join[] };

/** Tracks by their beginning. Every face of every frame is in one of them; none is in one twice in a frame. */
export function linkFaces<Face extends FaceInFrame>(
  frames: readonly Frame<Face>[],
  between: (one: Face, other: Face) => Log10LikelihoodRatio,
): Track<Face>[] {
  const tracks: Growing<Face>[] = [];
  for (const [n, frame] of frames.entries()) {
    const links = tracks.flatMap((track, i) => linksOf(track, i, frame, frames[n - 1]?.atMs, between));
    const taken = new Set<number>();
    const grown = new Set<number>();
    for (const { track, face, join } of links.toSorted((a, b) => b.weight - a.weight)) {
      if (taken.has(face) || grown.has(track)) continue;
      taken.add(face);
      grown.add(track);
      const { sightings, joins } = tracks[track];
      if (join !== undefined) joins.push({ at: sightings.length, log10LR: join });
      sightings.push({ atMs: frame.atMs, face: frame.faces[face] });
    }
    for (const [i, face] of frame.faces.entries()) {
      if (!taken.has(i)) tracks.push({ sightings: [{ atMs: frame.atMs, face }], joins: [] });
    }
  }
  return tracks;
}

/** The faces of a frame that may go on with a track. */
function linksOf<Face extends FaceInFrame>(
  { sightings }: Growing<Face>,
  track: number,
  { atMs, faces }: Frame<Face>,
  beforeMs: number | undefined,
  between: (one: Face, other: Face) => Log10LikelihoodRatio,
): Link[] {
  const last = sightings[sightings.length - 1];
  const elapsedMs = atMs - last.atMs;
  if (elapsedMs > alike.elapsedMs && last.atMs !== beforeMs) return [];
  const best = bestOf(sightings);
  return faces.flatMap((other, face): Link[] => {
    const overlap = overlapOf(last.face.box, other.box);
    const [byLast, byBest] = [between(last.face, other), between(best, other)];
    const log10LR = byLast > byBest ? byLast : byBest;
    const weight = log10LR + overlapWeight * overlap;
    const isHere = overlap >= samePlace.overlap && elapsedMs <= samePlace.elapsedMs;
    if (isHere && log10LR >= samePlace.log10LR) return [{ track, face, weight }];
    return log10LR >= alike.log10LR ? [{ track, face, weight, join: log10LR }] : [];
  });
}

const bestOf = <Face extends FaceInFrame>(sightings: readonly Sighting<Face>[]): Face =>
  sightings.reduce((best, { face }) => (face.quality > best.quality ? face : best), sightings[0].face);
