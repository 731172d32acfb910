/** Statistics of DNA profiles as pure calculations: nothing that is sent is kept. */
import { Type, type Static } from 'typebox';
import { json, type Operation } from '../operation.ts';
import { Log10LR } from './common.ts';
import { refusals } from './refusals.ts';

const closed = { additionalProperties: false } as const;
const Marker = Type.String({ minLength: 1, maxLength: 32 });
const AlleleText = Type.String({ minLength: 1, maxLength: 8, description: 'As 9, 9.3, <6 or >15.' });
const Genotype = Type.Tuple([AlleleText, AlleleText], { description: 'The shorter first.' });
const Ratio = Type.Number({ minimum: 0, description: 'Likelihood ratio; 0 where the first hypothesis is excluded.' });
const TotalLog10LR = Type.Union([Log10LR, Type.Null()], { description: 'Null when the ratio is 0.' });
const MemberIdText = Type.String({ minLength: 1, maxLength: 64 });

export const DnaMarkers = Type.Record(Type.String(), Type.Array(AlleleText, { minItems: 1, maxItems: 16 }), {
  title: 'DnaMarkers',
  description:
    "Alleles by marker; one allele stands for a homozygote, or for a man's X. Y and sex markers are left out.",
  maxProperties: 128,
});
export type DnaMarkers = Static<typeof DnaMarkers>;

const Rate = Type.Number({ minimum: 0, maximum: 0.5 });
export const DnaMutation = Type.Union(
  [
    Type.Object({ model: Type.Literal('none') }, closed),
    Type.Object({ model: Type.Literal('equal'), rate: Rate }, closed),
    Type.Object({ model: Type.Literal('proportional'), rate: Rate }, closed),
    Type.Object(
      {
        model: Type.Literal('stepwise'),
        rate: Rate,
        rateOfFractions: Rate,
        range: Type.Number({ exclusiveMinimum: 0, maximum: 1 }),
      },
      closed,
    ),
  ],
  { title: 'DnaMutation' },
);
export type DnaMutation = Static<typeof DnaMutation>;

const Theta = Type.Number({ minimum: 0, exclusiveMaximum: 1, description: 'Coancestry coefficient F_ST.' });
const frequencies = {
  table: Type.String({ minLength: 1, maxLength: 64, description: 'fbi2015, nist1036, norstr2023 or uk_dna17.' }),
  population: Type.String({ minLength: 1, maxLength: 64, description: 'As the table names it, for example Cauc.' }),
  minimumFrequency: Type.Optional(
    Type.Number({
      exclusiveMinimum: 0,
      exclusiveMaximum: 1,
      description: 'Least frequency of an allele; 5 of those counted at the locus when absent.',
    }),
  ),
  caseFrequencies: Type.Optional(
    Type.Record(
      Type.String(),
      Type.Record(Type.String(), Type.Number({ exclusiveMinimum: 0, maximum: 1 }), { maxProperties: 200 }),
      {
        title: 'DnaCaseFrequencies',
        description:
          'Of markers that the table lacks, X-STR for example: by marker, then allele. The hash told is then of both.',
        maxProperties: 64,
      },
    ),
  ),
};

/** What every answer says of how it came about. */
const stated = {
  frequencies: Type.Object(
    { table: Type.String(), hash: Type.String({ description: 'SHA-256 of the table.' }), population: Type.String() },
    { title: 'DnaFrequencies', ...closed },
  ),
  theta: Theta,
  minimumFrequency: Type.Union([Type.Number(), Type.Literal('five-of-those-counted')]),
  mutation: DnaMutation,
  version: Type.String({ description: 'Changes whenever the same question would get another number.' }),
  leftOut: Type.Array(
    Type.Object(
      {
        marker: Marker,
        reason: Type.Enum(['no-frequencies', 'not-autosomal', 'not-typed-in-all'], { type: 'string' }),
      },
      { title: 'DnaLeftOut', ...closed },
    ),
  ),
};

export const dnaFormulae = ['product', 'nrc-4.1', 'nrc-4.10'] as const;
const Formula = Type.Enum(dnaFormulae, {
  type: 'string',
  description: 'National Research Council 1996: product rule; 4.1 with 4.4a; 4.10.',
});

export const DnaMatchRequest = Type.Object(
  {
    profile: DnaMarkers,
    ...frequencies,
    theta: Theta,
    formula: Formula,
    dropOut: Type.Optional(
      Type.Array(Marker, { maxItems: 128, description: 'Markers whose single allele may have lost its partner.' }),
    ),
  },
  { title: 'DnaMatchRequest', ...closed },
);
export type DnaMatchRequest = Static<typeof DnaMatchRequest>;

export const DnaMatch = Type.Object(
  {
    ...stated,
    formula: Formula,
    loci: Type.Array(
      Type.Object(
        {
          marker: Marker,
          genotype: Genotype,
          frequencies: Type.Tuple([Type.Number(), Type.Number()]),
          least: Type.Number(),
          dropOut: Type.Boolean(),
          probability: Type.Number({ minimum: 0, maximum: 1 }),
        },
        { title: 'DnaMatchLocus', ...closed },
      ),
    ),
    probability: Type.Number({ minimum: 0, maximum: 1, description: 'Of an unrelated person; 1 without any locus.' }),
    log10LR: Log10LR,
  },
  { title: 'DnaMatch', ...closed },
);
export type DnaMatch = Static<typeof DnaMatch>;

export const dnaRelationships = [
  'parent-child',
  'full siblings',
  'half siblings',
  'grandparent-grandchild',
  'uncle-nephew',
  'first cousins',
  'second cousins',
] as const;
const RelationshipName = Type.Enum(dnaRelationships, { type: 'string', description: 'Against being unrelated.' });

export const DnaKinshipRequest = Type.Object(
  {
    a: DnaMarkers,
    b: DnaMarkers,
    relationship: RelationshipName,
    ...frequencies,
    theta: Theta,
    mutation: Type.Optional(DnaMutation),
  },
  { title: 'DnaKinshipRequest', ...closed },
);
export type DnaKinshipRequest = Static<typeof DnaKinshipRequest>;

export const DnaKinship = Type.Object(
  {
    ...stated,
    relationship: RelationshipName,
    loci: Type.Array(
      Type.Object({ marker: Marker, a: Genotype, b: Genotype, lr: Ratio }, { title: 'DnaKinshipLocus', ...closed }),
    ),
    lr: Ratio,
    log10LR: TotalLog10LR,
  },
  { title: 'DnaKinship', ...closed },
);
export type DnaKinship = Static<typeof DnaKinship>;

export const DnaPedigree = Type.Object(
  {
    members: Type.Array(
      Type.Object(
        {
          id: MemberIdText,
          sex: Type.Enum(['male', 'female', 'unknown'], { type: 'string' }),
          father: Type.Optional(MemberIdText),
          mother: Type.Optional(MemberIdText),
        },
        { title: 'DnaMember', ...closed },
      ),
      { minItems: 1, maxItems: 32 },
    ),
    identical: Type.Optional(
      Type.Array(Type.Array(MemberIdText, { minItems: 2, maxItems: 8 }), {
        maxItems: 8,
        description: 'Groups of identical twins.',
      }),
    ),
  },
  { title: 'DnaPedigree', ...closed },
);
export type DnaPedigree = Static<typeof DnaPedigree>;

export const DnaPedigreeRequest = Type.Object(
  {
    pedigrees: Type.Tuple([DnaPedigree, DnaPedigree], { description: 'The claim, and what it is held against.' }),
    profiles: Type.Record(Type.String(), DnaMarkers, {
      description: 'By member; who is absent is not typed.',
      minProperties: 1,
      maxProperties: 32,
    }),
    ...frequencies,
    mutation: Type.Optional(DnaMutation),
  },
  { title: 'DnaPedigreeRequest', ...closed },
);
export type DnaPedigreeRequest = Static<typeof DnaPedigreeRequest>;

export const DnaPedigreeResult = Type.Object(
  {
    ...stated,
    loci: Type.Array(
      Type.Object(
        {
          marker: Marker,
          inheritance: Type.Enum(['autosomal', 'x'], { type: 'string' }),
          genotypes: Type.Record(Type.String(), Genotype),
          likelihoods: Type.Tuple([Type.Number(), Type.Number()]),
          lr: Ratio,
        },
        { title: 'DnaPedigreeLocus', ...closed },
      ),
    ),
    lr: Ratio,
    log10LR: TotalLog10LR,
  },
  { title: 'DnaPedigreeResult', ...closed },
);
export type DnaPedigreeResult = Static<typeof DnaPedigreeResult>;

/** What other operations of DNA are made of. */
export const dnaParts = {
  alleleText: AlleleText,
  marker: Marker,
  genotype: Genotype,
  ratio: Ratio,
  totalLog10LR: TotalLog10LR,
  theta: Theta,
  frequencies,
  stated,
} as const;

export const dnaCommon = {
  tag: 'DNA',
  method: 'POST',
  authentication: ['session', 'bearer'],
  scopes: ['ipse.dna.calculate'],
  statesPurpose: true,
} as const;

export const dnaOperations = {
  dnaMatchProbability: {
    ...dnaCommon,
    operationId: 'dnaMatchProbability',
    path: '/ipse/v1/dna/match-probability',
    summary: 'Random match probability of a profile of one person, without keeping it',
    body: { required: true, schema: DnaMatchRequest },
    responses: { ...refusals, 200: json('By locus and in total.', DnaMatch) },
  },
  dnaKinship: {
    ...dnaCommon,
    operationId: 'dnaKinship',
    path: '/ipse/v1/dna/kinship',
    summary: 'Likelihood ratio of two people being related, without keeping their profiles',
    body: { required: true, schema: DnaKinshipRequest },
    responses: { ...refusals, 200: json('By locus and in total.', DnaKinship) },
  },
  dnaPedigree: {
    ...dnaCommon,
    operationId: 'dnaPedigree',
    path: '/ipse/v1/dna/pedigree',
    summary: 'Likelihood ratio of one pedigree against another, without keeping the profiles',
    body: { required: true, schema: DnaPedigreeRequest },
    responses: { ...refusals, 200: json('By locus and in total.', DnaPedigreeResult) },
  },
} as const satisfies Record<string, Operation>;
