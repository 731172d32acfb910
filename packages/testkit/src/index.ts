/** Synthetic people and their biometrics, seeded: for tests, the evaluation and the demo, which need nobody's data. */
export { createFinger, type Finger, type FingerOptions } from './finger/create-finger.ts';
export type { ImpressionConditions } from './finger/conditions.ts';
export { createFingerFeatures, type FingerFeatures } from './finger/features/finger-features.ts';
export { printFeatures, type FeatureLayout, type PrintFeatures } from './finger/features/print-features.ts';
export { impression } from './finger/impression.ts';
export { patternClasses, type PatternClass } from './finger/pattern.ts';
export { random, type Random } from './random.ts';
export {
  createChild,
  createGenotypes,
  createStain,
  type AlleleFrequencies,
  type SyntheticGenotypes,
} from './dna/dna.ts';
export type { MixtureConditions } from './dna/mixture.ts';
export { createMixtureCase, usualMixture, type MixtureCase } from './dna/mixture-case.ts';
export type { PortraitConditions } from './face/conditions.ts';
export { createFaceIdentity, type FaceIdentity, type FaceIdentityOptions } from './face/create-identity.ts';
export { headFrame, type HeadPose } from './face/head-before-camera.ts';
export { portrait } from './face/portrait.ts';
export { slapFingers } from './slap/layout.ts';
export { slap, type SlapTruth } from './slap/slap.ts';
export { leaveMark } from './finger/mark.ts';
export { createPerson, type BiographicData, type SyntheticPerson } from './person/create-person.ts';
