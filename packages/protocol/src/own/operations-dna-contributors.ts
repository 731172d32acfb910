/** Search of a gallery for somebody who contributed to a mixture. */
import { Type, type Static } from 'typebox';
import { json, type Operation } from '../operation.ts';
import { ErrorBody, Log10LR } from './common.ts';
import {
  dnaCandidate,
  DnaGalleryText,
  dnaRankedCounts,
  dnaSearchFrequencies,
  DnaSearchStatistics,
} from './dna-hits.ts';
import { DnaCategory } from './dna-profiles.ts';
import { DnaMarkers, dnaParts } from './operations-dna.ts';
import { DnaReplicate } from './operations-dna-mixture.ts';
import { refusals } from './refusals.ts';

const closed = { additionalProperties: false } as const;
const Probability = Type.Number({ minimum: 0, maximum: 1 });
const PossibleAllele = Type.Union([dnaParts.alleleText, Type.Null()], {
  description: 'Null is any that shows no peak.',
});

const ByDropOut = Type.Object(
  {
    model: Type.Literal('drop-out and drop-in'),
    replicates: Type.Array(DnaReplicate, { minItems: 1, maxItems: 8 }),
    known: Type.Array(
      Type.Object({ profile: DnaMarkers, dropOut: Probability }, { title: 'DnaKnownContributor', ...closed }),
      { maxItems: 4, description: 'Who contributed whoever the candidate is.' },
    ),
    unknowns: Type.Integer({ minimum: 0, maximum: 3, description: 'Contributors beside them and the candidate.' }),
    candidateDropOut: Probability,
    dropOut: Type.Number({ minimum: 0, maximum: 1, description: 'Of each unknown contributor.' }),
    dropIn: Type.Number({ minimum: 0, exclusiveMaximum: 1 }),
  },
  { title: 'DnaContributorByDropOut', ...closed },
);

const ByGenotypes = Type.Object(
  {
    model: Type.Literal('genotypes'),
    genotypes: Type.Record(
      Type.String(),
      Type.Array(
        Type.Object(
          { genotype: Type.Tuple([PossibleAllele, PossibleAllele]), probability: Probability },
          { title: 'DnaContributorGenotype', ...closed },
        ),
        { minItems: 1, maxItems: 1000 },
      ),
      { maxProperties: 128, description: 'By marker, of one contributor as a deconvolution gives them.' },
    ),
  },
  {
    title: 'DnaContributorByGenotypes',
    description: 'With those of dnaDeconvolution: the gamma model at the parameters that were fitted there.',
    ...closed,
  },
);

export const DnaContributorRequest = Type.Object(
  {
    gallery: DnaGalleryText,
    evidence: Type.Union([ByDropOut, ByGenotypes]),
    categories: Type.Optional(Type.Array(DnaCategory, { minItems: 1, maxItems: 8, uniqueItems: true })),
    ...dnaSearchFrequencies,
    prior: Type.Optional(
      Type.Number({
        minimum: 0,
        exclusiveMaximum: 1,
        description: 'That the contributor is among the profiles searched; with it candidates have posteriors.',
      }),
    ),
    maxCandidates: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  },
  { title: 'DnaContributorRequest', ...closed },
);
export type DnaContributorRequest = Static<typeof DnaContributorRequest>;

export const DnaContributorResult = Type.Object(
  {
    gallery: Type.String(),
    model: Type.Enum(['drop-out and drop-in', 'genotypes'], { type: 'string' }),
    ...dnaRankedCounts,
    prior: Type.Optional(Probability),
    statistics: DnaSearchStatistics,
    candidates: Type.Array(
      Type.Object(
        {
          ...dnaCandidate,
          log10LR: Log10LR,
          expectedChanceHitsMax: Type.Number({
            minimum: 0,
            description: 'At most so many unrelated profiles of those searched reach this ratio.',
          }),
          posterior: Type.Optional(
            Type.Object(
              { member: Probability, outside: Probability },
              {
                title: 'DnaContributorPosterior',
                description: 'That it is this one; that it is nobody here.',
                ...closed,
              },
            ),
          ),
          loci: Type.Array(
            Type.Object({ marker: dnaParts.marker, log10LR: Log10LR }, { title: 'DnaContributorLocus', ...closed }),
          ),
        },
        { title: 'DnaContributorCandidate', description: 'A lead, told and not kept.', ...closed },
      ),
    ),
  },
  { title: 'DnaContributorResult', ...closed },
);
export type DnaContributorResult = Static<typeof DnaContributorResult>;

export const dnaContributorOperations = {
  searchDnaContributors: {
    tag: 'DNA',
    authentication: ['session', 'bearer'],
    statesPurpose: true,
    scopes: ['ipse.dna.search'],
    operationId: 'searchDnaContributors',
    method: 'POST',
    path: '/ipse/v1/dna/contributors',
    summary: 'Search a gallery for a contributor to a mixture, ranked by likelihood ratio',
    body: { required: true, schema: DnaContributorRequest },
    responses: {
      ...refusals,
      200: json('Possible contributors, best first.', DnaContributorResult),
      404: json('No such gallery.', ErrorBody),
    },
  },
} as const satisfies Record<string, Operation>;
