/** A video file followed piece by piece: a few frames at a time are sent, and of each face the best ones are kept. */
import { piecesOf } from '@ipse/protocol';
import type { FaceTrack, Statement } from '@ipse/protocol';
import { trackFaces } from '../api/ipse.ts';
import { cutFace, cutOf } from '../samples/cut-face.ts';
import type { CasePicture } from './case-draft.ts';
import { clockOf, emptyFilm, keyOf, partsOf, withPiece } from './film-draft.ts';
import type { FilmDraft } from './film-draft.ts';
import { momentsOf, openFilm } from './read-video.ts';

export interface Followed {
  readonly film: FilmDraft;
  readonly frames: number;
  readonly framesDone: number;
}

/**
 * Tells after each piece what there is; ends early, with that, when the signal aborts.
 * Errors: RangeError when this browser cannot decode the file; ApiError.
 */
export async function followFilm(
  file: File,
  { statement, signal, onPiece }: { statement: Statement; signal: AbortSignal; onPiece: (so: Followed) => void },
): Promise<void> {
  const reading = await openFilm(file);
  try {
    const moments = momentsOf(reading.durationSeconds);
    let film = emptyFilm(file.name);
    onPiece({ film, frames: moments.length, framesDone: 0 });
    for (const { from, until } of piecesOf(moments.length)) {
      const frames = new Map<number, CasePicture>();
      for (const moment of moments.slice(from, until)) {
        if (signal.aborted) return;
        frames.set(Math.round(moment * 1000), await reading.frameAt(moment));
      }
      const sent = [...frames].map(([atMs, { image }]) => ({ atMs, image }));
      const { tracks } = await trackFaces({ frames: sent }, statement, signal);
      film = withPiece(film, tracks, await facesOf(tracks, frames, file.name));
      onPiece({ film, frames: moments.length, framesDone: until });
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    reading.close();
  }
}

/** The best face of each part, cut out. */
async function facesOf(tracks: readonly FaceTrack[], frames: ReadonlyMap<number, CasePicture>, film: string) {
  const faces: [string, CasePicture][] = [];
  for (const { sightings, best } of tracks.flatMap(partsOf)) {
    const sighting = sightings[best];
    const frame = frames.get(sighting.atMs);
    if (frame === undefined) continue;
    const { width, height } = cutOf(sighting, frame);
    const image = await cutFace(frame, sighting, frame);
    const name = `${film} at ${clockOf(sighting.atMs)}`;
    faces.push([keyOf(sighting), { name, mediaType: 'image/png', image, width, height }]);
  }
  return faces;
}
