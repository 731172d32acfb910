/** The faces of a film in tracks, and what a person said of the tracks. */
import { joinTracks, trackOf } from '@ipse/protocol';
import type { FaceTrack } from '@ipse/protocol';
import type { CasePicture } from './case-draft.ts';

export interface FilmDraft {
  readonly name: string;
  readonly tracks: readonly FaceTrack[];
  /** Faces cut out of frames, by `keyOf` of their sightings: at least the best of each part of a track. */
  readonly faces: ReadonlyMap<string, CasePicture>;
  /** The tracks as they were before each word, the earliest first. */
  readonly before: readonly (readonly FaceTrack[])[];
}

type Sighting = FaceTrack['sightings'][number];

export const emptyFilm = (name: string): FilmDraft => ({ name, tracks: [], faces: new Map(), before: [] });

export const keyOf = ({ atMs, box }: Sighting): string => `${atMs} ${box.x} ${box.y}`;

/** What a further piece of the film holds. */
export function withPiece(
  film: FilmDraft,
  tracks: readonly FaceTrack[],
  faces: readonly (readonly [string, CasePicture])[],
): FilmDraft {
  return { ...film, tracks: joinTracks(film.tracks, tracks), faces: new Map([...film.faces, ...faces]) };
}

/** A track without its joins: what was linked by place alone. */
export function partsOf({ sightings, joins }: FaceTrack): FaceTrack[] {
  const starts = [0, ...joins.map(({ at }) => at)];
  return starts.map((start, i) => trackOf(sightings.slice(start, starts[i + 1]), []));
}

/** Takes back one join of a track: two tracks, the later one after the earlier. */
export function withParted(film: FilmDraft, index: number, join: number): FilmDraft {
  const { sightings, joins } = film.tracks[index];
  const { at } = joins[join];
  const later = joins.slice(join + 1).map(({ at: place, log10LR }) => ({ at: place - at, log10LR }));
  const parted = [trackOf(sightings.slice(0, at), joins.slice(0, join)), trackOf(sightings.slice(at), later)];
  return { ...film, tracks: film.tracks.toSpliced(index, 1, ...parted), before: [...film.before, film.tracks] };
}

/** Takes back the last word. */
export function withoutLastParting(film: FilmDraft): FilmDraft {
  const tracks = film.before.at(-1);
  return tracks === undefined ? film : { ...film, tracks, before: film.before.slice(0, -1) };
}

/** The best face of a track as a picture; undefined when no frame could be cut. */
export function faceOf({ faces }: FilmDraft, { sightings }: FaceTrack): CasePicture | undefined {
  const cut = sightings.filter((each) => faces.has(keyOf(each)));
  if (cut.length === 0) return undefined;
  return faces.get(keyOf(cut.reduce((best, each) => (each.quality > best.quality ? each : best))));
}

/** As minutes, seconds and tenths. */
export function clockOf(ms: number): string {
  const tenths = Math.floor(ms / 100);
  const minutes = Math.floor(tenths / 600);
  return `${minutes}:${((tenths % 600) / 10).toFixed(1).padStart(4, '0')}`;
}
