/** Mixtures by their peak heights: weighed in a thread of their own, heard in the record of use, and never kept. */
import type { FastifyReply } from 'fastify';
import type { OwnHandlers } from '../own/operation.ts';
import type { Services } from '../services.ts';
import type { DnaDeconvolution, DnaPeaksResult } from '@ipse/protocol';
import type { Readable } from './statistics.ts';

export function peaksHandlers({ store, weighing }: Services): Pick<OwnHandlers, 'dnaPeaks' | 'dnaDeconvolution'> {
  return {
    dnaPeaks: async ({ body, use, reply }) => {
      const report = await weighing.weigh(body, hangingUp(reply));
      await store.events.append(use, { action: 'dna.peaks', objects: [] });
      return { status: 200, body: report satisfies Readable<DnaPeaksResult> };
    },

    dnaDeconvolution: async ({ body, use, reply }) => {
      const report = await weighing.deconvolve(body, hangingUp(reply));
      await store.events.append(use, { action: 'dna.deconvolution', objects: [] });
      return { status: 200, body: report satisfies Readable<DnaDeconvolution> };
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
