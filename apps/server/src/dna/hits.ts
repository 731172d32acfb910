/** Hits between DNA profiles: listed, shown with both profiles, decided and taken back; and galleries that enrolments search. */
import { errorsOf } from '@ipse/core';
import { writeReportHtml, writeReportPdf } from '@ipse/formats/report';
import { storeErrors } from '@ipse/store';
import type { DnaHitRecord, Json } from '@ipse/store';
import type { DataUse } from '@ipse/custody';
import type { DnaHitDetails, DnaStoredProfile } from '@ipse/protocol';
import { nameOf } from '../auth/caller.ts';
import { fail } from '../errors.ts';
import type { OwnHandlers } from '../own/operation.ts';
import { isUuid } from '../records/uuid.ts';
import type { Services } from '../services.ts';
import { hitReport } from './hit-report.ts';
import { evidenceOf, stateStatistics, toDetails, toHit } from './hit-evidence.ts';
import type { DnaVerdict } from './hit-evidence.ts';
import { toStoredProfile } from './stored-profile.ts';

const failStore = errorsOf(storeErrors);

type Hits = 'declareDnaGallery' | 'listDnaHits' | 'readDnaHit' | 'readDnaHitReport' | 'decideDnaHit';

export function dnaHitHandlers(services: Services): Pick<OwnHandlers, Hits> {
  const { store, now } = services;
  return {
    declareDnaGallery: async ({ params: { gallery }, body: { searched, terms }, use }) => {
      if (searched !== (terms !== undefined)) throw fail('REQUEST_INVALID', 'body/terms goes with searched');
      if (terms) stateStatistics(terms);
      return { status: 200, body: await store.galleries.declareDna(use, gallery, terms && { ...terms }) };
    },

    listDnaHits: async ({ query: { status, offset = 0, limit = 50 }, use }) => {
      const { total, items } = await store.dnaHits.list(use, status, { offset, limit });
      return { status: 200, body: { total, items: items.map(toHit) } };
    },

    readDnaHit: async ({ params: { hitId }, use }) => {
      checkId(hitId);
      return { status: 200, body: await detailsOf(services, use, await store.dnaHits.read(use, hitId)) };
    },

    readDnaHitReport: async ({ params: { hitId }, query: { format = 'pdf' }, use, caller }) => {
      checkId(hitId);
      const details = await detailsOf(services, use, await store.dnaHits.read(use, hitId));
      const report = hitReport(details, { ...use.basis, by: nameOf(caller), at: new Date(now()) });
      if (format === 'html')
        return { status: 200, body: writeReportHtml(report), mediaType: 'text/html; charset=utf-8' };
      return { status: 200, body: Buffer.from(await writeReportPdf(report)), mediaType: 'application/pdf' };
    },

    decideDnaHit: async ({ params: { hitId }, body: { status, note }, use, caller }) => {
      checkId(hitId);
      const verdict: DnaVerdict = { decidedBy: nameOf(caller), ...(note === undefined ? {} : { note }) };
      const decided = await store.dnaHits.decide(use, hitId, { status, content: verdict as unknown as Json });
      return { status: 200, body: toHit(decided) };
    },
  };
}

/** Errors: DNA_HIT_UNKNOWN. */
function checkId(hitId: string): void {
  if (!isUuid(hitId)) throw failStore('DNA_HIT_UNKNOWN');
}

/** Looking at the two profiles is told as any look is. Errors: SAMPLE_UNKNOWN when one was changed meanwhile. */
async function detailsOf({ store }: Services, use: DataUse, record: DnaHitRecord): Promise<DnaHitDetails> {
  const shown = async (side: DnaHitRecord['reference']): Promise<DnaStoredProfile> =>
    toStoredProfile(await store.samples.read(use, side.sampleId));
  const probeProfile = record.probe ? await shown(record.probe) : evidenceOf(record).handedIn;
  if (!probeProfile) throw failStore('SAMPLE_UNKNOWN');
  return toDetails(record, { probeProfile, referenceProfile: await shown(record.reference) });
}
