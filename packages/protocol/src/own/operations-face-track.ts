/**
 * The faces of a film after the event: frames that the caller took of a file come in pieces and go back as tracks. There is no
 * live mode: no operation takes a stream, and one request holds few frames.
 */
import { Type, type Static } from 'typebox';
import { json, type Operation } from '../operation.ts';
import { framesMax } from './join-tracks.ts';
import { FaceBox } from './operations-face.ts';
import { refusals } from './refusals.ts';

const FilmMoment = Type.Integer({
  minimum: 0,
  maximum: 86_400_000,
  description: 'Milliseconds from the beginning of the film.',
});

export const FaceTrackRequest = Type.Object(
  {
    frames: Type.Array(
      Type.Object(
        {
          atMs: FilmMoment,
          image: Type.String({
            format: 'byte',
            minLength: 4,
            description: 'A whole frame in base64, of at most 2.1 million pixels.',
          }),
        },
        { title: 'FilmFrame', additionalProperties: false },
      ),
      {
        minItems: 1,
        maxItems: framesMax,
        description: 'By rising time. The next piece of the film begins with the last frames of this one.',
      },
    ),
  },
  { title: 'FaceTrackRequest', additionalProperties: false },
);
export type FaceTrackRequest = Static<typeof FaceTrackRequest>;

const Place = (description: string) => Type.Integer({ minimum: 0, description });

export const FaceTrack = Type.Object(
  {
    fromMs: FilmMoment,
    toMs: FilmMoment,
    sightings: Type.Array(
      Type.Object(
        { atMs: FilmMoment, box: FaceBox, quality: Type.Number({ minimum: 0, maximum: 100 }) },
        { title: 'FaceSighting', additionalProperties: false },
      ),
      { minItems: 1, description: 'By rising time; frames in which the face was not seen are left out.' },
    ),
    best: Place('Which sighting has the best quality.'),
    joins: Type.Array(
      Type.Object(
        {
          at: Place('The first sighting after it.'),
          log10LR: Type.Number({ description: 'Of the likeness that it rests on.' }),
        },
        { title: 'FaceTrackJoin', additionalProperties: false },
      ),
      { description: 'Where likeness alone linked two parts, over a gap or a jump; a person may take it back.' },
    ),
  },
  { title: 'FaceTrack', additionalProperties: false },
);
export type FaceTrack = Static<typeof FaceTrack>;

export const FaceTracks = Type.Object(
  {
    tracks: Type.Array(FaceTrack, {
      description: 'By their beginning. Each perhaps one person: a lead, never an identity.',
    }),
    calibration: Type.String({ description: 'Algorithm and version of the calibration behind the evidence.' }),
  },
  { title: 'FaceTracks', additionalProperties: false },
);
export type FaceTracks = Static<typeof FaceTracks>;

export const faceTrackOperations = {
  trackFaces: {
    operationId: 'trackFaces',
    tag: 'Faces',
    authentication: ['session', 'bearer'],
    statesPurpose: true,
    method: 'POST',
    scopes: ['abis.identify'],
    path: '/ipse/v1/faces:track',
    summary: 'Follow the faces of a film through some of its frames, without keeping them',
    body: { required: true, schema: FaceTrackRequest },
    responses: { ...refusals, 200: json('The tracks.', FaceTracks) },
  },
} as const satisfies Record<string, Operation>;
