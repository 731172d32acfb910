/** Ipse's own interface, call by call, as the console uses it. */
import type {
  Assessment,
  ChallengeAnswer,
  ChallengeRequest,
  Decision,
  DecisionRequest,
  DnaDecisionRequest,
  DnaEnrolRequest,
  DnaEnrolResult,
  DnaFileProfiles,
  DnaHit,
  DnaHitDetails,
  DnaHitPage,
  DnaJob,
  DnaJobRequest,
  DnaKinship,
  DnaKinshipRequest,
  DnaSearchRequest,
  DnaSearchResult,
  EnrolRequest,
  EnrolResult,
  DetectedFaces,
  EventPage,
  FaceClusterRequest,
  FaceClusters,
  FacePicture,
  FaceTrackRequest,
  FaceTracks,
  FaceWarnings,
  Gallery,
  Lead,
  LeadDecisionRequest,
  LeadDetails,
  LeadPage,
  LeadUndoRequest,
  LeadVerificationRequest,
  LivenessChallenge,
  LivenessVerdict,
  PersonDetails,
  PersonPage,
  SampleInput,
  ScoreDetails,
  SearchRequest,
  SearchResult,
  SlapInput,
  SlapSegmentation,
  Session,
  Statement,
} from '@ipse/protocol';
import { call, callJson, setCsrfToken } from './call.ts';

export const readSession = async (signal?: AbortSignal) => openSession(await callJson('GET', 'session', { signal }));
export const deleteSession = () => call('DELETE', 'session');

/** A WebAuthn ceremony as the server began it. */
export interface Ceremony<Options> {
  readonly options: Options;
  readonly ceremonyId: string;
}

export const startRegistration = <Options>(firstRunToken: string, displayName: string) =>
  callJson<Ceremony<Options>>('POST', 'passkeys/registration/options', { body: { firstRunToken, displayName } });
export const finishRegistration = async (ceremonyId: string, response: unknown) =>
  openSession(await callJson('POST', 'passkeys/registration', { body: { ceremonyId, response } }));
export const startAuthentication = <Options>() =>
  callJson<Ceremony<Options>>('POST', 'passkeys/authentication/options');
export const finishAuthentication = async (ceremonyId: string, response: unknown) =>
  openSession(await callJson('POST', 'passkeys/authentication', { body: { ceremonyId, response } }));

export const listGalleries = (signal?: AbortSignal) => callJson<Gallery[]>('GET', 'galleries', { signal });
export const assessSample = (body: SampleInput, signal: AbortSignal) =>
  callJson<Assessment>('POST', 'samples/assess', { body, signal });
export const segmentSlap = (body: SlapInput, signal: AbortSignal) =>
  callJson<SlapSegmentation>('POST', 'slaps/segment', { body, signal });

export const detectFaces = (body: Omit<FacePicture, 'face'>, statement: Statement) =>
  callJson<DetectedFaces>('POST', 'faces:detect', { body, statement });
export const clusterFaces = (body: FaceClusterRequest, statement: Statement, signal: AbortSignal) =>
  callJson<FaceClusters>('POST', 'faces:cluster', { body, statement, signal });
export const trackFaces = (body: FaceTrackRequest, statement: Statement, signal: AbortSignal) =>
  callJson<FaceTracks>('POST', 'faces:track', { body, statement, signal });
export const checkPersonFaces = (personId: string, statement: Statement) =>
  callJson<FaceWarnings>('POST', `persons/${encodeURIComponent(personId)}/face-check`, { statement });

export const beginChallenge = (body: ChallengeRequest, signal: AbortSignal) =>
  callJson<LivenessChallenge>('POST', 'liveness/challenges', { body, signal });
export const answerChallenge = (
  challengeId: string,
  body: ChallengeAnswer,
  statement: Statement,
  signal: AbortSignal,
) => callJson<LivenessVerdict>('POST', `liveness/challenges/${challengeId}/answer`, { body, statement, signal });

export const createSearch = (body: SearchRequest, statement: Statement, signal: AbortSignal) =>
  callJson<SearchResult>('POST', 'searches', { body, statement, signal });
export const readScore = (searchId: string, rank: number, n: number, statement: Statement, signal: AbortSignal) =>
  callJson<ScoreDetails>('GET', `searches/${encodeURIComponent(searchId)}/candidates/${rank}/scores/${n}`, {
    statement,
    signal,
  });
export const recordDecision = (searchId: string, body: DecisionRequest, statement: Statement) =>
  callJson<Decision>('POST', `searches/${encodeURIComponent(searchId)}/decision`, { body, statement });

export const createPerson = (body: EnrolRequest, statement: Statement, signal: AbortSignal) =>
  callJson<EnrolResult>('POST', 'persons', { body, statement, signal });
export const listPersons = (offset: number, limit: number, statement: Statement, signal: AbortSignal) =>
  callJson<PersonPage>('GET', `persons?offset=${offset}&limit=${limit}`, { statement, signal });
export const readPerson = (personId: string, statement: Statement, signal: AbortSignal) =>
  callJson<PersonDetails>('GET', `persons/${encodeURIComponent(personId)}`, { statement, signal });
export const deletePerson = (personId: string, statement: Statement) =>
  call('DELETE', `persons/${encodeURIComponent(personId)}`, { statement });
export const readSampleImage = async (sampleId: string, statement: Statement, signal: AbortSignal) =>
  (await call('GET', `samples/${encodeURIComponent(sampleId)}/image`, { statement, signal })).blob();
export const listLeads = (limit: number, statement: Statement, signal: AbortSignal) =>
  callJson<LeadPage>('GET', `leads?limit=${limit}`, { statement, signal });
export const readLead = (leadId: string, statement: Statement, signal: AbortSignal) =>
  callJson<LeadDetails>('GET', `leads/${encodeURIComponent(leadId)}`, { statement, signal });
export const decideLead = (leadId: string, body: LeadDecisionRequest, statement: Statement) =>
  callJson<Lead>('POST', `leads/${encodeURIComponent(leadId)}/decision`, { body, statement });
export const verifyLead = (leadId: string, body: LeadVerificationRequest, statement: Statement) =>
  callJson<Lead>('POST', `leads/${encodeURIComponent(leadId)}/verification`, { body, statement });
export const undoLead = (leadId: string, body: LeadUndoRequest, statement: Statement) =>
  callJson<Lead>('POST', `leads/${encodeURIComponent(leadId)}/undo`, { body, statement });
export const readDnaFile = (file: string, statement: Statement) =>
  callJson<DnaFileProfiles>('POST', 'dna/files', { body: { file }, statement });
export const searchDna = (body: DnaSearchRequest, statement: Statement) =>
  callJson<DnaSearchResult>('POST', 'dna/search', { body, statement });
export const enrolDna = (body: DnaEnrolRequest, statement: Statement) =>
  callJson<DnaEnrolResult>('POST', 'dna/profiles', { body, statement });
export const listDnaHits = (limit: number, statement: Statement, signal: AbortSignal) =>
  callJson<DnaHitPage>('GET', `dna/hits?limit=${limit}`, { statement, signal });
export const readDnaHit = (hitId: string, statement: Statement, signal: AbortSignal) =>
  callJson<DnaHitDetails>('GET', `dna/hits/${encodeURIComponent(hitId)}`, { statement, signal });
export const readDnaHitReport = async (hitId: string, statement: Statement) =>
  (await call('GET', `dna/hits/${encodeURIComponent(hitId)}/report`, { statement })).blob();
export const decideDnaHit = (hitId: string, body: DnaDecisionRequest, statement: Statement) =>
  callJson<DnaHit>('POST', `dna/hits/${encodeURIComponent(hitId)}/decision`, { body, statement });
export const startDnaJob = (body: DnaJobRequest, statement: Statement) =>
  callJson<DnaJob>('POST', 'dna/jobs', { body, statement });
export const readDnaJob = (jobId: string, statement: Statement) =>
  callJson<DnaJob>('GET', `dna/jobs/${jobId}`, { statement });
export const cancelDnaJob = (jobId: string, statement: Statement) => call('DELETE', `dna/jobs/${jobId}`, { statement });
export const calculateKinship = (body: DnaKinshipRequest, statement: Statement) =>
  callJson<DnaKinship>('POST', 'dna/kinship', { body, statement });
export const listEvents = (limit: number, signal: AbortSignal) =>
  callJson<EventPage>('GET', `events?limit=${limit}`, { signal });

function openSession(session: Session): Session {
  setCsrfToken(session.csrfToken);
  return session;
}
