/** Interchange formats of samples and templates: images, and records of minutiae. */
export { decodeImage, type DecodeImageOptions } from './decode-image.ts';
export { encodePng, previewPng } from './encode-png.ts';
export { imageErrors, recordErrors } from './errors.ts';
export { decodeMinutiaeRecord } from './iso/decode-minutiae-record.ts';
export { emptyHeads, encodeMinutiaeRecord } from './iso/encode-minutiae-record.ts';
export { anglesPerTurn } from './iso/minutiae-record.ts';
export type { MinutiaeFormat, MinutiaeRecord, MinutiaeView } from './iso/minutiae-record.ts';
