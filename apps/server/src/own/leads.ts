/** Leads: unsolved marks that later enrolments found, and what people decide about them. */
import { errorsOf } from '@ipse/core';
import type { Lead, LeadDetails, Picture } from '@ipse/protocol';
import type { DataUse } from '@ipse/custody';
import { storeErrors } from '@ipse/store';
import type { Json, LeadRecord, LeadSide } from '@ipse/store';
import { nameOf } from '../auth/caller.ts';
import { evidenceOf, verdictOf } from '../leads/evidence.ts';
import type { LeadVerdict } from '../leads/evidence.ts';
import { encodeBase64 } from '../records/base64.ts';
import { detailOf } from '../records/prepare-samples.ts';
import { isUuid } from '../records/uuid.ts';
import type { Services } from '../services.ts';
import { decodeOptionsOf } from './decode-options.ts';
import type { OwnHandlers } from './operation.ts';
import { previewSidePx } from './pictures.ts';

const failStore = errorsOf(storeErrors);

type LeadOperations = 'declareGallery' | 'listLeads' | 'readLead' | 'decideLead';

export function leadHandlers(services: Services): Pick<OwnHandlers, LeadOperations> {
  const { store } = services;
  return {
    declareGallery: async ({ params, body, use }) => ({
      status: 200,
      body: await store.galleries.declareUnsolved(use, params.gallery, body.unsolvedMarks),
    }),

    listLeads: async ({ query: { status, offset = 0, limit = 50 }, use }) => {
      const { total, items } = await store.leads.list(use, status, { offset, limit });
      return { status: 200, body: { total, items: items.map(toLead) } };
    },

    readLead: async ({ params: { leadId }, use }) => {
      checkId(leadId);
      const lead = await store.leads.read(use, leadId);
      return { status: 200, body: await toDetails(services, use, lead) };
    },

    decideLead: async ({ params: { leadId }, body: { status, note }, use, caller }) => {
      checkId(leadId);
      const verdict: LeadVerdict = { decidedBy: nameOf(caller), ...(note === undefined ? {} : { note }) };
      const decided = await store.leads.decide(use, leadId, { status, content: verdict as unknown as Json });
      return { status: 200, body: toLead(decided) };
    },
  };
}

/** Errors: LEAD_UNKNOWN. */
function checkId(leadId: string): void {
  if (!isUuid(leadId)) throw failStore('LEAD_UNKNOWN');
}

function toLead(record: LeadRecord): Lead {
  const { leadId, status, createdAt, decidedAt, mark, print } = record;
  const { modality, gallery, marksSearched, log10LR, fmr } = evidenceOf(record);
  const verdict = verdictOf(record);
  return {
    ...{ leadId, status, createdAt: createdAt.toISOString(), modality, gallery, marksSearched },
    ...{ log10LR: log10LR as Lead['log10LR'], fmr: fmr as Lead['fmr'], mark: toSide(mark), print: toSide(print) },
    ...(verdict && decidedAt ? { decision: { ...verdict, decidedAt: decidedAt.toISOString() } } : {}),
  };
}

function toSide({ personExternalId, encounterExternalId, sampleId, position }: LeadSide): Lead['mark'] {
  return {
    ...{ personId: personExternalId, encounterId: encounterExternalId, sampleId },
    ...(position === undefined ? {} : { position: position as Lead['mark']['position'] }),
  };
}

/** Looking at the two samples is told as any look is. Errors: LEAD_UNKNOWN when one was changed meanwhile. */
async function toDetails(services: Services, use: DataUse, record: LeadRecord): Promise<LeadDetails> {
  const { engine, store } = services;
  const mark = await store.samples.read(use, record.mark.sampleId);
  const print = await store.samples.read(use, record.print.sampleId);
  if (!mark.template || !print.template) throw failStore('LEAD_UNKNOWN', 'a sample has no template any more');
  const { modality } = mark;
  const compared = await engine.compare({ modality, probe: mark.template.bytes, reference: print.template.bytes });
  return {
    ...toLead(record),
    pairs: [...compared.pairs],
    probe: { ...(await draw(services, mark)), features: [...compared.probeFeatures] },
    reference: {
      ...(await draw(services, print)),
      features: [...compared.referenceFeatures],
      sampleId: print.sampleId,
    },
  };
}

type StoredSample = Awaited<ReturnType<Services['store']['samples']['read']>>;

/** Errors: SAMPLE_UNKNOWN when a template came without an image. */
async function draw({ extraction }: Services, sample: StoredSample): Promise<Omit<Picture, 'features'>> {
  const { modality, image, mediaType } = sample;
  if (!image) throw failStore('SAMPLE_UNKNOWN', 'it has no image');
  const options = decodeOptionsOf(mediaType, detailOf(sample));
  const { png, width, height } = await extraction.render({ modality, bytes: image, options, sidePx: previewSidePx });
  return { width, height, preview: encodeBase64(png) };
}
