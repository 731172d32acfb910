/** Fingerprints: from an image to minutiae with their ridge patterns, and from two of those to evidence. */
export { fingerprintErrors } from './errors.ts';
export { fingerprint } from './fingerprint.ts';
export type { FingerprintTemplate } from './template/template.ts';
export { cutSlap, type PlacedBox } from './slap/cut-slap.ts';
export { isSlapPosition } from './slap/positions.ts';
export { segmentSlap, type SlapFinger, type SlapSegmentation } from './slap/segment-slap.ts';
export { checkSequence, type PlacedTemplate, type SequenceCheck } from './slap/sequence.ts';
export { explain, type Explanation } from './explain/explain.ts';
export type { Chapter, Picture, Shape, Table } from './explain/document.ts';
export { minutiaeOnly } from './foreign/from-record.ts';
export { toMinutiaeRecord, type RecordOptions } from './foreign/to-record.ts';
export { resolutionOf } from './extract/estimate-resolution.ts';
export { resample } from './extract/resolution.ts';
export { hintsOfPrint } from './liveness/hints.ts';
export { measurePrint, type PrintMeasures } from './liveness/measures.ts';
export { extractMark, type MarkOptions } from './mark/extract-mark.ts';
export { rawSimilarity } from './match/compare.ts';
