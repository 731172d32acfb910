/** Galleries, samples handed in for a look, searches, and what the officer decided about their candidates. */
import { Type, type Static } from 'typebox';
import { json, type Operation } from '../operation.ts';
import {
  Assessment,
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
  SampleInput,
  Timestamp,
} from './common.ts';
import { refusals } from './refusals.ts';

export const Gallery = Type.Object(
  {
    id: GalleryName,
    persons: Type.Integer({ minimum: 0 }),
    encounters: Type.Integer({ minimum: 0 }),
    references: Type.Record(Type.String(), Type.Integer({ minimum: 0 }), {
      description: 'Searchable references by modality.',
    }),
    searchedByDna: Type.Optional(
      Type.Boolean({ description: 'Declared for DNA: every later enrolment of a DNA profile searches it.' }),
    ),
    unsolvedMarks: Type.Boolean({ description: 'Declared to hold unsolved marks: every later enrolment searches it.' }),
  },
  { title: 'Gallery', additionalProperties: false },
);
export type Gallery = Static<typeof Gallery>;

export const SearchRequest = Type.Object(
  {
    gallery: Type.String({ minLength: 1, maxLength: 128, description: "A gallery's name, or ALL." }),
    samples: Type.Array(SampleInput, { minItems: 1, maxItems: 32 }),
    fpir: Type.Optional(
      Type.Number({
        exclusiveMinimum: 0,
        exclusiveMaximum: 1,
        description: 'False positive identification rate to keep to; 0.01 when absent.',
      }),
    ),
    maxCandidates: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
    threshold: Type.Optional(Type.Number({ description: "An expert's override, in log10 LR." })),
  },
  { title: 'SearchRequest', additionalProperties: false },
);
export type SearchRequest = Static<typeof SearchRequest>;

/** One comparison behind a candidate: which probe against which reference. */
export const CandidateScore = Type.Object(
  {
    probe: Type.Integer({ minimum: 0, description: 'Index into the probes of the search.' }),
    encounterId: EncounterIdText,
    sampleId: SampleIdText,
    modality: ModalityName,
    position: Type.Optional(Position),
    log10LR: Log10LR,
    fmr: Fmr,
    fmrLeast: FmrLeast,
    quality: Type.Number({ minimum: 0, maximum: 100, description: 'Of the reference.' }),
  },
  { title: 'CandidateScore', additionalProperties: false },
);
export type CandidateScore = Static<typeof CandidateScore>;

/** A reference that the search returned: a lead for a person to examine. */
/** What the faces of several encounters of one person say together. */
export const FaceEncounters = Type.Object(
  {
    encounters: Type.Integer({ minimum: 2, description: 'Encounters of the person whose faces were compared.' }),
    best: Type.Number({ description: 'log10 LR of the strongest, charged for the number of tries.' }),
    average: Type.Number({ description: 'Mean log10 LR, weighted by quality.' }),
    recent: Type.Number({ description: 'The same, where an encounter weighs less the longer ago it was recorded.' }),
  },
  { title: 'FaceEncounters', additionalProperties: false },
);
export type FaceEncounters = Static<typeof FaceEncounters>;

export const SearchCandidate = Type.Object(
  {
    rank: Type.Integer({ minimum: 1 }),
    personId: PersonIdText,
    encounterId: EncounterIdText,
    log10LR: Log10LR,
    fmr: Fmr,
    fmrLeast: FmrLeast,
    scores: Type.Array(CandidateScore),
    faceEncounters: Type.Optional(FaceEncounters),
  },
  { title: 'SearchCandidate', additionalProperties: false },
);
export type SearchCandidate = Static<typeof SearchCandidate>;

export const SearchResult = Type.Object(
  {
    searchId: Type.String(),
    gallery: Type.String(),
    gallerySize: Type.Integer({ minimum: 0, description: 'References that the probes could be compared with.' }),
    fpir: Type.Optional(
      Type.Number({ minimum: 0, maximum: 1, description: 'Kept to; absent when a threshold was given.' }),
    ),
    threshold: Log10LR,
    expectedFalseCandidates: Type.Number({ minimum: 0 }),
    coverage: Type.Object(
      {
        references: Type.Integer({ minimum: 0, description: 'Due to be searched.' }),
        searched: Type.Integer({ minimum: 0, description: 'Searched in fact; fewer means an incomplete answer.' }),
      },
      { additionalProperties: false },
    ),
    probes: Type.Array(Assessment),
    candidates: Type.Array(SearchCandidate),
    otherPositions: Type.Optional(
      Type.Literal(true, {
        description:
          'Nobody was found under the stated positions; the candidates were found under others, by stronger evidence.',
      }),
    ),
    lookAlikes: Type.Optional(
      Type.Array(Type.Integer({ minimum: 1 }), {
        description: 'Ranks that a face alone cannot tell apart: twins, siblings, or one person enrolled twice.',
      }),
    ),
  },
  { title: 'SearchResult', additionalProperties: false },
);
export type SearchResult = Static<typeof SearchResult>;

/** Two features that correspond. */
export const FeaturePair = Type.Object(
  {
    probe: Type.Integer({ minimum: 0, description: "Index into the probe's features." }),
    reference: Type.Integer({ minimum: 0, description: "Index into the reference's features." }),
    weight: Type.Number({ minimum: 0, maximum: 1 }),
  },
  { title: 'FeaturePair', additionalProperties: false },
);

/** A stored sample as a screen draws it. */
export const ReferencePicture = Type.Object(
  { ...Picture.properties, sampleId: SampleIdText },
  { title: 'ReferencePicture', additionalProperties: false },
);

/** One comparison with its paired features, for the viewer. */
export const ScoreDetails = Type.Object(
  {
    pairs: Type.Array(FeaturePair),
    probe: Picture,
    reference: ReferencePicture,
    log10LR: Log10LR,
    fmr: Fmr,
    fmrLeast: FmrLeast,
  },
  { title: 'ScoreDetails', additionalProperties: false },
);
export type ScoreDetails = Static<typeof ScoreDetails>;

export const decisionOutcomes = ['identified', 'none-of-these', 'inconclusive'] as const;

export const DecisionRequest = Type.Object(
  {
    outcome: Type.Enum(decisionOutcomes, { type: 'string' }),
    rank: Type.Optional(Type.Integer({ minimum: 1, description: 'Of the candidate identified.' })),
    note: Type.Optional(Type.String({ maxLength: 4000 })),
  },
  { title: 'DecisionRequest', additionalProperties: false },
);
export type DecisionRequest = Static<typeof DecisionRequest>;

export const Decision = Type.Object(
  { decisionId: Type.String(), recordedAt: Timestamp },
  { title: 'Decision', additionalProperties: false },
);
export type Decision = Static<typeof Decision>;

const SearchParams = Type.Object({ searchId: Type.String({ minLength: 1, maxLength: 64 }) });
const ScoreParams = Type.Object({
  searchId: Type.String({ minLength: 1, maxLength: 64 }),
  rank: Type.Integer({ minimum: 1 }),
  n: Type.Integer({ minimum: 0, description: "Index into the candidate's scores." }),
});

const common = {
  tag: 'Search',
  authentication: ['session', 'bearer'],
  scopes: ['abis.identify'],
  statesPurpose: true,
} as const;

export const searchOperations = {
  listGalleries: {
    ...common,
    operationId: 'listGalleries',
    method: 'GET',
    path: '/ipse/v1/galleries',
    summary: 'List the galleries with their sizes',
    scopes: ['abis.gallery.read'],
    statesPurpose: false,
    responses: { ...refusals, 200: json('The galleries, by name.', Type.Array(Gallery)) },
  },
  assessSample: {
    ...common,
    operationId: 'assessSample',
    method: 'POST',
    path: '/ipse/v1/samples/assess',
    summary: 'Say how good a sample is, without keeping it',
    statesPurpose: false,
    body: { required: true, schema: SampleInput },
    responses: { ...refusals, 200: json('What was found.', Assessment) },
  },
  createSearch: {
    ...common,
    operationId: 'createSearch',
    method: 'POST',
    path: '/ipse/v1/searches',
    summary: 'Search a gallery; every candidate is a lead',
    body: { required: true, schema: SearchRequest },
    responses: {
      ...refusals,
      200: json('The candidates, best first.', SearchResult),
      404: json('No such gallery.', ErrorBody),
    },
  },
  readScore: {
    ...common,
    operationId: 'readScore',
    method: 'GET',
    path: '/ipse/v1/searches/{searchId}/candidates/{rank}/scores/{n}',
    summary: 'Show why one score is what it is: both samples with their paired features',
    params: ScoreParams,
    responses: {
      ...refusals,
      200: json('Both sides.', ScoreDetails),
      404: json('No such search (they are kept a day), candidate or score.', ErrorBody),
    },
  },
  recordDecision: {
    ...common,
    operationId: 'recordDecision',
    method: 'POST',
    path: '/ipse/v1/searches/{searchId}/decision',
    summary: 'Record what a person decided about the candidates',
    params: SearchParams,
    body: { required: true, schema: DecisionRequest },
    responses: { ...refusals, 200: json('Recorded.', Decision), 404: json('No such search.', ErrorBody) },
  },
} as const satisfies Record<string, Operation>;
