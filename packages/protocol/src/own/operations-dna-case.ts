/** Remains and families, inclusion, and posterior probabilities, as pure calculations: nothing that is sent is kept. */
import { Type, type Static } from 'typebox';
import { json, type Operation } from '../operation.ts';
import { dnaCommon, DnaMarkers, DnaMutation, dnaParts, DnaPedigree } from './operations-dna.ts';
import { DnaReplicate } from './operations-dna-mixture.ts';
import { refusals } from './refusals.ts';

const closed = { additionalProperties: false } as const;
const { alleleText: AlleleText, marker: Marker, totalLog10LR: TotalLog10LR, frequencies, stated } = dnaParts;
const NameText = Type.String({ minLength: 1, maxLength: 64 });
const Probability = Type.Number({ minimum: 0, maximum: 1 });

export const DnaRemainsRequest = Type.Object(
  {
    remains: Type.Array(
      Type.Object(
        { id: NameText, sex: Type.Enum(['male', 'female', 'unknown'], { type: 'string' }), profile: DnaMarkers },
        { title: 'DnaFoundRemains', ...closed },
      ),
      { minItems: 1, maxItems: 24 },
    ),
    families: Type.Array(
      Type.Object(
        {
          id: NameText,
          pedigree: DnaPedigree,
          profiles: Type.Record(Type.String(), DnaMarkers, {
            description: 'By member; who is absent is not typed.',
            maxProperties: 32,
          }),
          missing: Type.Array(NameText, { minItems: 1, maxItems: 16, description: 'Members who are looked for.' }),
        },
        { title: 'DnaFamily', ...closed },
      ),
      { minItems: 1, maxItems: 64 },
    ),
    ...frequencies,
    mutation: Type.Optional(DnaMutation),
    priorOdds: Type.Number({
      exclusiveMinimum: 0,
      maximum: 1e9,
      description: 'Of each identification, against the remains being of a stranger.',
    }),
    leastLR: Type.Optional(
      Type.Number({ minimum: 0, description: 'Pairs whose ratio alone is less are not considered; 0 when absent.' }),
    ),
    best: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 100, description: 'Joint assignments told; 5 when absent.' }),
    ),
  },
  { title: 'DnaRemainsRequest', ...closed },
);
export type DnaRemainsRequest = Static<typeof DnaRemainsRequest>;

const pair = { remains: NameText, family: NameText, member: NameText };

export const DnaRemains = Type.Object(
  {
    ...stated,
    priorOdds: Type.Number(),
    leastLR: Type.Number(),
    loci: Type.Array(Marker),
    pairs: Type.Array(
      Type.Object(
        { ...pair, log10LR: TotalLog10LR, posterior: Probability },
        { title: 'DnaRemainsPair', description: 'The ratio is of the pair alone, the posterior given all.', ...closed },
      ),
    ),
    best: Type.Array(
      Type.Object(
        {
          pairs: Type.Array(Type.Object(pair, { title: 'DnaIdentification', ...closed })),
          log10LR: Type.Number(),
          posterior: Probability,
        },
        { title: 'DnaAssignment', ...closed },
      ),
      { description: 'Of all remains at once, the most probable first; who is in no pair is of no family.' },
    ),
    unidentified: Type.Array(
      Type.Object({ remains: NameText, posterior: Probability }, { title: 'DnaUnidentified', ...closed }),
      { description: 'That the remains are of none of the families.' },
    ),
  },
  { title: 'DnaRemains', ...closed },
);
export type DnaRemains = Static<typeof DnaRemains>;

export const DnaInclusionRequest = Type.Object(
  { mixture: DnaReplicate, ...frequencies },
  { title: 'DnaInclusionRequest', ...closed },
);
export type DnaInclusionRequest = Static<typeof DnaInclusionRequest>;

export const DnaInclusion = Type.Object(
  {
    ...stated,
    informationOnly: Type.Literal(true, { description: 'No statistic to report: the likelihood ratio is.' }),
    loci: Type.Array(
      Type.Object(
        { marker: Marker, alleles: Type.Array(AlleleText), frequency: Probability, inclusion: Probability },
        { title: 'DnaInclusionLocus', ...closed },
      ),
    ),
    inclusion: Type.Number({ minimum: 0, maximum: 1, description: 'CPI: how many people are not excluded.' }),
    exclusion: Type.Number({ minimum: 0, maximum: 1, description: 'CPE.' }),
  },
  { title: 'DnaInclusion', ...closed },
);
export type DnaInclusion = Static<typeof DnaInclusion>;

export const DnaPosteriorRequest = Type.Object(
  {
    relationship: Type.Enum(['parent-child', 'full siblings', 'half siblings'], { type: 'string' }),
    log10LR: TotalLog10LR,
    prior: Type.Number({ minimum: 0, maximum: 1, description: 'Of the relationship, before the profiles were seen.' }),
  },
  { title: 'DnaPosteriorRequest', ...closed },
);
export type DnaPosteriorRequest = Static<typeof DnaPosteriorRequest>;

export const DnaPosterior = Type.Object(
  {
    relationship: Type.String(),
    prior: Probability,
    posterior: Probability,
    standards: Type.Array(
      Type.Object(
        {
          authority: Type.String(),
          source: Type.String(),
          prior: Probability,
          supportedFrom: Probability,
          refutedBelow: Type.Optional(Probability),
          posterior: Probability,
          finding: Type.Enum(['supported', 'inconclusive', 'refuted'], { type: 'string' }),
        },
        { title: 'DnaStandard', ...closed },
      ),
      { description: 'What authorities say of the ratio, each with the prior that it takes. A person decides.' },
    ),
  },
  { title: 'DnaPosterior', ...closed },
);
export type DnaPosterior = Static<typeof DnaPosterior>;

export const DnaDatabasePosteriorRequest = Type.Object(
  {
    members: Type.Array(
      Type.Object({ id: NameText, prior: Probability, log10LR: TotalLog10LR }, { title: 'DnaMemberRatio', ...closed }),
      {
        minItems: 1,
        maxItems: 10_000,
        description: 'Of everybody who was looked at, also who was excluded; the priors sum to 1 at most.',
      },
    ),
  },
  { title: 'DnaDatabasePosteriorRequest', ...closed },
);
export type DnaDatabasePosteriorRequest = Static<typeof DnaDatabasePosteriorRequest>;

export const DnaDatabasePosterior = Type.Object(
  {
    members: Type.Array(
      Type.Object({ id: NameText, posterior: Probability }, { title: 'DnaMemberPosterior', ...closed }),
    ),
    outside: Type.Number({ minimum: 0, maximum: 1, description: 'That it is nobody of them.' }),
  },
  { title: 'DnaDatabasePosterior', ...closed },
);
export type DnaDatabasePosterior = Static<typeof DnaDatabasePosterior>;

export const dnaCaseOperations = {
  dnaRemains: {
    ...dnaCommon,
    operationId: 'dnaRemains',
    path: '/ipse/v1/dna/remains',
    summary: 'Which remains are which missing persons, by their families, all at once, without keeping the profiles',
    body: { required: true, schema: DnaRemainsRequest },
    responses: { ...refusals, 200: json('Each pair, and the best assignments of all.', DnaRemains) },
  },
  dnaInclusion: {
    ...dnaCommon,
    operationId: 'dnaInclusion',
    path: '/ipse/v1/dna/inclusion',
    summary: 'Combined probability of inclusion of a mixture, for information only, without keeping it',
    body: { required: true, schema: DnaInclusionRequest },
    responses: { ...refusals, 200: json('By locus and in total.', DnaInclusion) },
  },
  dnaPosterior: {
    ...dnaCommon,
    operationId: 'dnaPosterior',
    path: '/ipse/v1/dna/posterior',
    summary: 'Posterior probability of a relationship from a stated prior, beside the bounds that authorities set',
    body: { required: true, schema: DnaPosteriorRequest },
    responses: { ...refusals, 200: json('The posterior.', DnaPosterior) },
  },
  dnaDatabasePosterior: {
    ...dnaCommon,
    operationId: 'dnaDatabasePosterior',
    path: '/ipse/v1/dna/database-posterior',
    summary: 'Posterior probability of each member of a database, given the ratios of all (Slooten and Meester 2014)',
    body: { required: true, schema: DnaDatabasePosteriorRequest },
    responses: { ...refusals, 200: json('In the order given.', DnaDatabasePosterior) },
  },
} as const satisfies Record<string, Operation>;
