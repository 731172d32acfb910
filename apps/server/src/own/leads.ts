/** Leads: unsolved marks that later enrolments and other marks found, what people decide about them, and marks that are closed. */
import { errorsOf } from '@ipse/core';
import type { SampleId } from '@ipse/core';
import type { Lead, LeadDetails, Picture } from '@ipse/protocol';
import { isSameActor } from '@ipse/custody';
import type { Actor, DataUse } from '@ipse/custody';
import { storeErrors } from '@ipse/store';
import type { DecidedLead, Json, LeadRecord, LeadSide, LeadStep } from '@ipse/store';
import { nameOf } from '../auth/caller.ts';
import type { Caller } from '../auth/caller.ts';
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

type Readings = 'listLeads' | 'readLead';
type Steps = 'decideLead' | 'verifyLead' | 'undoLead';
type Settings = 'declareGallery' | 'closeMark';

export function leadHandlers(services: Services): Pick<OwnHandlers, Readings | Steps | Settings> {
  return { ...readings(services), ...steps(services), ...settings(services) };
}

function readings(services: Services): Pick<OwnHandlers, Readings> {
  const { store } = services;
  return {
    listLeads: async ({ query: { status, offset = 0, limit = 50 }, use }) => {
      const { total, items } = await store.leads.list(use, status, { offset, limit });
      return { status: 200, body: { total, items: items.map((lead) => toLead(lead, use.actor)) } };
    },

    readLead: async ({ params: { leadId }, use }) => {
      checkId(leadId);
      const lead = await store.leads.read(use, leadId);
      return { status: 200, body: await toDetails(services, use, lead) };
    },
  };
}

function steps({ store, freshness, wakeTasks }: Services): Pick<OwnHandlers, Steps> {
  /** What is closed or opened is seen by the next search, and what is opened searches. */
  const answer = ({ lead, cursor }: DecidedLead, { actor }: DataUse) => {
    freshness.acknowledged(cursor);
    wakeTasks();
    return { status: 200, body: toLead(lead, actor) };
  };
  return {
    decideLead: async ({ params: { leadId }, body: { status, note }, use, caller }) => {
      checkId(leadId);
      return answer(await store.leads.decide(use, leadId, status === 'CONFIRMED', contentOf(caller, note)), use);
    },

    verifyLead: async ({ params: { leadId }, body: { agrees, note }, use, caller }) => {
      checkId(leadId);
      return answer(await store.leads.verify(use, leadId, agrees, contentOf(caller, note)), use);
    },

    undoLead: async ({ params: { leadId }, body: { note }, use, caller }) => {
      checkId(leadId);
      return answer(await store.leads.undo(use, leadId, contentOf(caller, note)), use);
    },
  };
}

function settings({ store, freshness, wakeTasks }: Services): Pick<OwnHandlers, Settings> {
  return {
    declareGallery: async ({ params, body, use }) => ({
      status: 200,
      body: await store.galleries.declareUnsolved(use, params.gallery, body.unsolvedMarks),
    }),

    closeMark: async ({ params: { sampleId }, body: { isClosed }, use }) => {
      if (!isUuid(sampleId)) throw failStore('MARK_UNKNOWN');
      const { cursor } = await store.leads.closeMark(use, sampleId as SampleId, isClosed);
      freshness.acknowledged(cursor);
      wakeTasks();
      return { status: 200, body: { isClosed } };
    },
  };
}

function contentOf(caller: Caller, note: string | undefined): Json {
  const verdict: LeadVerdict = { decidedBy: nameOf(caller), ...(note === undefined ? {} : { note }) };
  return verdict as unknown as Json;
}

/** Errors: LEAD_UNKNOWN. */
function checkId(leadId: string): void {
  if (!isUuid(leadId)) throw failStore('LEAD_UNKNOWN');
}

function toLead(record: LeadRecord, asker: Actor): Lead {
  const { leadId, status, createdAt, mark, print, betweenMarks, steps } = record;
  const { modality, gallery, marksSearched, log10LR, fmr, fmrLeast } = evidenceOf(record);
  return {
    leadId,
    status,
    createdAt: createdAt.toISOString(),
    modality,
    gallery,
    marksSearched,
    log10LR: log10LR as Lead['log10LR'],
    fmr: fmr as Lead['fmr'],
    ...(fmrLeast === undefined ? {} : { fmrLeast: fmrLeast as Lead['fmr'] }),
    mark: toSide(mark),
    print: toSide(print),
    betweenMarks,
    steps: steps.map((step, i) => toStep(step, asker, status === 'TO_VERIFY' && i === steps.length - 1)),
  };
}

/** Who is to verify must not be led by who identified, nor by why: of the step that `waits` both are kept back. */
function toStep(kept: LeadStep, asker: Actor, waits: boolean): Lead['steps'][number] {
  const { step, status, recordedAt, actor } = kept;
  const { decidedBy, note } = verdictOf(kept);
  const isYours = isSameActor(actor, asker);
  const said = waits && !isYours ? {} : { by: decidedBy, ...(note === undefined ? {} : { note }) };
  return { step, status, recordedAt: recordedAt.toISOString(), isYours, ...said };
}

function toSide({ personExternalId, encounterExternalId, sampleId, position, isClosed }: LeadSide): Lead['mark'] {
  return {
    personId: personExternalId,
    encounterId: encounterExternalId,
    sampleId,
    isClosed,
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
    ...toLead(record, use.actor),
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
