/** Is the face before the camera a living one? A challenge that is drawn by chance, and the frames that answer it. */
import { Type, type Static } from 'typebox';
import { json, type Operation } from '../operation.ts';
import { ChallengeKind, ErrorBody, LivenessDecision, LivenessReasons, Timestamp } from './common.ts';
import { refusals } from './refusals.ts';

export const ChallengeRequest = Type.Object(
  {
    without: Type.Optional(
      Type.Array(ChallengeKind, {
        maxItems: 2,
        uniqueItems: true,
        description: 'What this person cannot do, or should not be shown; a movement, the turns or the blink, is left.',
      }),
    ),
    slow: Type.Optional(Type.Boolean({ description: 'Twice the time for each step.' })),
  },
  { title: 'ChallengeRequest', additionalProperties: false },
);
export type ChallengeRequest = Static<typeof ChallengeRequest>;

const Moment = Type.Integer({ minimum: 0, maximum: 120_000, description: "Milliseconds on the challenge's clock." });

export const ChallengeStep = Type.Object(
  {
    kind: ChallengeKind,
    side: Type.Optional(
      Type.Enum(['left', 'right'], { type: 'string', description: "Of a turn: the person's own side." }),
    ),
    colour: Type.Optional(
      Type.Enum(['red', 'green', 'blue'], {
        type: 'string',
        description: 'In which the whole screen lights the face.',
      }),
    ),
    fromMs: Moment,
    untilMs: Moment,
  },
  { title: 'ChallengeStep', additionalProperties: false },
);
export type ChallengeStep = Static<typeof ChallengeStep>;

export const LivenessChallenge = Type.Object(
  {
    challengeId: Type.String(),
    steps: Type.Array(ChallengeStep, { description: 'One after the other; the clock starts as the first is shown.' }),
    framesPerSecond: Type.Integer({ minimum: 1, description: 'How many to send; more are a waste, fewer say less.' }),
    expiresAt: Timestamp,
  },
  { title: 'LivenessChallenge', additionalProperties: false },
);
export type LivenessChallenge = Static<typeof LivenessChallenge>;

export const ChallengeAnswer = Type.Object(
  {
    frames: Type.Array(
      Type.Object(
        {
          atMs: Moment,
          image: Type.String({
            format: 'byte',
            minLength: 4,
            description: 'A whole frame in base64, PNG or JPEG, of at most two million pixels.',
          }),
        },
        { title: 'ChallengeFrame', additionalProperties: false },
      ),
      { minItems: 1, maxItems: 400, description: 'By rising time.' },
    ),
  },
  { title: 'ChallengeAnswer', additionalProperties: false },
);
export type ChallengeAnswer = Static<typeof ChallengeAnswer>;

export const LivenessVerdict = Type.Object(
  {
    answerId: Type.String({ description: 'For the sample that is taken of the same face within half an hour.' }),
    decision: LivenessDecision,
    reasons: LivenessReasons,
    asked: Type.Array(ChallengeKind),
    detector: Type.String({ description: 'Name and version of what judged.' }),
    framesWithFace: Type.Integer({ minimum: 0 }),
    expiresAt: Timestamp,
  },
  { title: 'LivenessVerdict', additionalProperties: false },
);
export type LivenessVerdict = Static<typeof LivenessVerdict>;

const ChallengeParams = Type.Object({ challengeId: Type.String({ minLength: 1, maxLength: 64 }) });

const common = {
  tag: 'Faces',
  authentication: ['session', 'bearer'],
  scopes: ['abis.identify'],
  method: 'POST',
} as const;

export const livenessOperations = {
  beginChallenge: {
    ...common,
    operationId: 'beginChallenge',
    path: '/ipse/v1/liveness/challenges',
    summary: 'Draw a challenge for the person before a camera',
    statesPurpose: false,
    body: { required: true, schema: ChallengeRequest },
    responses: { ...refusals, 200: json('What to ask for, once.', LivenessChallenge) },
  },
  answerChallenge: {
    ...common,
    operationId: 'answerChallenge',
    path: '/ipse/v1/liveness/challenges/{challengeId}/answer',
    summary: 'Judge the frames that answer a challenge, without keeping them',
    statesPurpose: true,
    params: ChallengeParams,
    body: { required: true, schema: ChallengeAnswer },
    responses: {
      ...refusals,
      200: json('The verdict: a hint, never an identification.', LivenessVerdict),
      409: json('The challenge is unknown, answered, too old, or cannot have ended yet.', ErrorBody),
    },
  },
} as const satisfies Record<string, Operation>;
