/** A search from probes to named candidates: the engine knows keys, the store knows names, and only here do they meet. */
import { errorsOf } from '@ipse/core';
import type { EncounterId, PersonId, TemplateId } from '@ipse/core';
import { ALL_GALLERIES } from '@ipse/engine';
import type { Candidate, PairScore, SearchRequest, SearchResult } from '@ipse/engine';
import { storeErrors } from '@ipse/store';
import type { SampleRecord, Store } from '@ipse/store';
import { fail } from '../errors.ts';
import type { Services } from '../services.ts';

const failStore = errorsOf(storeErrors);

export interface NamedScore extends PairScore {
  /** As the client chose it. */
  readonly encounterId: string;
  readonly encounterCreatedAt: Date;
  readonly sample: SampleRecord;
}

export interface NamedCandidate extends Omit<Candidate, 'scores'> {
  readonly personId: string;
  readonly encounterId: string;
  readonly scores: readonly NamedScore[];
}

export interface NamedResult extends Omit<SearchResult, 'candidates'> {
  readonly candidates: readonly NamedCandidate[];
}

/** Errors: GALLERY_UNKNOWN. */
export async function checkGallery(store: Store, gallery: string): Promise<void> {
  if (gallery !== ALL_GALLERIES && !(await store.galleries.exists(gallery))) throw failStore('GALLERY_UNKNOWN');
}

/** Errors: GALLERY_UNKNOWN, SAMPLE_MISSING, NOT_READY, and those of the engine. */
export async function findCandidates(services: Services, request: SearchRequest): Promise<NamedResult> {
  const { engine, freshness, store } = services;
  await checkGallery(store, request.gallery);
  if (request.probes.length === 0) throw fail('SAMPLE_MISSING');
  if (!services.isReady()) throw fail('NOT_READY');
  await freshness.wait();
  const result = await engine.search({ ...request, otherPositions: true });
  return { ...result, candidates: await nameCandidates(store, result.candidates) };
}

/** A candidate that was deleted while the search ran has no name any more and is left out. */
async function nameCandidates(store: Store, candidates: readonly Candidate[]): Promise<NamedCandidate[]> {
  const persons = await store.persons.names(candidates.map(({ personKey }) => personKey as PersonId));
  const nameScores = await scoreNamer(
    store,
    candidates.flatMap(({ scores }) => scores),
  );
  const named: NamedCandidate[] = [];
  for (const candidate of candidates) {
    const personId = persons.get(candidate.personKey as PersonId);
    const scores = nameScores(candidate.scores);
    const [strongest] = scores;
    if (personId === undefined || !strongest) continue;
    const { encounterId } = scores.find((score) => score.encounterKey === candidate.encounterKey) ?? strongest;
    named.push({ ...candidate, rank: named.length + 1, personId, encounterId, scores });
  }
  return named;
}

/** Looks up all scores at once; the function given back names those of one candidate. */
export async function scoreNamer(store: Store, all: readonly PairScore[]) {
  const encounters = await store.encounters.names(all.map(({ encounterKey }) => encounterKey as EncounterId));
  const samples = await store.samples.ofTemplates(all.map(({ referenceId }) => referenceId as TemplateId));
  return (scores: readonly PairScore[]): NamedScore[] =>
    scores.flatMap((score) => {
      const name = encounters.get(score.encounterKey as EncounterId);
      const sample = samples.get(score.referenceId as TemplateId);
      if (!name || !sample) return [];
      return [{ ...score, encounterId: name.encounterExternalId, encounterCreatedAt: name.createdAt, sample }];
    });
}
