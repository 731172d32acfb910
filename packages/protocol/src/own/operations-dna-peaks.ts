/** Mixtures of DNA by their peak heights, as pure calculations: nothing that is sent is kept. */
import { Type, type Static } from 'typebox';
import { json, type Operation } from '../operation.ts';
import { DnaFragments } from './dna-profiles.ts';
import { dnaCommon, DnaMarkers, dnaParts } from './operations-dna.ts';
import { refusals } from './refusals.ts';

const closed = { additionalProperties: false } as const;
const { alleleText: AlleleText, marker: Marker, ratio: Ratio, totalLog10LR: TotalLog10LR, theta: Theta } = dnaParts;
const { frequencies, stated } = dnaParts;

const PersonName = Type.String({ minLength: 1, maxLength: 64 });
const Probability = Type.Number({ minimum: 0, maximum: 1 });
const LogLikelihood = Type.Union([Type.Number(), Type.Null()], {
  description: 'Natural logarithm; null where the hypothesis cannot explain the peaks.',
});

const Peaks = Type.Record(
  Type.String(),
  Type.Record(Type.String(), Type.Number({ exclusiveMinimum: 0, maximum: 1_000_000 }), { maxProperties: 40 }),
  {
    title: 'DnaPeaks',
    description: 'Heights in RFU by marker, then allele. A marker without peaks was typed and showed nothing.',
    maxProperties: 128,
  },
);

const settings = {
  thresholdRfu: Type.Number({ exclusiveMinimum: 0, maximum: 100_000, description: 'Lower peaks are ignored.' }),
  dropInProbability: Type.Number({ minimum: 0, exclusiveMaximum: 1, description: 'At a locus of a replicate.' }),
  dropInMeanRfu: Type.Number({
    exclusiveMinimum: 0,
    maximum: 100_000,
    description: 'Mean height of drop-in above the threshold.',
  }),
  backwardStutter: Type.Boolean({ description: 'Model stutter one repeat shorter.' }),
  forwardStutter: Type.Boolean({ description: 'Model stutter one repeat longer.' }),
  seed: Type.Integer({
    minimum: 0,
    maximum: 4_294_967_295,
    description: 'Of the points from which the most probable parameters are looked for.',
  }),
};

const Proposal = Type.Object(
  {
    people: Type.Array(PersonName, { maxItems: 4, description: 'Names of profiles.' }),
    unknowns: Type.Integer({ minimum: 0, maximum: 4, description: 'Contributors beside them; 1 to 4 in all.' }),
  },
  { title: 'DnaContributors', ...closed },
);

const asked = {
  replicates: Type.Array(Peaks, { minItems: 1, maxItems: 6, description: 'One for each amplification.' }),
  fragments: Type.Optional(DnaFragments),
  profiles: Type.Record(Type.String(), DnaMarkers, {
    description: 'Of everybody typed, by name. Who does not contribute counts as seen, with theta.',
    maxProperties: 16,
  }),
  ...frequencies,
  theta: Theta,
  ...settings,
};

export const DnaPeaksRequest = Type.Object(
  {
    ...asked,
    hypotheses: Type.Tuple([Proposal, Proposal], { description: 'The claim, and what it is held against.' }),
  },
  { title: 'DnaPeaksRequest', ...closed },
);
export type DnaPeaksRequest = Static<typeof DnaPeaksRequest>;

export const DnaDeconvolutionRequest = Type.Object(
  { ...asked, hypothesis: Proposal },
  { title: 'DnaDeconvolutionRequest', ...closed },
);
export type DnaDeconvolutionRequest = Static<typeof DnaDeconvolutionRequest>;

const FittedHypothesis = Type.Object(
  {
    contributors: Type.Array(Type.Union([PersonName, Type.Null()]), { description: 'Null is somebody unknown.' }),
    logLikelihood: LogLikelihood,
    parameters: Type.Object(
      {
        proportions: Type.Array(Probability, { description: 'Of the contributors in their order.' }),
        meanRfu: Type.Number({ description: 'Expected height of one gene of a full contributor.' }),
        variation: Type.Number({ description: 'Its coefficient of variation.' }),
        degradation: Type.Number({ description: 'Factor of the expected height for each 100 base pairs.' }),
        backwardStutter: Probability,
        forwardStutter: Probability,
      },
      { title: 'DnaGammaParameters', ...closed },
    ),
    maxima: Type.Array(
      Type.Object(
        { logLikelihood: Type.Number(), iterations: Type.Integer(), converged: Type.Boolean() },
        { title: 'DnaMaximum', ...closed },
      ),
      { description: 'What the search arrived at from each of its starts.' },
    ),
    peaks: Type.Array(
      Type.Object(
        {
          marker: Marker,
          replicate: Type.Integer({ minimum: 0 }),
          allele: AlleleText,
          heightRfu: Type.Number(),
          cumulative: Type.Number({
            minimum: 0,
            maximum: 1,
            description: 'Chance of a peak there being at most so high, given the others.',
          }),
          expected: Type.Number({ description: 'Of the peak of this rank, if the model is true.' }),
          chance: Type.Number({ description: 'Of the peak of this rank lying so far from that.' }),
        },
        { title: 'DnaCheckedPeak', ...closed },
      ),
      { description: 'The plot that validates the model, the lowest probability first.' },
    ),
  },
  { title: 'DnaFittedHypothesis', ...closed },
);

const told = {
  ...stated,
  model: Type.Literal('gamma'),
  settings: Type.Object({ ...settings, degradation: Type.Boolean() }, { title: 'DnaPeakSettings', ...closed }),
};

export const DnaPeaksResult = Type.Object(
  {
    ...told,
    hypotheses: Type.Tuple([FittedHypothesis, FittedHypothesis]),
    loci: Type.Array(
      Type.Object(
        { marker: Marker, logLikelihoods: Type.Tuple([LogLikelihood, Type.Number()]), lr: Ratio },
        { title: 'DnaPeaksLocus', ...closed },
      ),
    ),
    lr: Ratio,
    log10LR: TotalLog10LR,
  },
  { title: 'DnaPeaksResult', ...closed },
);
export type DnaPeaksResult = Static<typeof DnaPeaksResult>;

const PossibleAllele = Type.Union([AlleleText, Type.Null()], { description: 'Null is any that shows no peak.' });
const PossibleGenotype = Type.Tuple([PossibleAllele, PossibleAllele]);

export const DnaDeconvolution = Type.Object(
  {
    ...told,
    hypothesis: FittedHypothesis,
    loci: Type.Array(
      Type.Object(
        {
          marker: Marker,
          contributors: Type.Array(
            Type.Object(
              {
                contributor: Type.Integer({ minimum: 0, description: 'Number among the contributors, from 0.' }),
                genotypes: Type.Array(
                  Type.Object(
                    { genotype: PossibleGenotype, probability: Probability },
                    { title: 'DnaPossibility', ...closed },
                  ),
                ),
              },
              { title: 'DnaDeconvolvedContributor', ...closed },
            ),
            { description: 'Of each unknown contributor, all genotypes, the most probable first.' },
          ),
          joint: Type.Array(
            Type.Object(
              { genotypes: Type.Array(PossibleGenotype), probability: Probability },
              { title: 'DnaJointPossibility', ...closed },
            ),
            { description: 'The most probable genotypes of all unknown contributors together.' },
          ),
        },
        { title: 'DnaDeconvolvedLocus', ...closed },
      ),
    ),
  },
  { title: 'DnaDeconvolution', ...closed },
);
export type DnaDeconvolution = Static<typeof DnaDeconvolution>;

export const dnaPeaksOperations = {
  dnaPeaks: {
    ...dnaCommon,
    operationId: 'dnaPeaks',
    path: '/ipse/v1/dna/peaks',
    summary: 'Likelihood ratio of who left a mixture, by its peak heights, without keeping it',
    body: { required: true, schema: DnaPeaksRequest },
    responses: { ...refusals, 200: json('By locus and in total, with the fit of both hypotheses.', DnaPeaksResult) },
  },
  dnaDeconvolution: {
    ...dnaCommon,
    operationId: 'dnaDeconvolution',
    path: '/ipse/v1/dna/deconvolution',
    summary: 'Genotypes that the contributors to a mixture may have, by their probability, without keeping it',
    body: { required: true, schema: DnaDeconvolutionRequest },
    responses: { ...refusals, 200: json('By locus, with the fit of the hypothesis.', DnaDeconvolution) },
  },
} as const satisfies Record<string, Operation>;
