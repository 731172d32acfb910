/** Inclusion, and posterior probabilities where somebody states a prior: calculated at once, heard, and never kept. */
import {
  databasePosterior,
  inclusionReport,
  judgeByStandard,
  posteriorProbability,
  readReplicate,
  relationshipStandards,
} from '@ipse/dna';
import type { DnaDatabasePosterior, DnaInclusion, DnaPosterior } from '@ipse/protocol';
import type { OwnHandlers } from '../own/operation.ts';
import type { Services } from '../services.ts';
import { frequenciesOf } from './statistics.ts';
import type { Readable } from './statistics.ts';

type Posteriors = 'dnaInclusion' | 'dnaPosterior' | 'dnaDatabasePosterior';

export function dnaPosteriorHandlers({ store }: Services): Pick<OwnHandlers, Posteriors> {
  return {
    dnaInclusion: async ({ body, use }) => {
      const report = inclusionReport(readReplicate(body.mixture), frequenciesOf(body));
      await store.events.append(use, { action: 'dna.inclusion', objects: [] });
      return { status: 200, body: report satisfies Readable<DnaInclusion> };
    },

    dnaPosterior: async ({ body: { relationship, log10LR, prior }, use }) => {
      const lr = ratioOf(log10LR);
      const standards = relationshipStandards
        .filter((standard) => standard.relationship === relationship)
        .map((standard) => {
          const { authority, source, prior: theirs, supportedFrom, refutedBelow } = standard;
          const posterior = posteriorProbability(lr, theirs);
          return {
            ...{ authority, source, prior: theirs, supportedFrom, posterior },
            ...(refutedBelow === undefined ? {} : { refutedBelow }),
            finding: judgeByStandard(posterior, standard),
          };
        });
      const result: DnaPosterior = { relationship, prior, posterior: posteriorProbability(lr, prior), standards };
      await store.events.append(use, { action: 'dna.posterior', objects: [] });
      return { status: 200, body: result };
    },

    dnaDatabasePosterior: async ({ body: { members }, use }) => {
      const asked = members.map(({ prior, log10LR }) => ({ prior, lr: ratioOf(log10LR) }));
      const { members: posteriors, outside } = databasePosterior(asked);
      const result: DnaDatabasePosterior = {
        members: members.map(({ id }, i) => ({ id, posterior: posteriors[i] })),
        outside,
      };
      await store.events.append(use, { action: 'dna.posterior', objects: [], count: members.length });
      return { status: 200, body: result };
    },
  };
}

const ratioOf = (log10LR: number | null) => (log10LR === null ? 0 : 10 ** log10LR);
