/** Search of a gallery for a missing member of a family, by all of its typed members together. */
import { Type, type Static } from 'typebox';
import { json, type Operation } from '../operation.ts';
import { ErrorBody, Log10LR } from './common.ts';
import {
  dnaCandidate,
  DnaGalleryText,
  dnaGranted,
  dnaRankedCounts,
  dnaSearchFrequencies,
  DnaSearchStatistics,
} from './dna-hits.ts';
import { DnaCategory, DnaProfileInput } from './dna-profiles.ts';
import { DnaMutation, DnaPedigree, dnaParts } from './operations-dna.ts';
import { refusals } from './refusals.ts';

const closed = { additionalProperties: false } as const;
const MemberText = Type.String({ minLength: 1, maxLength: 64, description: 'A member of the pedigree.' });
const { table, population } = dnaSearchFrequencies;

export const DnaMissingRequest = Type.Object(
  {
    gallery: DnaGalleryText,
    ...dnaGranted,
    pedigree: DnaPedigree,
    missing: MemberText,
    relatives: Type.Array(
      Type.Object(
        {
          member: MemberText,
          profile: Type.Optional(DnaProfileInput),
          sampleId: Type.Optional(
            Type.String({ minLength: 1, maxLength: 64, description: 'A profile of the record.' }),
          ),
        },
        { title: 'DnaTypedRelative', description: 'Has either profile or sampleId.', ...closed },
      ),
      { minItems: 1, maxItems: 8 },
    ),
    categories: Type.Optional(
      Type.Array(DnaCategory, { minItems: 1, maxItems: 8, uniqueItems: true, description: 'Remains, unless stated.' }),
    ),
    ...{ table, population },
    maxCandidates: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  },
  { title: 'DnaMissingRequest', ...closed },
);
export type DnaMissingRequest = Static<typeof DnaMissingRequest>;

export const DnaMissingResult = Type.Object(
  {
    gallery: Type.String(),
    grantId: Type.String(),
    missing: MemberText,
    relatives: Type.Array(MemberText, { description: 'Who was weighed.' }),
    ...dnaRankedCounts,
    statistics: DnaSearchStatistics,
    mutation: DnaMutation,
    candidates: Type.Array(
      Type.Object(
        {
          ...dnaCandidate,
          log10LR: Log10LR,
          expectedChanceHitsMax: Type.Number({
            minimum: 0,
            description: 'At most so many unrelated profiles of those searched reach this ratio.',
          }),
          loci: Type.Array(
            Type.Object({ marker: dnaParts.marker, log10LR: Log10LR }, { title: 'DnaMissingLocus', ...closed }),
          ),
        },
        { title: 'DnaMissingCandidate', description: 'A lead, never an identification; told and not kept.', ...closed },
      ),
    ),
  },
  { title: 'DnaMissingResult', ...closed },
);
export type DnaMissingResult = Static<typeof DnaMissingResult>;

export const dnaMissingOperations = {
  searchDnaMissing: {
    tag: 'DNA',
    authentication: ['session', 'bearer'],
    statesPurpose: true,
    scopes: ['ipse.dna.familial'],
    operationId: 'searchDnaMissing',
    method: 'POST',
    path: '/ipse/v1/dna/missing',
    summary: 'Search a gallery for a missing member of a family, by all its typed members, under a grant for the case',
    body: { required: true, schema: DnaMissingRequest },
    responses: {
      ...refusals,
      200: json('Who may be the missing member, best first.', DnaMissingResult),
      403: json('No grant that holds for this case.', ErrorBody),
      404: json('No such gallery, or no such sample.', ErrorBody),
    },
  },
} as const satisfies Record<string, Operation>;
