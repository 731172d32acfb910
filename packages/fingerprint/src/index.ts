/** Fingerprints: from an image to minutiae with their ridge patterns, and from two of those to evidence. */
export { fingerprintErrors } from './errors.ts';
export { fingerprint } from './fingerprint.ts';
export type { FingerprintTemplate } from './template/template.ts';
