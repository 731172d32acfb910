/** Leads: unsolved marks that a later enrolment or another mark found, for people to decide and to verify. */
import { Type, type Static } from 'typebox';
import { json, type Operation } from '../operation.ts';
import {
  EncounterIdText,
  ErrorBody,
  Fmr,
  FmrLeast,
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

export const leadStatuses = ['PENDING', 'TO_VERIFY', 'CONFIRMED', 'REFUTED'] as const;
const LeadStatus = Type.Enum(leadStatuses, {
  title: 'LeadStatus',
  type: 'string',
  description: 'TO_VERIFY: one examiner identified, and a second has yet to look.',
});
export type LeadStatus = Static<typeof LeadStatus>;

const LeadSide = Type.Object(
  {
    personId: PersonIdText,
    encounterId: EncounterIdText,
    sampleId: SampleIdText,
    position: Type.Optional(Position),
    isClosed: Type.Boolean({ description: 'A closed mark is no longer searched.' }),
  },
  { title: 'LeadSide', additionalProperties: false },
);

const LeadStep = Type.Object(
  {
    step: Type.Enum(['DECISION', 'VERIFICATION', 'UNDO'], { type: 'string' }),
    status: LeadStatus,
    recordedAt: Timestamp,
    by: Type.Optional(
      Type.String({
        description:
          'A name, or the id of a client. While a second examiner has yet to look, shown with its note to whoever identified only.',
      }),
    ),
    isYours: Type.Boolean({ description: 'It is the step of whoever asks.' }),
    note: Type.Optional(Type.String()),
  },
  { title: 'LeadStep', additionalProperties: false },
);
export type LeadStep = Static<typeof LeadStep>;

const leadProperties = {
  leadId: Type.String({ minLength: 1, maxLength: 64 }),
  status: LeadStatus,
  createdAt: Timestamp,
  modality: ModalityName,
  gallery: Type.String({ description: 'The gallery of unsolved marks that was searched.' }),
  marksSearched: Type.Integer({ minimum: 0, description: 'Marks that the enrolment was compared with.' }),
  log10LR: Log10LR,
  fmr: Fmr,
  fmrLeast: Type.Optional(FmrLeast),
  mark: LeadSide,
  print: LeadSide,
  betweenMarks: Type.Boolean({ description: '`print` is then the mark that searched.' }),
  steps: Type.Array(LeadStep, {
    description: 'What people did, the oldest first; the last tells where the lead stands.',
  }),
};

/** An unsolved mark, and an enrolled print or another unsolved mark, that may be of one finger. */
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

const noted = { note: Type.Optional(Type.String({ maxLength: 4000 })) };

export const LeadDecisionRequest = Type.Object(
  {
    status: Type.Enum(['CONFIRMED', 'REFUTED'], { type: 'string' }),
    ...noted,
  },
  { title: 'LeadDecisionRequest', additionalProperties: false },
);
export type LeadDecisionRequest = Static<typeof LeadDecisionRequest>;

export const LeadVerificationRequest = Type.Object(
  { agrees: Type.Boolean({ description: 'False: the lead is pending again.' }), ...noted },
  { title: 'LeadVerificationRequest', additionalProperties: false },
);
export type LeadVerificationRequest = Static<typeof LeadVerificationRequest>;

export const LeadUndoRequest = Type.Object(noted, { title: 'LeadUndoRequest', additionalProperties: false });
export type LeadUndoRequest = Static<typeof LeadUndoRequest>;

const Closing = Type.Object({ isClosed: Type.Boolean() }, { title: 'MarkClosing', additionalProperties: false });

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
    summary: 'Record that an examiner identified or excluded; an identification may have to be verified by a second',
    params: LeadParams,
    body: { required: true, schema: LeadDecisionRequest },
    responses: {
      ...refusals,
      200: json('The lead.', Lead),
      404: unknown,
      409: json('It is decided already.', ErrorBody),
    },
  },
  verifyLead: {
    ...common,
    operationId: 'verifyLead',
    method: 'POST',
    path: '/ipse/v1/leads/{leadId}/verification',
    summary: 'Record that a second examiner agrees with an identification or does not',
    params: LeadParams,
    body: { required: true, schema: LeadVerificationRequest },
    responses: {
      ...refusals,
      200: json('The lead.', Lead),
      403: json('Who identified cannot verify.', ErrorBody),
      404: unknown,
      409: json('No identification waits for a second examiner.', ErrorBody),
    },
  },
  undoLead: {
    ...common,
    operationId: 'undoLead',
    method: 'POST',
    path: '/ipse/v1/leads/{leadId}/undo',
    summary: 'Take back what was decided about a lead, which is pending again',
    params: LeadParams,
    body: { required: true, schema: LeadUndoRequest },
    responses: {
      ...refusals,
      200: json('The lead.', Lead),
      404: unknown,
      409: json('Nothing was decided.', ErrorBody),
    },
  },
  closeMark: {
    ...common,
    operationId: 'closeMark',
    method: 'PUT',
    path: '/ipse/v1/marks/{sampleId}/closed',
    summary: 'Close an unsolved mark, which is then no longer searched, or open it again',
    scopes: ['abis.encounter.write'],
    params: Type.Object({ sampleId: SampleIdText }),
    body: { required: true, schema: Closing },
    responses: { ...refusals, 200: json('As it stands.', Closing), 404: json('No such unsolved mark.', ErrorBody) },
  },
} as const satisfies Record<string, Operation>;
