import type { DnaJob } from '@ipse/protocol';
import { ErrorNote, Progress } from '@ipse/ui';
import type { ReactNode } from 'react';
import { failureOf } from '../api/failure.ts';
import type { useDnaJob } from './use-dna-job.ts';

interface DnaJobStateProps {
  readonly job: ReturnType<typeof useDnaJob>;
  /** What is shown of a calculation that is done. */
  readonly children: (done: DnaJob) => ReactNode;
}

/** How far a calculation is, why it failed, or what it gave. */
export function DnaJobState({ job, children }: DnaJobStateProps) {
  if (job.isPending)
    return <Progress label={`Weighing, ${Math.round(100 * job.share)} % done`} onCancel={job.cancel} />;
  if (job.error !== null) return <ErrorNote error={failureOf(job.error)} />;
  return job.data && children(job.data);
}
