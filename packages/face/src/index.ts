/** Faces: detection, alignment, embedding and comparison behind the Modality port. */
export type { Examination } from './examine.ts';
export type { FoundFace } from './extract.ts';
export { createFace } from './face.ts';
export type { FaceModality } from './face.ts';
export type { FaceNetwork } from './network.ts';
export { clusterFaces, takeBack } from './person/clusters.ts';
export type { Clustering, Decision, Merge } from './person/clusters.ts';
export { suspectedDuplicates, suspectedImpostors } from './person/enrolments.ts';
export type { Enrolment, EvidenceBetween, SuspectedDuplicate, SuspectedImpostor } from './person/enrolments.ts';
export { fuseEncounters } from './person/fuse.ts';
export type { EncounterEvidence, FusionRule } from './person/fuse.ts';
export { lookAlikes } from './person/look-alikes.ts';
export type { PersonEvidence } from './person/look-alikes.ts';
export type { FaceTemplate } from './template.ts';
export { installModel, listModels, networkOf, readInstalledModel } from './slot/installed-models.ts';
export type { FittedModel, InstalledModel } from './slot/installed-models.ts';
export { parseModelCard } from './slot/model-card.ts';
export type { ModelCard, ModelInput } from './slot/model-card.ts';
