/** Jobs of DNA as the interface has them. */
import type { DnaDeconvolution, DnaJob, DnaPeaksResult, DnaRemains } from '@ipse/protocol';
import { keyOf } from '../auth/caller.ts';
import type { OwnHandlers } from '../own/operation.ts';
import type { Services } from '../services.ts';
import { createDnaJobs } from './jobs.ts';
import type { JobRecord } from './jobs.ts';
import type { Readable } from './statistics.ts';

type Jobs = 'startDnaJob' | 'listDnaJobs' | 'readDnaJob' | 'cancelDnaJob';
interface Results {
  readonly peaks?: DnaPeaksResult;
  readonly deconvolution?: DnaDeconvolution;
  readonly remains?: DnaRemains;
}

export function dnaJobHandlers({ store, weighing, now }: Services): Pick<OwnHandlers, Jobs> {
  const jobs = createDnaJobs(weighing, now);
  return {
    startDnaJob: async ({ body, use, caller }) => {
      await store.events.append(use, { action: `dna.${body.kind}`, objects: [] });
      return { status: 200, body: toJob(jobs.start(keyOf(caller), body.kind, body.request)) };
    },
    listDnaJobs: async ({ caller }) => ({
      status: 200,
      body: jobs.list(keyOf(caller)).map(({ report: _, ...job }) => toJob(job)),
    }),
    readDnaJob: async ({ params: { jobId }, caller }) => ({
      status: 200,
      body: toJob(jobs.read(keyOf(caller), jobId)),
    }),
    cancelDnaJob: async ({ params: { jobId }, caller }) => ({
      status: 200,
      body: toJob(jobs.cancel(keyOf(caller), jobId)),
    }),
  };
}

function toJob({ jobId, kind, status, progress, createdAtMs, report, failure }: JobRecord): Readable<DnaJob> {
  return {
    ...{ jobId, kind, status, progress, createdAt: new Date(createdAtMs).toISOString() },
    ...(report ? ({ [kind]: report } as Readable<Results>) : {}),
    ...(failure ? { failure } : {}),
  };
}
