/** Faces: detection, alignment, embedding and comparison behind the Modality port. */
export { createFace } from './face.ts';
export type { FaceTemplate } from './template.ts';
