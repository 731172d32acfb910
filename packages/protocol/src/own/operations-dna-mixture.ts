/** Mixtures of DNA: a likelihood ratio by drop-out and drop-in, as a pure calculation. */
import { Type, type Static } from 'typebox';
import { json, type Operation } from '../operation.ts';
import { dnaCommon, DnaMarkers, dnaParts, dnaRelationships } from './operations-dna.ts';
import { refusals } from './refusals.ts';

const closed = { additionalProperties: false } as const;
const { alleleText: AlleleText, marker: Marker, genotype: Genotype, ratio: Ratio, totalLog10LR } = dnaParts;
const NameText = Type.String({ minLength: 1, maxLength: 64 });
const DropOut = Type.Number({
  minimum: 0,
  maximum: 1,
  description: 'Probability that one copy of an allele is not seen; of two copies, its square.',
});
const DropIn = Type.Number({
  minimum: 0,
  exclusiveMaximum: 1,
  description: 'Probability that a replicate shows an allele of no contributor at a locus.',
});

export const DnaReplicate = Type.Record(Type.String(), Type.Array(AlleleText, { maxItems: 32 }), {
  title: 'DnaReplicate',
  description:
    'Alleles by marker. An empty list: analysed, and nothing seen. A marker that is absent was not analysed there.',
  maxProperties: 128,
});
export type DnaReplicate = Static<typeof DnaReplicate>;

export const DnaMixtureHypothesis = Type.Object(
  {
    contributors: Type.Record(Type.String(), DropOut, {
      description: 'Drop-out of each person who contributed, by name.',
      maxProperties: 8,
    }),
    unknowns: Type.Integer({ minimum: 0, maximum: 4, description: 'Contributors besides, of whom nothing is known.' }),
    dropOut: DropOut,
    relative: Type.Optional(
      Type.Object(
        { of: NameText, relationship: Type.Enum(dnaRelationships, { type: 'string' }) },
        { description: 'One of the unknown contributors is related to a person.', ...closed },
      ),
    ),
  },
  { title: 'DnaMixtureHypothesis', description: '`dropOut` is that of each unknown contributor.', ...closed },
);
export type DnaMixtureHypothesis = Static<typeof DnaMixtureHypothesis>;

const Hypotheses = Type.Tuple([DnaMixtureHypothesis, DnaMixtureHypothesis], {
  description: 'The claim, and what it is held against.',
});

export const DnaMixtureRequest = Type.Object(
  {
    replicates: Type.Array(DnaReplicate, { minItems: 1, maxItems: 8 }),
    persons: Type.Record(Type.String(), DnaMarkers, {
      description: 'Whoever is typed and stands in either hypothesis, by name.',
      maxProperties: 8,
    }),
    hypotheses: Hypotheses,
    dropIn: DropIn,
    ...dnaParts.frequencies,
    theta: dnaParts.theta,
    scan: Type.Optional(
      Type.Array(DropOut, {
        maxItems: 50,
        description:
          'Values of drop-out to answer for besides: of the unknown contributors, and of whoever stands in one hypothesis only.',
      }),
    ),
  },
  { title: 'DnaMixtureRequest', ...closed },
);
export type DnaMixtureRequest = Static<typeof DnaMixtureRequest>;

export const DnaMixture = Type.Object(
  {
    ...dnaParts.stated,
    model: Type.Literal('drop-out and drop-in'),
    hypotheses: Hypotheses,
    dropIn: DropIn,
    loci: Type.Array(
      Type.Object(
        {
          marker: Marker,
          replicates: Type.Array(Type.Array(AlleleText)),
          genotypes: Type.Record(Type.String(), Genotype),
          likelihoods: Type.Tuple([Type.Number(), Type.Number()]),
          lr: Ratio,
        },
        { title: 'DnaMixtureLocus', ...closed },
      ),
    ),
    lr: Ratio,
    log10LR: totalLog10LR,
    scan: Type.Array(
      Type.Object({ dropOut: DropOut, log10LR: totalLog10LR }, { title: 'DnaMixtureScanPoint', ...closed }),
    ),
  },
  { title: 'DnaMixture', ...closed },
);
export type DnaMixture = Static<typeof DnaMixture>;

export const dnaMixtureOperations = {
  dnaMixture: {
    ...dnaCommon,
    operationId: 'dnaMixture',
    path: '/ipse/v1/dna/mixture',
    summary: 'Likelihood ratio of who contributed to a mixture, without keeping the profiles',
    body: { required: true, schema: DnaMixtureRequest },
    responses: { ...refusals, 200: json('By locus and in total.', DnaMixture) },
  },
} as const satisfies Record<string, Operation>;
