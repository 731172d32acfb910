import type { DnaJob, DnaJobRequest, Statement } from '@ipse/protocol';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { ApiError, isCancelled } from '../api/failure.ts';
import { cancelDnaJob, readDnaJob, startDnaJob } from '../api/ipse.ts';
import { useWork } from '../app/work.tsx';

const lookMs = 400;

/** A long calculation on the server: `share` says how far it is; `cancel`, or leaving the screen, ends it there too. */
export function useDnaJob() {
  const { statement } = useWork();
  const [share, setShare] = useState(0);
  const controller = useRef<AbortController | null>(null);
  useEffect(() => () => controller.current?.abort(), []);
  const job = useMutation({
    mutationFn: (request: DnaJobRequest) => {
      controller.current = new AbortController();
      setShare(0);
      return follow(request, statement, controller.current.signal, setShare);
    },
  });
  const error = job.error !== null && !isCancelled(job.error) ? job.error : null;
  const { data, isPending, mutate: begin } = job;
  return { data, error, isPending, begin, share, cancel: () => controller.current?.abort() };
}

/** Errors: ApiError with why the calculation failed; the signal's reason. */
async function follow(
  request: DnaJobRequest,
  statement: Statement,
  signal: AbortSignal,
  onProgress: (share: number) => void,
): Promise<DnaJob> {
  const { jobId } = await startDnaJob(request, statement);
  try {
    for (;;) {
      signal.throwIfAborted();
      const job = await readDnaJob(jobId, statement);
      if (job.failure) throw new ApiError(400, job.failure);
      if (job.status === 'DONE') return job;
      onProgress(job.progress);
      await new Promise((resolve) => setTimeout(resolve, lookMs));
    }
  } finally {
    // It is over, or nobody waits any more: the server forgets it. That this fails changes nothing.
    void cancelDnaJob(jobId, statement).catch(() => undefined);
  }
}
