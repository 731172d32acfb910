/** Our own interface, `/ipse/v1`: what officers do, and what OSIA has no word for. */
import type { Operation } from '../operation.ts';
import { clientOperations } from './operations-client.ts';
import { dnaOperations } from './operations-dna.ts';
import { dnaRecordOperations } from './operations-dna-record.ts';
import { dnaCaseOperations } from './operations-dna-case.ts';
import { dnaContributorOperations } from './operations-dna-contributors.ts';
import { dnaLineageOperations } from './operations-dna-lineages.ts';
import { dnaMissingOperations } from './operations-dna-missing.ts';
import { dnaJobOperations } from './operations-dna-jobs.ts';
import { dnaMixtureOperations } from './operations-dna-mixture.ts';
import { dnaPeaksOperations } from './operations-dna-peaks.ts';
import { leadOperations } from './operations-lead.ts';
import { livenessOperations } from './operations-liveness.ts';
import { faceNetworkOperations } from './operations-face-network.ts';
import { faceOperations } from './operations-face.ts';
import { faceTrackOperations } from './operations-face-track.ts';
import { personOperations } from './operations-person.ts';
import { policyOperations } from './operations-policy.ts';
import { searchOperations } from './operations-search.ts';
import { sessionOperations } from './operations-session.ts';
import { slapOperations } from './operations-slap.ts';

/** Every operation of our own interface by its id. */
export const ownOperations = {
  ...sessionOperations,
  ...searchOperations,
  ...slapOperations,
  ...leadOperations,
  ...faceOperations,
  ...faceTrackOperations,
  ...livenessOperations,
  ...personOperations,
  ...clientOperations,
  ...policyOperations,
  ...faceNetworkOperations,
  ...dnaOperations,
  ...dnaRecordOperations,
  ...dnaMixtureOperations,
  ...dnaPeaksOperations,
  ...dnaCaseOperations,
  ...dnaContributorOperations,
  ...dnaMissingOperations,
  ...dnaLineageOperations,
  ...dnaJobOperations,
} as const satisfies Record<string, Operation>;

export type OwnOperationId = keyof typeof ownOperations;
