/** Leads: unsolved marks that a later enrolment found, for a person to confirm or refute. */
import { Type, type Static } from 'typebox';
import { json, type Operation } from '../operation.ts';
import {
  EncounterIdText,
  ErrorBody,
  Fmr,
  GalleryName,
  Log10LR,
  ModalityName,
  PersonIdText,
  Picture,
  Position,
  SampleIdText,
  Timestamp,
} from './common.ts';
import { FeaturePair, Gallery, ReferencePicture } from './operations-search.ts';
import { refusals } from './refusals.ts';

export const leadStatuses = ['PENDING', 'CONFIRMED', 'REFUTED'] as const;
const LeadStatus = Type.Enum(leadStatuses, { title: 'LeadStatus', type: 'string' });
export type LeadStatus = Static<typeof LeadStatus>;

const LeadSide = Type.Object(
  {
    personId: PersonIdText,
    encounterId: EncounterIdText,
    sampleId: SampleIdText,
    position: Type.Optional(Position),
  },
  { title: 'LeadSide', additionalProperties: false },
);

const leadProperties = {
  leadId: Type.String({ minLength: 1, maxLength: 64 }),
  status: LeadStatus,
  createdAt: Timestamp,
  modality: ModalityName,
  gallery: Type.String({ description: 'The gallery of unsolved marks that was searched.' }),
  marksSearched: Type.Integer({ minimum: 0, description: 'Marks that the enrolment was compared with.' }),
  log10LR: Log10LR,
  fmr: Fmr,
  mark: LeadSide,
  print: LeadSide,
  decision: Type.Optional(
    Type.Object(
      {
        decidedAt: Timestamp,
        decidedBy: Type.String({ description: 'Who decided: their name, or the id of the client.' }),
        note: Type.Optional(Type.String()),
      },
      { title: 'LeadDecision', additionalProperties: false },
    ),
  ),
};

/** An unsolved mark and an enrolled print that may be of one finger. */
export const Lead = Type.Object(leadProperties, { title: 'Lead', additionalProperties: false });
export type Lead = Static<typeof Lead>;

export const LeadPage = Type.Object(
  { total: Type.Integer({ minimum: 0 }), items: Type.Array(Lead) },
  { title: 'LeadPage', additionalProperties: false },
);
export type LeadPage = Static<typeof LeadPage>;

/** A lead with what a person needs to decide: both pictures with their paired features. */
export const LeadDetails = Type.Object(
  {
    ...leadProperties,
    pairs: Type.Array(FeaturePair),
    probe: Picture,
    reference: ReferencePicture,
  },
  { title: 'LeadDetails', additionalProperties: false },
);
export type LeadDetails = Static<typeof LeadDetails>;

export const LeadDecisionRequest = Type.Object(
  {
    status: Type.Enum(['CONFIRMED', 'REFUTED'], { type: 'string' }),
    note: Type.Optional(Type.String({ maxLength: 4000 })),
  },
  { title: 'LeadDecisionRequest', additionalProperties: false },
);
export type LeadDecisionRequest = Static<typeof LeadDecisionRequest>;

const LeadParams = Type.Object({ leadId: Type.String({ minLength: 1, maxLength: 64 }) });
const unknown = json('No such lead.', ErrorBody);
const common = {
  tag: 'Leads',
  authentication: ['session', 'bearer'],
  scopes: ['abis.identify'],
  statesPurpose: true,
} as const;

export const leadOperations = {
  declareGallery: {
    ...common,
    operationId: 'declareGallery',
    method: 'PUT',
    path: '/ipse/v1/galleries/{gallery}/unsolved-marks',
    summary: 'Declare that a gallery holds unsolved marks, which later enrolments search, or that it no longer does',
    scopes: ['abis.encounter.write'],
    params: Type.Object({ gallery: GalleryName }),
    body: {
      required: true,
      schema: Type.Object({ unsolvedMarks: Type.Boolean() }, { title: 'Declaration', additionalProperties: false }),
    },
    responses: { ...refusals, 200: json('The gallery.', Gallery) },
  },
  listLeads: {
    ...common,
    operationId: 'listLeads',
    method: 'GET',
    path: '/ipse/v1/leads',
    summary: 'List leads, newest first',
    query: Type.Object({
      status: Type.Optional(LeadStatus),
      offset: Type.Optional(Type.Integer({ minimum: 0, default: 0 })),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
    }),
    responses: { ...refusals, 200: json('One page.', LeadPage) },
  },
  readLead: {
    ...common,
    operationId: 'readLead',
    method: 'GET',
    path: '/ipse/v1/leads/{leadId}',
    summary: 'Show a lead: the mark and the print with their paired features',
    params: LeadParams,
    responses: { ...refusals, 200: json('The lead.', LeadDetails), 404: unknown },
  },
  decideLead: {
    ...common,
    operationId: 'decideLead',
    method: 'POST',
    path: '/ipse/v1/leads/{leadId}/decision',
    summary: 'Record that a person confirmed or refuted a lead',
    params: LeadParams,
    body: { required: true, schema: LeadDecisionRequest },
    responses: {
      ...refusals,
      200: json('The lead.', Lead),
      404: unknown,
      409: json('It is decided already.', ErrorBody),
    },
  },
} as const satisfies Record<string, Operation>;
