import { errorsOf } from '@ipse/core';

/** What can go wrong with DNA profiles and their statistics; documented in docs/reference/errors.md. */
export const dnaErrors = {
  DNA_ALLELE_INVALID: {
    message: 'An allele is not written as alleles are',
    hint: 'Write repeats as 9 or 9.3, off the ladder as <6 or >15, and amelogenin as X or Y.',
    httpStatus: 400,
  },
  DNA_FREQUENCIES_INVALID: {
    message: 'A table of allele frequencies is not usable',
    hint: 'Its header is population,locus,allele,count,frequency,n_alleles; frequencies are 0 to 1 and no allele stands twice; a case states those of markers alone that the table lacks.',
    httpStatus: 400,
  },
  DNA_GENOTYPE_INVALID: {
    message: 'A genotype is not that of one person',
    hint: "Give each marker once, with one allele (a homozygote, a man's X) or two; drop-out needs a single allele.",
    httpStatus: 400,
  },
  DNA_MARKER_UNKNOWN: {
    message: 'A marker is not known',
    hint: 'Use the usual name of the locus, such as D3S1358, vWA or Penta D; leave out what is no marker, such as internal controls.',
    httpStatus: 400,
  },
  DNA_MIXTURE_INVALID: {
    message: 'A question about a mixture contradicts itself',
    hint: 'Give 1 to 8 replicates, persons by name with two alleles a marker, 0 to 4 unknown contributors, and drop-in where somebody must explain alleles that no contributor has.',
    httpStatus: 400,
  },
  DNA_PARAMETER_INVALID: {
    message: 'A parameter of the statistics is out of its range',
    hint: 'Theta lies from 0 to below 1, mutation rates from 0 to 0.5, kappa coefficients are not negative and sum to 1.',
    httpStatus: 400,
  },
  DNA_PEAKS_INVALID: {
    message: 'The peaks of a mixture, or what is proposed about them, are not usable',
    hint: 'Give 1 to 6 replicates, each allele once with its height in RFU, fragment lengths of every marker or of none, and 1 to 4 contributors, each typed or unknown.',
    httpStatus: 400,
  },
  DNA_PEDIGREE_INVALID: {
    message: 'A pedigree contradicts itself',
    hint: 'Everybody stands in it once, with both parents or none, fathers male and mothers female, and nobody descends from themselves.',
    httpStatus: 400,
  },
  DNA_POPULATION_UNKNOWN: {
    message: 'The table of allele frequencies has no such population',
    hint: 'Use one of those named, or another table; packages/dna/data/README.md lists them.',
    httpStatus: 400,
  },
  DNA_PROFILE_INVALID: {
    message: 'A DNA profile is not usable',
    hint: 'Each marker stands once with at least one allele, a required allele is one of its marker, and mtDNA differences lie inside the ranges typed.',
    httpStatus: 400,
  },
  DNA_REMAINS_INVALID: {
    message: 'An identification of remains cannot be made as asked',
    hint: 'Give 1 to 24 remains and families whose missing members stand in the pedigree and are not typed; divide what is too large.',
    httpStatus: 400,
  },
  DNA_SEARCH_INVALID: {
    message: 'A DNA search cannot be made as asked',
    hint: 'A database has 1 to 63 autosomal loci; the probe needs a rule for its category and loci that the database and the frequencies know.',
    httpStatus: 400,
  },
  DNA_TABLE_UNKNOWN: {
    message: 'There is no such table of allele frequencies',
    hint: 'Use one of those named; packages/dna/data/README.md says whose they are.',
    httpStatus: 400,
  },
  DNA_TEMPLATE_INVALID: {
    message: 'An encoded DNA profile is damaged or of another version',
    hint: 'Enrol the profile again from its source.',
    httpStatus: 400,
  },
} as const;

export const fail = errorsOf(dnaErrors);
