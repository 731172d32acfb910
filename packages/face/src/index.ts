/** Faces: detection, alignment, embedding and comparison behind the Modality port. */
export type { FoundFace } from './extract.ts';
export { createFace } from './face.ts';
export type { FaceModality } from './face.ts';
export type { FaceTemplate } from './template.ts';
