/** For the evaluation only: the index and the networks without a modality around them. */
export { dimension as faceDimension } from '../algorithm.ts';
export { codeCosine, embeddingCodes } from '../code-rows.ts';
export type { EmbeddingCodes } from '../code-rows.ts';
export { createFaceIndex } from '../face-index.ts';
export { tinyCard, tinyModel } from './tiny-model.ts';
export { frFeature, openSecond } from '../joined/second-network.ts';
export { loadModel, openModel } from '../models/load.ts';
export { runtimeNamed } from '../models/runtime.ts';
export type { Runtime } from '../models/runtime.ts';
export { detectorSource, embedderSource, meshSource } from '../models/sources.ts';
export { openVariantEmbedder } from './variants.ts';
export type { Variant } from './variants.ts';
export { evidenceWeight } from '../quality/evidence-weight.ts';
