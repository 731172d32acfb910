/** Mixtures by their peak heights, and remains by families: weighed in threads of their own, heard, and never kept. */
import type { FastifyReply } from 'fastify';
import type { DnaDeconvolution, DnaPeaksResult, DnaRemains } from '@ipse/protocol';
import type { OwnHandlers } from '../own/operation.ts';
import type { Services } from '../services.ts';
import type { Readable } from './statistics.ts';

/** Nobody keeps a connection open for longer; a job may take its time. */
const longestMs = 5 * 60_000;

export function peaksHandlers({
  store,
  weighing,
}: Services): Pick<OwnHandlers, 'dnaPeaks' | 'dnaDeconvolution' | 'dnaRemains'> {
  const watch = (reply: FastifyReply) => ({ gone: hangingUp(reply), longestMs });
  return {
    dnaPeaks: async ({ body, use, reply }) => {
      const report = await weighing.weigh('peaks', body, watch(reply));
      await store.events.append(use, { action: 'dna.peaks', objects: [] });
      return { status: 200, body: report satisfies Readable<DnaPeaksResult> };
    },

    dnaDeconvolution: async ({ body, use, reply }) => {
      const report = await weighing.weigh('deconvolution', body, watch(reply));
      await store.events.append(use, { action: 'dna.deconvolution', objects: [] });
      return { status: 200, body: report satisfies Readable<DnaDeconvolution> };
    },

    dnaRemains: async ({ body, use, reply }) => {
      const report = await weighing.weigh('remains', body, watch(reply));
      await store.events.append(use, { action: 'dna.remains', objects: [] });
      return { status: 200, body: report satisfies Readable<DnaRemains> };
    },
  };
}

/** Nobody waits for the answer any more. */
function hangingUp({ raw }: FastifyReply): AbortSignal {
  const gone = new AbortController();
  raw.once('close', () => {
    if (!raw.writableEnded) gone.abort();
  });
  return gone.signal;
}
