/** Lists of the lines of fathers and of mothers in a gallery that differ little from a profile's. */
import { Type, type Static } from 'typebox';
import { json, type Operation } from '../operation.ts';
import { ErrorBody } from './common.ts';
import { dnaCandidate, DnaGalleryText, dnaGranted } from './dna-hits.ts';
import { DnaProfileInput } from './dna-profiles.ts';
import { dnaParts } from './operations-dna.ts';
import { refusals } from './refusals.ts';

const closed = { additionalProperties: false } as const;

export const DnaLineageRequest = Type.Object(
  {
    gallery: DnaGalleryText,
    ...dnaGranted,
    profile: Type.Optional(DnaProfileInput),
    sampleId: Type.Optional(Type.String({ minLength: 1, maxLength: 64, description: 'A profile of the record.' })),
    differencesMax: Type.Integer({ minimum: 0, maximum: 2, description: 'In Y-STR or in mtDNA.' }),
    yLociMin: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 64, description: 'Loci of the Y that both typed; 5 unless stated.' }),
    ),
    maxCandidates: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  },
  { title: 'DnaLineageRequest', ...closed },
);
export type DnaLineageRequest = Static<typeof DnaLineageRequest>;

const Line = Type.Object(
  {
    compared: Type.Integer({ minimum: 0, description: 'Profiles of the gallery that could be compared.' }),
    frequency: Type.Number({
      minimum: 0,
      maximum: 1,
      description: 'Of the haplotype by the counting method: (same + 1) / (compared + 1).',
    }),
  },
  { title: 'DnaLineCount', ...closed },
);

export const DnaLineageResult = Type.Object(
  {
    gallery: Type.String(),
    grantId: Type.String(),
    profiles: Type.Integer({ minimum: 0, description: 'Profiles of the gallery.' }),
    total: Type.Integer({ minimum: 0, description: 'In all; no more than maxCandidates are listed.' }),
    y: Line,
    mt: Line,
    candidates: Type.Array(
      Type.Object(
        {
          ...dnaCandidate,
          y: Type.Optional(
            Type.Object(
              { compared: Type.Integer({ minimum: 0 }), differing: Type.Array(dnaParts.marker) },
              { title: 'DnaLineOfFathers', ...closed },
            ),
          ),
          mtDifferences: Type.Optional(Type.Integer({ minimum: 0 })),
        },
        {
          title: 'DnaLineageCandidate',
          description: 'A lead to a line, which many share; never an identification.',
          ...closed,
        },
      ),
    ),
  },
  { title: 'DnaLineageResult', ...closed },
);
export type DnaLineageResult = Static<typeof DnaLineageResult>;

export const dnaLineageOperations = {
  searchDnaLineages: {
    tag: 'DNA',
    authentication: ['session', 'bearer'],
    statesPurpose: true,
    scopes: ['ipse.dna.familial'],
    operationId: 'searchDnaLineages',
    method: 'POST',
    path: '/ipse/v1/dna/lineages',
    summary: 'List whose Y-STR haplotype or mtDNA differs little from a profile, under a grant for the case',
    body: { required: true, schema: DnaLineageRequest },
    responses: {
      ...refusals,
      200: json('Who may be of one line, fewest differences first.', DnaLineageResult),
      403: json('No grant that holds for this case.', ErrorBody),
      404: json('No such gallery, or no such sample.', ErrorBody),
    },
  },
} as const satisfies Record<string, Operation>;
