/** Long calculations about DNA as jobs: begun, looked at while they run, and ended. */
import { Type, type Static } from 'typebox';
import { json, type Operation } from '../operation.ts';
import { ErrorBody, Timestamp } from './common.ts';
import { dnaCommon } from './operations-dna.ts';
import { DnaRemains, DnaRemainsRequest } from './operations-dna-case.ts';
import { DnaDeconvolution, DnaDeconvolutionRequest, DnaPeaksRequest, DnaPeaksResult } from './operations-dna-peaks.ts';
import { refusals } from './refusals.ts';

const closed = { additionalProperties: false } as const;

export const DnaJobRequest = Type.Union(
  [
    Type.Object({ kind: Type.Literal('peaks'), request: DnaPeaksRequest }, { title: 'DnaPeaksJob', ...closed }),
    Type.Object(
      { kind: Type.Literal('deconvolution'), request: DnaDeconvolutionRequest },
      { title: 'DnaDeconvolutionJob', ...closed },
    ),
    Type.Object({ kind: Type.Literal('remains'), request: DnaRemainsRequest }, { title: 'DnaRemainsJob', ...closed }),
  ],
  { title: 'DnaJobRequest' },
);
export type DnaJobRequest = Static<typeof DnaJobRequest>;

export const DnaJob = Type.Object(
  {
    jobId: Type.String(),
    kind: Type.Enum(['peaks', 'deconvolution', 'remains'], { type: 'string' }),
    status: Type.Enum(['RUNNING', 'DONE', 'FAILED', 'CANCELLED'], { type: 'string' }),
    progress: Type.Number({ minimum: 0, maximum: 1, description: 'Share that is done.' }),
    createdAt: Timestamp,
    peaks: Type.Optional(DnaPeaksResult),
    deconvolution: Type.Optional(DnaDeconvolution),
    remains: Type.Optional(DnaRemains),
    failure: Type.Optional(Type.Omit(ErrorBody, ['requestId'], { title: 'DnaJobFailure', ...closed })),
  },
  { title: 'DnaJob', description: 'What it gave stands under its kind.', ...closed },
);
export type DnaJob = Static<typeof DnaJob>;

const params = Type.Object({ jobId: Type.String({ minLength: 1, maxLength: 64 }) });
const noJob = json('The caller has no such job, or it is over for an hour.', ErrorBody);

export const dnaJobOperations = {
  startDnaJob: {
    ...dnaCommon,
    operationId: 'startDnaJob',
    path: '/ipse/v1/dna/jobs',
    summary: 'Begin a long calculation; it is in memory alone, and only who began it sees it',
    body: { required: true, schema: DnaJobRequest },
    responses: { ...refusals, 200: json('The job.', DnaJob) },
  },
  listDnaJobs: {
    ...dnaCommon,
    operationId: 'listDnaJobs',
    method: 'GET',
    path: '/ipse/v1/dna/jobs',
    summary: "List the caller's calculations, newest first, without what they gave",
    responses: { ...refusals, 200: json('The jobs.', Type.Array(DnaJob)) },
  },
  readDnaJob: {
    ...dnaCommon,
    operationId: 'readDnaJob',
    method: 'GET',
    path: '/ipse/v1/dna/jobs/{jobId}',
    summary: 'See how far a calculation is, and what it gave',
    params,
    responses: { ...refusals, 200: json('The job.', DnaJob), 404: noJob },
  },
  cancelDnaJob: {
    ...dnaCommon,
    operationId: 'cancelDnaJob',
    method: 'DELETE',
    path: '/ipse/v1/dna/jobs/{jobId}',
    summary: 'End a calculation, or forget what it gave',
    params,
    responses: { ...refusals, 200: json('The job as it stood.', DnaJob), 404: noJob },
  },
} as const satisfies Record<string, Operation>;
