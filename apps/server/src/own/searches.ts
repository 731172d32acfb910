/** Searches of officers: candidates with all that is needed to examine them, and what was decided about them. */
import type { SearchRequest } from '@ipse/engine';
import type { CandidateScore, SearchCandidate } from '@ipse/protocol';
import { fail } from '../errors.ts';
import { withLiveness } from '../liveness/claims.ts';
import { toProbe } from '../osia/probes.ts';
import { encodeBase64 } from '../records/base64.ts';
import { detailOf, prepareSamples } from '../records/prepare-samples.ts';
import type { PreparedSample } from '../records/prepare-samples.ts';
import { fingersOrItself } from '../records/prepare-slap.ts';
import { faceEncountersOf, lookAlikesOf } from '../search/face-evidence.ts';
import { findCandidates } from '../search/find-candidates.ts';
import type { NamedCandidate, NamedResult, NamedScore } from '../search/find-candidates.ts';
import type { Services } from '../services.ts';
import { keepSearch, readKeptSearch } from './kept-search.ts';
import type { KeptSearch } from './kept-search.ts';
import type { OwnHandlers } from './operation.ts';
import { previewSidePx, toAssessment, toIncoming } from './pictures.ts';

type Searches = 'listGalleries' | 'createSearch' | 'recordDecision';

export function searchHandlers(services: Services): Pick<OwnHandlers, Searches> {
  const { store } = services;
  return {
    listGalleries: async () => ({ status: 200, body: await store.galleries.list() }),

    createSearch: async ({ body, use, caller }) => {
      const samples = await prepareSamples(services, body.samples.map(toIncoming), { previewSidePx });
      const whole = await withLiveness(services, caller, samples);
      const prepared = whole.flatMap(fingersOrItself);
      const { gallery, fpir, threshold, maxCandidates } = body;
      const request: SearchRequest = {
        gallery,
        probes: prepared.flatMap(toProbe),
        ...(fpir === undefined ? {} : { fpir }),
        ...(threshold === undefined ? {} : { threshold }),
        ...(maxCandidates === undefined ? {} : { maxCandidates }),
      };
      const found = await findCandidates(services, request);
      const result = toResult(gallery, found, prepared, services.now());
      const searchId = await keepSearch(services, caller, { result, templates: prepared.map(templateText) });
      const objects = found.candidates.map(({ personKey }) => personKey);
      await store.events.append(use, { action: 'search', objects, count: objects.length });
      return { status: 200, body: { searchId, ...result } };
    },

    recordDecision: async ({ params, body, use, caller }) => {
      const { result } = await readKeptSearch(services, caller, params.searchId);
      const candidate = result.candidates.find(({ rank }) => rank === body.rank);
      if ((body.outcome === 'identified') !== (candidate !== undefined)) {
        throw fail('REQUEST_INVALID', 'body/rank names a candidate when, and only when, the outcome is identified');
      }
      const decision = { ...body, gallery: result.gallery, personId: candidate?.personId, log10LR: candidate?.log10LR };
      const { decisionId, recordedAt } = await store.decisions.record(use, params.searchId, decision);
      return { status: 200, body: { decisionId, recordedAt: recordedAt.toISOString() } };
    },
  };
}

/** The engine counts the probes that it was given, which are the suitable ones of the samples that were sent. */
function toResult(
  gallery: string,
  found: NamedResult,
  prepared: readonly PreparedSample[],
  now: number,
): KeptSearch['result'] {
  const suitable = prepared.flatMap(({ template }, index) => (template ? [index] : []));
  return {
    gallery,
    gallerySize: found.coverage.references,
    ...(found.fpir === undefined ? {} : { fpir: found.fpir }),
    threshold: found.threshold,
    expectedFalseCandidates: found.expectedFalseCandidates,
    coverage: found.coverage,
    probes: prepared.map(toAssessment),
    candidates: found.candidates.map((candidate) => toCandidate(candidate, suitable, now)),
    ...(found.otherPositions === undefined ? {} : { otherPositions: found.otherPositions }),
    ...lookAlikesOf(found.candidates),
  };
}

const templateText = ({ template }: PreparedSample): string | null => (template ? encodeBase64(template.bytes) : null);

function toCandidate(candidate: NamedCandidate, suitable: readonly number[], now: number): SearchCandidate {
  const { rank, personId, encounterId, log10LR, fmr, fmrLeast, scores } = candidate;
  const told = {
    rank,
    personId,
    encounterId,
    log10LR,
    fmr,
    fmrLeast,
    scores: scores.map((score) => toScore(score, suitable)),
  };
  return { ...told, ...faceEncountersOf(candidate, now) };
}

function toScore(score: NamedScore, suitable: readonly number[]): CandidateScore {
  const { probe, encounterId, sample, modality, position, log10LR, fmr, fmrLeast } = score;
  return {
    probe: suitable[probe],
    encounterId,
    sampleId: sample.sampleId,
    modality,
    position: position as CandidateScore['position'],
    log10LR,
    fmr,
    fmrLeast,
    quality: detailOf(sample).quality.value,
  };
}
