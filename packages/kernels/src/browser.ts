/** What runs without compiled kernels, and so in browsers. */
export { samplePatchScalar } from './sample-patch-scalar.ts';
export type { PixelRange, SamplePatch } from './sample-patch-scalar.ts';
