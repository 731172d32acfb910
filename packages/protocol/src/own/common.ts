/** Schemas that several operations of our own interface share. */
import { Type, type Static } from 'typebox';
import { biometricSubTypes } from '../osia/vocabulary.ts';

/** Every refusal of our own interface: what happened, what to do, and the id under which the log has it. */
export const ErrorBody = Type.Object(
  {
    code: Type.String({ description: 'Stable and machine-readable, for example IMAGE_TRUNCATED.' }),
    message: Type.String(),
    hint: Type.String({ description: 'What the caller can do about it.' }),
    requestId: Type.String(),
  },
  { title: 'ErrorBody', additionalProperties: false },
);
export type ErrorBody = Static<typeof ErrorBody>;

export const PersonIdText = Type.String({
  minLength: 1,
  maxLength: 256,
  description: 'As the client that created the person chose it.',
});
export const EncounterIdText = Type.String({ minLength: 1, maxLength: 256 });
export const SampleIdText = Type.String({ minLength: 1, maxLength: 64 });
export const GalleryName = Type.String({
  minLength: 1,
  maxLength: 128,
  description: 'Plain text; never personal data.',
});
export const ModalityName = Type.String({ pattern: '^[a-z][a-z-]{0,31}$', description: '`fingerprint` or `face`.' });
export const Timestamp = Type.String({ format: 'date-time' });

/** Where on the body a sample was taken: the names of OSIA's biometricSubType. */
export const Position = Type.Enum(biometricSubTypes, { title: 'Position', type: 'string' });
export type Position = Static<typeof Position>;

/** log10 of the likelihood ratio. */
export const Log10LR = Type.Number({
  description: 'log10 of how many times more probable the evidence is if mated than if not.',
});
/** False match rate at a score, 0 to 1. */
export const Fmr = Type.Number({ minimum: 0, maximum: 1, description: 'False match rate at this score, 0 to 1.' });
/** Of a lower rate nothing is known but that it is lower. */
export const FmrLeast = Type.Number({
  minimum: 0,
  maximum: 1,
  description: 'The least rate that the data of the calibration can tell: of a lower fmr say that it is lower.',
});

export const QualityReason = Type.Object(
  {
    code: Type.String({ description: 'Kebab-case, for example too-dry.' }),
    message: Type.String(),
    advice: Type.String(),
  },
  { title: 'QualityReason', additionalProperties: false },
);

export const Quality = Type.Object(
  {
    value: Type.Number({ minimum: 0, maximum: 100, description: '0 worst to 100 best.' }),
    reasons: Type.Array(QualityReason),
  },
  { title: 'Quality', additionalProperties: false },
);
export type Quality = Static<typeof Quality>;

export const Feature = Type.Object(
  {
    x: Type.Number({ description: 'Pixels of the sample, from the left.' }),
    y: Type.Number({ description: 'Pixels of the sample, from the top.' }),
    angleRad: Type.Optional(
      Type.Number({ description: 'Anticlockwise from the positive x axis as seen on the screen.' }),
    ),
    kind: Type.String({ description: 'For example ending, bifurcation, left-eye.' }),
    quality: Type.Optional(Type.Number({ minimum: 0, maximum: 100 })),
  },
  { title: 'Feature', additionalProperties: false },
);
export type Feature = Static<typeof Feature>;

const pictureProperties = {
  features: Type.Array(Feature),
  width: Type.Integer({
    minimum: 1,
    description: 'Pixels of the sample; features are in these, whatever the preview measures.',
  }),
  height: Type.Integer({ minimum: 1 }),
  preview: Type.String({ format: 'byte', description: 'PNG in base64, at most 1024 pixels on its longer side.' }),
};

/** A sample as a screen draws it. */
export const Picture = Type.Object(pictureProperties, { title: 'Picture', additionalProperties: false });
export type Picture = Static<typeof Picture>;

const challengeKinds = ['turn', 'blink', 'light'] as const;
export const ChallengeKind = Type.Enum(challengeKinds, { title: 'ChallengeKind', type: 'string' });
export type ChallengeKind = Static<typeof ChallengeKind>;

export const LivenessDecision = Type.Enum(['bona-fide', 'attack', 'undecided'], {
  title: 'LivenessDecision',
  type: 'string',
  description: 'In the words of ISO/IEC 30107-3; undecided where too little was seen.',
});

export const LivenessReasons = Type.Array(Type.String(), {
  description: 'What spoke against it, kebab-case: turn-not-answered, flat, face-changed, another-face, ...',
});

/** Whether a face was shown by a living person: a hint for whoever looks, never a part of a score. */
export const LivenessHint = Type.Object(
  {
    way: Type.Enum(['challenge', 'attended'], {
      type: 'string',
      description: 'Attended: a signed-in person says that they had the other one before them.',
    }),
    decision: Type.Optional(LivenessDecision),
    reasons: LivenessReasons,
    asked: Type.Array(ChallengeKind, { description: 'What the challenge asked for; empty where it was attended.' }),
    detector: Type.Optional(Type.String({ description: 'Name and version of what judged.' })),
  },
  { title: 'LivenessHint', additionalProperties: false },
);
export type LivenessHint = Static<typeof LivenessHint>;

const LivenessClaim = Type.Object(
  {
    answerId: Type.Optional(
      Type.String({ minLength: 1, maxLength: 64, description: 'Of a challenge that the same face answered.' }),
    ),
    attended: Type.Optional(
      Type.Literal(true, { description: 'I have this person before me. Only a signed-in person says so.' }),
    ),
  },
  { title: 'LivenessClaim', minProperties: 1, maxProperties: 1, additionalProperties: false },
);
export type LivenessClaim = Static<typeof LivenessClaim>;

/** What was found in one sample. */
export const Assessment = Type.Object(
  {
    modality: ModalityName,
    position: Type.Optional(Position),
    quality: Quality,
    suitable: Type.Boolean({ description: 'False when no template can be made of it; the quality says why.' }),
    liveness: Type.Optional(LivenessHint),
    hints: Type.Optional(
      Type.Array(QualityReason, { description: 'Of a print: what speaks for a copy of one. Weak; part of no score.' }),
    ),
    ...pictureProperties,
  },
  { title: 'Assessment', additionalProperties: false },
);
export type Assessment = Static<typeof Assessment>;

/** A rectangle that stands along a finger. */
export const FingerBox = Type.Object(
  {
    centreX: Type.Number({ description: 'Pixels of the slap, from the left.' }),
    centreY: Type.Number({ description: 'Pixels of the slap, from the top.' }),
    width: Type.Number({ exclusiveMinimum: 0, maximum: 4000, description: 'Pixels across the finger.' }),
    height: Type.Number({ exclusiveMinimum: 0, maximum: 4000, description: 'Pixels along the finger, tip to crease.' }),
    rotationRad: Type.Number({ description: 'Turn from upright, anticlockwise as seen on the screen.' }),
  },
  { title: 'FingerBox', additionalProperties: false },
);
export type FingerBox = Static<typeof FingerBox>;

const PlaceInPicture = {
  x: Type.Number({ minimum: 0, maximum: 12_000, description: 'Pixels of the sample, from the left.' }),
  y: Type.Number({ minimum: 0, maximum: 12_000, description: 'Pixels of the sample, from the top.' }),
};

/** What an examiner says of a mark; all of it may be left out. */
export const MarkInput = Type.Object(
  {
    region: Type.Optional(
      Type.Array(Type.Object(PlaceInPicture, { title: 'Corner', additionalProperties: false }), {
        minItems: 3,
        maxItems: 200,
        description: 'Outline of the ridges to be used; proposed automatically when absent.',
      }),
    ),
    minutiae: Type.Optional(
      Type.Array(
        Type.Object(
          {
            ...PlaceInPicture,
            angleRad: Type.Number({
              minimum: -7,
              maximum: 7,
              description: 'Into the ridge that ends, anticlockwise from the positive x axis as seen on the screen.',
            }),
            kind: Type.Optional(Type.Enum(['ending', 'bifurcation'], { type: 'string' })),
          },
          { title: 'MarkedMinutia', additionalProperties: false },
        ),
        { maxItems: 72, description: 'As the examiner marked them.' },
      ),
    ),
    proposals: Type.Optional(
      Type.Enum(['none', 'beside'], {
        type: 'string',
        description: "Whether the examiner's minutiae stand alone, or beside those found; alone when absent.",
      }),
    ),
    inverted: Type.Optional(Type.Boolean({ description: 'Light ridges on a dark ground.' })),
  },
  { title: 'MarkInput', additionalProperties: false },
);
export type MarkInput = Static<typeof MarkInput>;

/** An image that the caller hands in. */
export const SampleInput = Type.Object(
  {
    modality: ModalityName,
    image: Type.String({ format: 'byte', minLength: 4, description: 'The bytes of the file in base64.' }),
    mediaType: Type.Optional(Type.String({ maxLength: 128, description: 'Told from the bytes when absent.' })),
    position: Type.Optional(Position),
    resolutionPpi: Type.Optional(
      Type.Number({ exclusiveMinimum: 0, maximum: 10_000, description: "Overrides the file's." }),
    ),
    width: Type.Optional(Type.Integer({ minimum: 1, description: 'For raw gray, which has no header.' })),
    height: Type.Optional(Type.Integer({ minimum: 1, description: 'For raw gray, which has no header.' })),
    mark: Type.Optional(MarkInput),
    liveness: Type.Optional(LivenessClaim),
    missing: Type.Optional(
      Type.Array(Position, {
        maxItems: 4,
        description: 'Of a slap: fingers known to be absent, amputated or bandaged; they are not looked for.',
      }),
    ),
    fingers: Type.Optional(
      Type.Array(
        Type.Object({ position: Position, box: FingerBox }, { title: 'PlacedFinger', additionalProperties: false }),
        {
          maxItems: 4,
          description: 'Of a slap: its fingers as a person confirmed them, taken in place of what would be found.',
        },
      ),
    ),
  },
  { title: 'SampleInput', additionalProperties: false },
);
export type SampleInput = Static<typeof SampleInput>;

/** Biographic data as the client keeps it: any names, any values. */
export const OpenObject = Type.Record(Type.String(), Type.Unknown());
