/** Slaps: several fingers in one image, divided into single ones. */
import { Type, type Static } from 'typebox';
import { json, type Operation } from '../operation.ts';
import { FingerBox, Log10LR, Position, Quality, QualityReason, SampleInput } from './common.ts';
import { refusals } from './refusals.ts';

export const SlapInput = Type.Omit(SampleInput, ['modality', 'fingers', 'mark'], {
  title: 'SlapInput',
  additionalProperties: false,
});
export type SlapInput = Static<typeof SlapInput>;

/** One finger that was found in a slap. */
export const SlapFinger = Type.Object(
  {
    position: Position,
    box: FingerBox,
    quality: Quality,
    suitable: Type.Boolean({ description: 'False when no template can be made of it; the quality says why.' }),
    width: Type.Integer({ minimum: 1, description: 'Pixels of the upright finger.' }),
    height: Type.Integer({ minimum: 1 }),
    preview: Type.String({ format: 'byte', description: 'The finger upright, PNG in base64.' }),
  },
  { title: 'SlapFinger', additionalProperties: false },
);
export type SlapFinger = Static<typeof SlapFinger>;

export const SlapSegmentation = Type.Object(
  {
    width: Type.Integer({
      minimum: 1,
      description: 'Pixels of the slap; boxes are in these, whatever the preview measures.',
    }),
    height: Type.Integer({ minimum: 1 }),
    preview: Type.String({ format: 'byte', description: 'PNG in base64, at most 1024 pixels on its longer side.' }),
    hand: Type.Optional(
      Type.Object(
        {
          side: Type.Enum(['left', 'right'], { type: 'string' }),
          probability: Type.Number({
            minimum: 0,
            maximum: 1,
            description: 'From the lengths and places of the fingers.',
          }),
        },
        { title: 'SlapHand', additionalProperties: false },
      ),
    ),
    fingers: Type.Array(SlapFinger, { description: 'From left to right.' }),
    notFound: Type.Array(Position, { description: 'Expected, not found, and not known to be missing.' }),
    warnings: Type.Array(QualityReason, { description: 'What a person should look at before relying on the fingers.' }),
  },
  { title: 'SlapSegmentation', additionalProperties: false },
);
export type SlapSegmentation = Static<typeof SlapSegmentation>;

const Evidence = Type.Object(
  { position: Position, log10LR: Log10LR },
  { title: 'PositionEvidence', additionalProperties: false },
);
const PairEvidence = Type.Object(
  { positions: Type.Tuple([Position, Position]), log10LR: Log10LR },
  { title: 'PairEvidence', additionalProperties: false },
);

/** Whether the fingers of slaps are those of the rolled prints they came with. Evidence: a person decides. */
export const SequenceCheck = Type.Object(
  {
    findings: Type.Array(
      Type.Object(
        {
          position: Position,
          outcome: Type.Enum(['agrees', 'elsewhere', 'undecided', 'no-reference'], { type: 'string' }),
          log10LR: Type.Optional(Log10LR),
          nearest: Type.Optional(Evidence),
        },
        { title: 'SequenceFinding', additionalProperties: false },
      ),
    ),
    handsSwapped: Type.Boolean(),
    sameFinger: Type.Object(
      { slap: Type.Array(PairEvidence), rolled: Type.Array(PairEvidence) },
      {
        title: 'SameFinger',
        additionalProperties: false,
        description: 'Different positions that look like one finger.',
      },
    ),
  },
  { title: 'SequenceCheck', additionalProperties: false },
);
export type SequenceCheck = Static<typeof SequenceCheck>;

export const slapOperations = {
  segmentSlap: {
    tag: 'Search',
    authentication: ['session', 'bearer'],
    scopes: ['abis.identify'],
    statesPurpose: false,
    operationId: 'segmentSlap',
    method: 'POST',
    path: '/ipse/v1/slaps/segment',
    summary: 'Find the fingers of a slap, without keeping it',
    body: { required: true, schema: SlapInput },
    responses: { ...refusals, 200: json('The fingers found; none is an answer too.', SlapSegmentation) },
  },
} as const satisfies Record<string, Operation>;
