/** Faces: detection, alignment, embedding and comparison behind the Modality port. */
export { createFace } from './face.ts';
export { faceErrors } from './errors.ts';
export type { FaceTemplate } from './template.ts';
