/** For the evaluation only: the index without a modality around it. */
export { dimension as faceDimension } from '../algorithm.ts';
export { createFaceIndex } from '../face-index.ts';
export { tinyCard, tinyModel } from './tiny-model.ts';
