/** The weight of a mixture: calculated at once, heard in the record of use, and never kept. */
import { dropOutScan, mixtureReport, readReplicate } from '@ipse/dna';
import type { DnaMixture } from '@ipse/protocol';
import type { Services } from '../services.ts';
import type { OwnHandlers } from '../own/operation.ts';
import { frequenciesOf, profilesOf } from './statistics.ts';
import type { Readable } from './statistics.ts';

export function mixtureHandlers({ store }: Services): Pick<OwnHandlers, 'dnaMixture'> {
  return {
    dnaMixture: async ({ body, use }) => {
      const { hypotheses, dropIn, theta, scan = [] } = body;
      const question = {
        replicates: body.replicates.map(readReplicate),
        persons: profilesOf(body.persons),
        hypotheses,
        dropIn,
      };
      const parameters = { ...frequenciesOf(body), theta };
      const report = { ...mixtureReport(question, parameters), scan: dropOutScan(question, parameters, scan) };
      await store.events.append(use, { action: 'dna.mixture', objects: [] });
      return { status: 200, body: report satisfies Readable<DnaMixture> };
    },
  };
}
