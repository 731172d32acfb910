/**
 * Scales of evidence. A bare number never crosses a package: the brand says what it measures.
 * log10 LR is the one scale on which modalities meet (Ramos and Gonzalez-Rodriguez 2013; ISO/IEC 19795-1 for rates).
 */
import type { Branded } from './ids.ts';

/** An algorithm's raw score: higher is more alike; comparable only with scores of the same algorithm and version. */
export type Similarity = Branded<number, 'Similarity'>;
/** Probability that a non-mated comparison scores at least this high, 0 to 1. */
export type FalseMatchRate = Branded<number, 'FalseMatchRate'>;
/** False positive identification rate: probability that a search without a mate returns any candidate, 0 to 1. */
export type FalsePositiveIdentificationRate = Branded<number, 'FalsePositiveIdentificationRate'>;
/** log10 of how many times more probable the evidence is if mated than if not. */
export type Log10LikelihoodRatio = Branded<number, 'Log10LikelihoodRatio'>;

export const similarity = (value: number) => value as Similarity;
export const falseMatchRate = (value: number) => value as FalseMatchRate;
export const log10LikelihoodRatio = (value: number) => value as Log10LikelihoodRatio;
export const falsePositiveIdentificationRate = (value: number) => value as FalsePositiveIdentificationRate;

/**
 * The false match rate at which a search of `gallerySize` references keeps to an FPIR:
 * FPIR = 1 - (1 - FMR)^N, hence FMR = 1 - (1 - FPIR)^(1/N) (ISO/IEC 19795-1, independence of comparisons assumed).
 */
export function fmrForFpir(fpir: FalsePositiveIdentificationRate, gallerySize: number): FalseMatchRate {
  return falseMatchRate(-Math.expm1(Math.log1p(-fpir) / Math.max(1, gallerySize)));
}

/** How many non-mated references a search of `gallerySize` is expected to return at a false match rate. */
export function expectedFalseCandidates(fmr: FalseMatchRate, gallerySize: number): number {
  return fmr * gallerySize;
}
