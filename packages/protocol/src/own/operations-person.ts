/** People: enrolling them, reading what is held, deleting them, and the events that say who did so. */
import { Type, type Static } from 'typebox';
import { empty, json, type Operation } from '../operation.ts';
import {
  EncounterIdText,
  ErrorBody,
  GalleryName,
  LivenessHint,
  ModalityName,
  OpenObject,
  PersonIdText,
  Position,
  Quality,
  SampleIdText,
  SampleInput,
  Timestamp,
} from './common.ts';
import { SequenceCheck } from './operations-slap.ts';
import { refusals } from './refusals.ts';

export const EnrolRequest = Type.Object(
  {
    personId: Type.Optional(PersonIdText),
    galleries: Type.Array(GalleryName, { minItems: 1, maxItems: 64, uniqueItems: true }),
    encounterType: Type.String({
      minLength: 1,
      maxLength: 128,
      description: 'For example a border crossing or an application.',
    }),
    samples: Type.Array(SampleInput, { minItems: 1, maxItems: 32 }),
    biographicData: Type.Optional(OpenObject),
  },
  { title: 'EnrolRequest', additionalProperties: false },
);
export type EnrolRequest = Static<typeof EnrolRequest>;

export const EnrolResult = Type.Object(
  {
    personId: PersonIdText,
    encounterId: EncounterIdText,
    samples: Type.Array(
      Type.Object(
        {
          sampleId: SampleIdText,
          modality: ModalityName,
          position: Type.Optional(Position),
          quality: Quality,
          suitable: Type.Boolean({
            description: 'False: kept, but no search will find it. A slap is found by its fingers.',
          }),
          cutFrom: Type.Optional(Position),
          liveness: Type.Optional(LivenessHint),
        },
        { title: 'EnrolledSample', additionalProperties: false },
      ),
    ),
    sequence: Type.Optional(SequenceCheck),
  },
  { title: 'EnrolResult', additionalProperties: false },
);
export type EnrolResult = Static<typeof EnrolResult>;

export const PersonSummary = Type.Object(
  {
    personId: PersonIdText,
    encounters: Type.Integer({ minimum: 0 }),
    modalities: Type.Array(ModalityName),
    createdAt: Timestamp,
  },
  { title: 'PersonSummary', additionalProperties: false },
);
export type PersonSummary = Static<typeof PersonSummary>;

export const PersonPage = Type.Object(
  { total: Type.Integer({ minimum: 0 }), items: Type.Array(PersonSummary) },
  { title: 'PersonPage', additionalProperties: false },
);
export type PersonPage = Static<typeof PersonPage>;

export const StoredSample = Type.Object(
  {
    sampleId: SampleIdText,
    modality: ModalityName,
    position: Type.Optional(Position),
    quality: Type.Optional(Quality),
    width: Type.Optional(Type.Integer({ minimum: 1 })),
    height: Type.Optional(Type.Integer({ minimum: 1 })),
    hasTemplate: Type.Boolean({ description: 'True when searches can find it.' }),
    cutFrom: Type.Optional(Position),
    liveness: Type.Optional(LivenessHint),
    closedAt: Type.Optional(Timestamp),
  },
  { title: 'StoredSample', additionalProperties: false },
);
export type StoredSample = Static<typeof StoredSample>;

export const EncounterDetails = Type.Object(
  {
    encounterId: EncounterIdText,
    status: Type.Enum(['ACTIVE', 'INACTIVE'], { type: 'string' }),
    encounterType: Type.String(),
    galleries: Type.Array(GalleryName),
    createdAt: Timestamp,
    biographicData: Type.Optional(OpenObject),
    samples: Type.Array(StoredSample),
  },
  { title: 'EncounterDetails', additionalProperties: false },
);
export type EncounterDetails = Static<typeof EncounterDetails>;

export const PersonDetails = Type.Object(
  { personId: PersonIdText, createdAt: Timestamp, encounters: Type.Array(EncounterDetails) },
  { title: 'PersonDetails', additionalProperties: false },
);
export type PersonDetails = Static<typeof PersonDetails>;

/** One entry of the record of use: who did what, to what, and on what ground. */
export const UsageEvent = Type.Object(
  {
    eventId: Type.String(),
    recordedAt: Timestamp,
    actor: Type.Object(
      {
        kind: Type.Enum(['user', 'client', 'system'], { type: 'string' }),
        id: Type.String(),
        displayName: Type.String(),
      },
      { additionalProperties: false },
    ),
    action: Type.String({ description: 'For example search, enrol, delete-person, read-image, decide.' }),
    purpose: Type.Optional(Type.String()),
    authority: Type.Optional(Type.String()),
    justification: Type.Optional(Type.String()),
    case: Type.Optional(Type.String()),
    objects: Type.Array(
      Type.Object({ kind: Type.String(), id: Type.String() }, { title: 'EventObject', additionalProperties: false }),
    ),
    resultCount: Type.Optional(Type.Integer({ minimum: 0 })),
  },
  { title: 'UsageEvent', additionalProperties: false },
);
export type UsageEvent = Static<typeof UsageEvent>;

export const EventPage = Type.Object(
  { items: Type.Array(UsageEvent) },
  { title: 'EventPage', additionalProperties: false },
);
export type EventPage = Static<typeof EventPage>;

const PersonParams = Type.Object({ personId: PersonIdText });
const unknown = json('No such record.', ErrorBody);
const common = { tag: 'People', authentication: ['session', 'bearer'], statesPurpose: true } as const;
const reading = { ...common, scopes: ['abis.encounter.read'] } as const;
const writing = { ...common, scopes: ['abis.encounter.write'] } as const;

export const personOperations = {
  createPerson: {
    ...writing,
    operationId: 'createPerson',
    method: 'POST',
    path: '/ipse/v1/persons',
    summary: 'Enrol a person, or a further encounter of one',
    body: { required: true, schema: EnrolRequest },
    responses: {
      ...refusals,
      200: json('Enrolled; the next search finds the suitable samples.', EnrolResult),
      404: unknown,
    },
  },
  listPersons: {
    ...reading,
    operationId: 'listPersons',
    method: 'GET',
    path: '/ipse/v1/persons',
    summary: 'List people, newest first',
    query: Type.Object({
      offset: Type.Optional(Type.Integer({ minimum: 0, default: 0 })),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
    }),
    responses: { ...refusals, 200: json('One page.', PersonPage) },
  },
  readPerson: {
    ...reading,
    operationId: 'readPerson',
    method: 'GET',
    path: '/ipse/v1/persons/{personId}',
    summary: 'Show one person with encounters and samples',
    params: PersonParams,
    responses: { ...refusals, 200: json('The person.', PersonDetails), 404: unknown },
  },
  deletePerson: {
    ...writing,
    operationId: 'deletePerson',
    method: 'DELETE',
    path: '/ipse/v1/persons/{personId}',
    summary: 'Delete a person: the key, the encounters, the samples, the references in memory',
    params: PersonParams,
    responses: { ...refusals, 204: empty('Deleted.'), 404: unknown },
  },
  readSampleImage: {
    ...reading,
    operationId: 'readSampleImage',
    method: 'GET',
    path: '/ipse/v1/samples/{sampleId}/image',
    summary: 'The stored sample as an image',
    params: Type.Object({ sampleId: SampleIdText }),
    responses: {
      ...refusals,
      200: {
        description: 'The image.',
        content: { 'image/png': Type.Unsafe<Blob>({ type: 'string', format: 'binary' }) },
      },
      404: unknown,
    },
  },
  listEvents: {
    ...common,
    operationId: 'listEvents',
    method: 'GET',
    path: '/ipse/v1/events',
    summary: 'The latest events of the realm, newest first',
    tag: 'Events',
    scopes: ['ipse.event.read'],
    statesPurpose: false,
    query: Type.Object({ limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, default: 100 })) }),
    responses: { ...refusals, 200: json('The events.', EventPage) },
  },
} as const satisfies Record<string, Operation>;
