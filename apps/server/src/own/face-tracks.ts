/** Films after the event, handed in frame by frame. Each call is told in the record, with a count and nothing of the picture. */
import { trackOf } from '@ipse/protocol';
import type { FaceTrackRequest } from '@ipse/protocol';
import { fail } from '../errors.ts';
import { decodeBase64 } from '../records/base64.ts';
import type { Services } from '../services.ts';
import type { TrackRequest } from '../work/track-faces.ts';
import type { OwnHandlers } from './operation.ts';

export function faceTrackHandlers({ extraction, store }: Services): Pick<OwnHandlers, 'trackFaces'> {
  return {
    trackFaces: async ({ body, use }) => {
      const { tracks, calibration } = await extraction.trackFaces({ frames: framesOf(body) });
      await store.events.append(use, { action: 'face.track', objects: [], count: tracks.length });
      const told = tracks.map(({ sightings, joins }) => trackOf([...sightings], [...joins]));
      return { status: 200, body: { tracks: told, calibration } };
    },
  };
}

/** Errors: BASE64_INVALID, naming the field; REQUEST_INVALID for frames out of order. */
function framesOf({ frames }: FaceTrackRequest): TrackRequest['frames'] {
  if (frames.some(({ atMs }, n) => n > 0 && atMs <= frames[n - 1].atMs)) {
    throw fail('REQUEST_INVALID', 'frames by rising time');
  }
  return frames.map(({ atMs, image }, n) => ({ atMs, bytes: decodeBase64(image, `frames/${n}/image`) }));
}
