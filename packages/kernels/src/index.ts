/** Hot loops as WebAssembly SIMD, each beside its scalar twin. */
export { codeScanBatch, createCodeScan } from './code-scan.ts';
export type { CodeScan, CodeScanVariant } from './code-scan.ts';
export { createDnaSearch, dnaLociMax } from './dna-search.ts';
export type { DnaSearch } from './dna-search.ts';
export { firstInexactAllele, genotypeNumber } from './dna-search-scalar.ts';
export type { BlockStringency, ProbeLocus } from './dna-search-scalar.ts';
export { createMinutiaSimilarities, flowLength, surroundingsAt, surroundingsBytes } from './minutia-similarity.ts';
export { createRidgeFilter, noFilter, ridgeFilterSide } from './ridge-filter.ts';
export type { FilterBank, RidgeFilter } from './ridge-filter.ts';
export { createRidgeSpectra, spectrumSide, spectrumStep } from './ridge-spectra.ts';
export type { RidgeSpectra, SpectrumPeaks } from './ridge-spectra.ts';
export { createSmooth } from './smooth.ts';
export { createPrintScan, scanBatch, scanMinutiaBytes, scanMinutiaeMax } from './print-scan.ts';
export type { PrintScan } from './print-scan.ts';
export { atAGlance, closely } from './print-scan-scalar.ts';
export type { ScanDepth, ScanPrint } from './print-scan-scalar.ts';
