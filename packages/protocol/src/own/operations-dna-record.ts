/** DNA in the record: profiles enrolled, searched in both directions, and hits that people decide about. */
import { Type } from 'typebox';
import { json, type Operation } from '../operation.ts';
import { ErrorBody, GalleryName, SampleIdText } from './common.ts';
import {
  DnaDecisionRequest,
  DnaDeclaration,
  DnaFamilialRequest,
  DnaFamilialResult,
  DnaGrant,
  DnaGrantRequest,
  DnaHit,
  DnaHitDetails,
  DnaHitPage,
  DnaSearchRequest,
  DnaSearchResult,
  dnaHitStatuses,
} from './dna-hits.ts';
import { DnaEnrolRequest, DnaEnrolResult, DnaFileProfiles, DnaFileRequest, DnaStoredProfile } from './dna-profiles.ts';
import { Gallery } from './operations-search.ts';
import { refusals } from './refusals.ts';

const IdText = Type.String({ minLength: 1, maxLength: 64 });
const File = Type.Unsafe<Blob>({ type: 'string', format: 'binary' });
const HitParams = Type.Object({ hitId: IdText });
const noGallery = json('No such gallery, or no such sample.', ErrorBody);
const noHit = json('No such hit.', ErrorBody);

const common = { tag: 'DNA', authentication: ['session', 'bearer'], statesPurpose: true } as const;
const searching = { ...common, scopes: ['ipse.dna.search'] } as const;

export const dnaRecordOperations = {
  readDnaFile: {
    ...common,
    operationId: 'readDnaFile',
    method: 'POST',
    path: '/ipse/v1/dna/files',
    summary: 'Say what a file of DNA profiles holds, without keeping it',
    scopes: ['ipse.dna.calculate'],
    body: { required: true, schema: DnaFileRequest },
    responses: { ...refusals, 200: json('Every profile of the file.', DnaFileProfiles) },
  },
  enrolDna: {
    ...common,
    operationId: 'enrolDna',
    method: 'POST',
    path: '/ipse/v1/dna/profiles',
    summary: 'Enrol DNA profiles, all or none',
    scopes: ['abis.encounter.write'],
    body: { required: true, schema: DnaEnrolRequest },
    responses: {
      ...refusals,
      200: json('Enrolled; the next search finds them.', DnaEnrolResult),
      409: json('A person has an encounter of that id already; nothing was enrolled.', ErrorBody),
    },
  },
  readDnaProfile: {
    ...common,
    operationId: 'readDnaProfile',
    method: 'GET',
    path: '/ipse/v1/dna/profiles/{sampleId}',
    summary: 'Show an enrolled DNA profile',
    scopes: ['abis.encounter.read'],
    params: Type.Object({ sampleId: SampleIdText }),
    responses: { ...refusals, 200: json('The profile.', DnaStoredProfile), 404: json('No such profile.', ErrorBody) },
  },
  declareDnaGallery: {
    ...common,
    operationId: 'declareDnaGallery',
    method: 'PUT',
    path: '/ipse/v1/galleries/{gallery}/dna-search',
    summary: 'Declare that later enrolments of DNA profiles search a gallery, or that they no longer do',
    scopes: ['abis.encounter.write'],
    params: Type.Object({ gallery: GalleryName }),
    body: { required: true, schema: DnaDeclaration },
    responses: { ...refusals, 200: json('The gallery.', Gallery) },
  },
  searchDna: {
    ...searching,
    operationId: 'searchDna',
    method: 'POST',
    path: '/ipse/v1/dna/search',
    summary: 'Search a gallery under the rules between categories; every hit is pending until a person decides',
    body: { required: true, schema: DnaSearchRequest },
    responses: {
      ...refusals,
      200: json('Hits: eliminations first, then by log10 LR, near misses last.', DnaSearchResult),
      404: noGallery,
    },
  },
  searchDnaFamilies: {
    ...common,
    operationId: 'searchDnaFamilies',
    method: 'POST',
    path: '/ipse/v1/dna/familial',
    summary: 'Search a gallery for relatives of a profile, under a grant for the case',
    scopes: ['ipse.dna.familial'],
    body: { required: true, schema: DnaFamilialRequest },
    responses: {
      ...refusals,
      200: json('Possible relatives, best first.', DnaFamilialResult),
      403: json('No grant that holds for this case.', ErrorBody),
      404: noGallery,
    },
  },
  giveDnaGrant: {
    ...common,
    operationId: 'giveDnaGrant',
    method: 'POST',
    path: '/ipse/v1/dna/grants',
    summary: 'Record the basis of familial searches in one case',
    scopes: ['ipse.dna.grant'],
    body: { required: true, schema: DnaGrantRequest },
    responses: { ...refusals, 200: json('The grant.', DnaGrant) },
  },
  listDnaGrants: {
    ...common,
    operationId: 'listDnaGrants',
    method: 'GET',
    path: '/ipse/v1/dna/grants',
    summary: 'List the latest grants of familial searches',
    scopes: ['ipse.dna.familial'],
    responses: { ...refusals, 200: json('The grants, newest first.', Type.Array(DnaGrant)) },
  },
  withdrawDnaGrant: {
    ...common,
    operationId: 'withdrawDnaGrant',
    method: 'DELETE',
    path: '/ipse/v1/dna/grants/{grantId}',
    summary: 'Withdraw a grant of familial searches',
    scopes: ['ipse.dna.grant'],
    params: Type.Object({ grantId: IdText }),
    responses: { ...refusals, 200: json('The grant.', DnaGrant), 404: json('No such grant.', ErrorBody) },
  },
  listDnaHits: {
    ...searching,
    operationId: 'listDnaHits',
    method: 'GET',
    path: '/ipse/v1/dna/hits',
    summary: 'List hits, newest first',
    query: Type.Object({
      status: Type.Optional(Type.Enum(dnaHitStatuses, { type: 'string' })),
      offset: Type.Optional(Type.Integer({ minimum: 0, default: 0 })),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
    }),
    responses: { ...refusals, 200: json('One page.', DnaHitPage) },
  },
  readDnaHit: {
    ...searching,
    operationId: 'readDnaHit',
    method: 'GET',
    path: '/ipse/v1/dna/hits/{hitId}',
    summary: 'Show a hit with both profiles',
    params: HitParams,
    responses: { ...refusals, 200: json('The hit.', DnaHitDetails), 404: noHit },
  },
  readDnaHitReport: {
    ...searching,
    operationId: 'readDnaHitReport',
    method: 'GET',
    path: '/ipse/v1/dna/hits/{hitId}/report',
    summary: 'The laboratory report of a hit: both profiles, its weight by locus and every parameter',
    params: HitParams,
    query: Type.Object({ format: Type.Optional(Type.Enum(['pdf', 'html'], { type: 'string', default: 'pdf' })) }),
    responses: {
      ...refusals,
      200: { description: 'The report.', content: { 'application/pdf': File, 'text/html': File } },
      404: noHit,
    },
  },
  decideDnaHit: {
    ...searching,
    operationId: 'decideDnaHit',
    method: 'POST',
    path: '/ipse/v1/dna/hits/{hitId}/decision',
    summary: 'Record that a person confirmed or refuted a hit, or takes that back',
    params: HitParams,
    body: { required: true, schema: DnaDecisionRequest },
    responses: {
      ...refusals,
      200: json('The hit.', DnaHit),
      404: noHit,
      409: json('It does not stand where this decision begins.', ErrorBody),
    },
  },
} as const satisfies Record<string, Operation>;
