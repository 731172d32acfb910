/** Our own interface, /ipse/v1. */
import type { FastifyInstance } from 'fastify';
import { ownOperations } from '@ipse/protocol';
import type { Operation, OwnOperationId } from '@ipse/protocol';
import { dnaContributorHandlers } from '../dna/contributors.ts';
import { dnaFamilialHandlers } from '../dna/familial.ts';
import { dnaLineageHandlers } from '../dna/lineages.ts';
import { dnaMissingHandlers } from '../dna/missing.ts';
import { dnaGrantHandlers } from '../dna/grants.ts';
import { dnaHitHandlers } from '../dna/hits.ts';
import { dnaJobHandlers } from '../dna/job-operations.ts';
import { dnaPosteriorHandlers } from '../dna/posteriors.ts';
import { dnaProfileHandlers } from '../dna/profiles.ts';
import { dnaSearchHandlers } from '../dna/search.ts';
import { mixtureHandlers } from '../dna/mixture.ts';
import { peaksHandlers } from '../dna/peaks.ts';
import { dnaHandlers } from '../dna/statistics.ts';
import { mount } from '../http/mount.ts';
import type { Gates, Handler } from '../http/mount.ts';
import type { Services } from '../services.ts';
import { clientHandlers } from './clients.ts';
import { eventHandlers } from './events.ts';
import { faceNetworkHandlers } from './face-networks.ts';
import { leadHandlers } from './leads.ts';
import { faceTrackHandlers } from './face-tracks.ts';
import { faceHandlers } from './faces.ts';
import { livenessHandlers } from './liveness.ts';
import type { OwnHandlers } from './operation.ts';
import { personHandlers } from './persons.ts';
import { policyHandlers } from './policies.ts';
import { sampleHandlers } from './samples.ts';
import { scoreHandlers } from './scores.ts';
import { searchHandlers } from './searches.ts';
import { sessionHandlers } from './sessions.ts';
import { slapHandlers } from './slaps.ts';

/** Passkey ceremonies are small; a stranger sends nothing larger. */
const strangerBodyBytesMax = 64 * 1024;

export function mountOwn(app: FastifyInstance, services: Services, gates: Gates): void {
  const handlers: OwnHandlers = {
    ...sessionHandlers(services),
    ...sampleHandlers(services),
    ...searchHandlers(services),
    ...slapHandlers(services),
    ...leadHandlers(services),
    ...faceHandlers(services),
    ...faceTrackHandlers(services),
    ...livenessHandlers(services),
    ...scoreHandlers(services),
    ...personHandlers(services),
    ...eventHandlers(services),
    ...clientHandlers(services),
    ...policyHandlers(services),
    ...faceNetworkHandlers(services),
    ...dnaHandlers(services),
    ...dnaProfileHandlers(services),
    ...dnaSearchHandlers(services),
    ...dnaFamilialHandlers(services),
    ...dnaHitHandlers(services),
    ...dnaGrantHandlers(services),
    ...mixtureHandlers(services),
    ...peaksHandlers(services),
    ...dnaPosteriorHandlers(services),
    ...dnaContributorHandlers(services),
    ...dnaMissingHandlers(services),
    ...dnaLineageHandlers(services),
    ...dnaJobHandlers(services),
  };
  for (const id of Object.keys(ownOperations) as OwnOperationId[]) {
    const operation: Operation = ownOperations[id];
    const limit = operation.authentication.includes('none') ? { bodyLimit: strangerBodyBytesMax } : {};
    mount(app, gates, operation, handlers[id] as unknown as Handler<Operation>, limit);
  }
}
