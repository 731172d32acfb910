/** Schemas that the statistics of DNA profiles share. */
import { Type, type Static } from 'typebox';
import { Log10LR } from './common.ts';

export const closed = { additionalProperties: false } as const;
export const Marker = Type.String({ minLength: 1, maxLength: 32 });
export const AlleleText = Type.String({ minLength: 1, maxLength: 8, description: 'As 9, 9.3, <6 or >15.' });
export const Genotype = Type.Tuple([AlleleText, AlleleText], { description: 'The shorter first.' });
export const Ratio = Type.Number({
  minimum: 0,
  description: 'Likelihood ratio; 0 where the first hypothesis is excluded.',
});
export const TotalLog10LR = Type.Union([Log10LR, Type.Null()], { description: 'Null when the ratio is 0.' });
export const MemberIdText = Type.String({ minLength: 1, maxLength: 64 });

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

export const Theta = Type.Number({ minimum: 0, exclusiveMaximum: 1, description: 'Coancestry coefficient F_ST.' });
export const frequencies = {
  table: Type.String({ minLength: 1, maxLength: 64, description: 'fbi2015, nist1036, norstr2023 or uk_dna17.' }),
  population: Type.String({ minLength: 1, maxLength: 64, description: 'As the table names it, for example Cauc.' }),
  minimumFrequency: Type.Optional(
    Type.Number({
      exclusiveMinimum: 0,
      exclusiveMaximum: 1,
      description: 'Least frequency of an allele; 5 of those counted at the locus when absent.',
    }),
  ),
};

/** What every answer says of how it came about. */
export const stated = {
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

/** How every calculation is asked for. */
export const calculation = {
  tag: 'DNA',
  method: 'POST',
  authentication: ['session', 'bearer'],
  scopes: ['ipse.dna.calculate'],
  statesPurpose: true,
} as const;
