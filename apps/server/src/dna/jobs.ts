/** Long calculations as jobs: in memory alone, seen and ended by who began them, forgotten an hour after they are over. */
import { asCoded } from '../http/error-replies.ts';
import { fail } from '../errors.ts';
import { jobsMost } from './weighing.ts';
import type { Weighing, WeighingKinds } from './weighing.ts';

type Kind = keyof WeighingKinds;

export interface JobRecord {
  readonly jobId: string;
  readonly kind: Kind;
  readonly createdAtMs: number;
  readonly status: 'RUNNING' | 'DONE' | 'FAILED' | 'CANCELLED';
  readonly progress: number;
  readonly report?: WeighingKinds[Kind]['report'];
  readonly failure?: { readonly code: string; readonly message: string; readonly hint: string };
}

export interface DnaJobs {
  /** Errors: SERVER_BUSY when too many of all callers are not over. */
  start<K extends Kind>(owner: string, kind: K, request: WeighingKinds[K]['request']): JobRecord;
  /** Of one owner, the newest first. */
  list(owner: string): JobRecord[];
  /** Errors: DNA_JOB_UNKNOWN. */
  read(owner: string, jobId: string): JobRecord;
  /** Ends it, and forgets it. Errors: DNA_JOB_UNKNOWN. */
  cancel(owner: string, jobId: string): JobRecord;
}

interface Held {
  readonly owner: string;
  readonly gone: AbortController;
  record: JobRecord;
  endedAtMs?: number;
}

const keptMs = 60 * 60_000;
/** Nobody's calculation holds a thread for longer. */
const longestMs = 60 * 60_000;

export function createDnaJobs(weighing: Weighing, now: () => number): DnaJobs {
  const jobs = new Map<string, Held>();
  const forgetOld = () => {
    for (const [id, { endedAtMs }] of jobs) if (endedAtMs !== undefined && endedAtMs < now() - keptMs) jobs.delete(id);
  };
  const held = (owner: string, jobId: string): Held => {
    forgetOld();
    const job = jobs.get(jobId);
    if (job?.owner !== owner) throw fail('DNA_JOB_UNKNOWN');
    return job;
  };
  return {
    start(owner, kind, request) {
      forgetOld();
      if ([...jobs.values()].filter(({ record }) => record.status === 'RUNNING').length >= jobsMost)
        throw fail('SERVER_BUSY');
      const record: JobRecord = {
        jobId: crypto.randomUUID(),
        kind,
        createdAtMs: now(),
        status: 'RUNNING',
        progress: 0,
      };
      const job: Held = { owner, gone: new AbortController(), record };
      jobs.set(record.jobId, job);
      const onProgress = (progress: number) => {
        if (job.record.status === 'RUNNING') job.record = { ...job.record, progress };
      };
      const end = (change: Partial<JobRecord>) => {
        if (job.record.status !== 'RUNNING') return;
        job.record = { ...job.record, ...change };
        job.endedAtMs = now();
      };
      weighing.weigh(kind, request, { gone: job.gone.signal, longestMs, onProgress }).then(
        (report) => end({ status: 'DONE', progress: 1, report }),
        (error: unknown) => {
          const { code, message, hint } = asCoded(error);
          end({ status: 'FAILED', failure: { code, message, hint } });
        },
      );
      return record;
    },
    list(owner) {
      forgetOld();
      return [...jobs.values()].flatMap((job) => (job.owner === owner ? [job.record] : [])).reverse();
    },
    read: (owner, jobId) => held(owner, jobId).record,
    cancel(owner, jobId) {
      const job = held(owner, jobId);
      jobs.delete(jobId);
      if (job.record.status === 'RUNNING') job.record = { ...job.record, status: 'CANCELLED' };
      job.gone.abort();
      return job.record;
    },
  };
}
