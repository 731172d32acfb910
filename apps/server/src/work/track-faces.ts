/** The faces of the frames of a film, followed; runs in the threads of the extraction pool. No template leaves it. */
import { linkFaces } from '@ipse/face';
import type { FaceTemplate, FaceTrack, FoundFace } from '@ipse/face';
import { fail } from '../errors.ts';
import { calibrationName, framePixelsMax } from './face-analysis.ts';
import { face } from './thread-modalities.ts';

export interface TrackRequest {
  /** Files by rising time. */
  readonly frames: readonly { readonly atMs: number; readonly bytes: Uint8Array }[];
}

interface SeenFace extends Pick<FoundFace, 'box'> {
  readonly quality: number;
}

export interface TrackedFaces {
  readonly tracks: readonly (Pick<FaceTrack<SeenFace>, 'joins'> & {
    readonly sightings: readonly (SeenFace & { readonly atMs: number })[];
  })[];
  readonly calibration: string;
}

/** More faces than this in one request are refused: each is compared with those of the frames before. */
const facesMax = 400;

/** Errors: those of formats; REQUEST_INVALID for a frame that is too large, or too many faces. */
export async function track({ frames }: TrackRequest): Promise<TrackedFaces> {
  const seen: { atMs: number; faces: (SeenFace & { readonly template: FaceTemplate })[] }[] = [];
  for (const { atMs, bytes } of frames) {
    const { image } = await face.decode(bytes);
    if (image.width * image.height > framePixelsMax)
      throw fail('REQUEST_INVALID', 'frames: at most 2.1 million pixels');
    const found = await face.extractAll({ image });
    seen.push({ atMs, faces: found.map(({ box, quality, template }) => ({ box, quality: quality.value, template })) });
  }
  const count = seen.reduce((sum, { faces }) => sum + faces.length, 0);
  if (count > facesMax) throw fail('REQUEST_INVALID', `${count} faces, at most ${facesMax}`);
  const tracks = linkFaces(
    seen,
    (one, other) => face.calibrate(face.compare(one.template, other.template).similarity).log10LR,
  );
  return {
    tracks: tracks.map(({ sightings, joins }) => ({
      joins,
      sightings: sightings.map(({ atMs, face: { box, quality } }) => ({ atMs, box, quality })),
    })),
    calibration: calibrationName(),
  };
}
