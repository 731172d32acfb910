/** OSIA's searches: by samples, by a person held, by an encounter held. */
import { ALL_GALLERIES } from '@ipse/engine';
import type { Probe } from '@ipse/engine';
import type { BiometricData, Candidate, Filter, ScoreDetail } from '@ipse/protocol';
import { fail } from '../errors.ts';
import { biometricTypeOf } from '../records/biometric-types.ts';
import { detailOf } from '../records/prepare-samples.ts';
import { checkGallery, findCandidates } from '../search/find-candidates.ts';
import type { NamedCandidate, NamedResult, NamedScore } from '../search/find-candidates.ts';
import type { Services } from '../services.ts';
import { encountersPassing, parseFilter } from './filter.ts';
import type { ParsedFilter } from './filter.ts';
import type { Commit, OsiaHandlers, OsiaInput } from './operation.ts';
import { probesOf, storedProbes } from './probes.ts';

const candidatesMax = 1000;

/** A person found by an own sample is a candidate too: nothing is excluded, so that the caller sees it was searched. */
export const identifyHandlers = {
  identify: async (services, input) => {
    const { biometricData, encryption, filter } = input.body;
    await checkGallery(services.store, input.params.galleryId);
    return search(services, input, filter, ({ modalities }) =>
      probesOf(services, biometricData, encryption, modalities),
    );
  },

  identifyFromId: async (services, input) => {
    await checkGallery(services.store, input.params.galleryId);
    return search(services, input, input.body, async ({ modalities }) => {
      const { encounters } = services.store;
      const records = await encounters.readAll(input.use, input.params.personId, { templates: true });
      return storedProbes(records, modalities);
    });
  },

  identifyFromEncounterId: async (services, input) => {
    await checkGallery(services.store, input.params.galleryId);
    return search(services, input, input.body, async ({ modalities }) => {
      const { personId: personExternalId, encounterId: encounterExternalId } = input.params;
      const name = { personExternalId, encounterExternalId };
      return storedProbes([await services.store.encounters.read(input.use, name, { templates: true })], modalities);
    });
  },
} as const satisfies Partial<OsiaHandlers>;

type SearchInput = Pick<OsiaInput, 'use'> & {
  readonly params: { readonly galleryId: string };
  readonly query: { readonly maxNbCand?: number; readonly threshold?: number };
};

async function search(
  services: Services,
  { params: { galleryId: gallery }, query, use }: SearchInput,
  filter: Filter | undefined,
  makeProbes: (filter: ParsedFilter) => Promise<Probe[]>,
): Promise<Commit> {
  const { maxNbCand = 10, threshold } = query;
  if (maxNbCand < 1 || maxNbCand > candidatesMax) {
    throw fail('REQUEST_INVALID', `querystring/maxNbCand must be from 1 to ${candidatesMax}`);
  }
  const parsed = parseFilter(filter);
  const probes = await makeProbes(parsed);
  const passing = await encountersPassing(parsed, services.store, gallery === ALL_GALLERIES ? undefined : gallery);
  const result = await findCandidates(services, {
    gallery,
    probes,
    maxCandidates: maxNbCand,
    ...(threshold === undefined ? {} : { threshold }),
    ...(passing === undefined ? {} : { encounters: passing }),
  });
  const { candidates } = result;
  const objects = candidates.map(({ personKey }) => personKey);
  return async (store) => {
    await store.events.append(use, { action: 'search', objects, count: candidates.length });
    return { body: candidates.map((candidate) => toCandidate(candidate, result)) };
  };
}

function toCandidate(
  candidate: NamedCandidate,
  { threshold, expectedFalseCandidates, coverage }: NamedResult,
): Candidate {
  return {
    personId: candidate.personId,
    rank: candidate.rank,
    score: candidate.log10LR,
    scores: candidate.scores.map(toScoreDetail),
    others: { scale: 'log10LR', fmr: candidate.fmr, threshold, expectedFalseCandidates, coverage },
  };
}

/** One comparison behind a candidate or a decision. */
export function toScoreDetail({
  encounterId,
  sample,
  log10LR,
  fmr,
  position,
  probe,
  counted,
}: NamedScore): ScoreDetail {
  const { instance } = detailOf(sample).fields as unknown as BiometricData;
  return {
    score: log10LR,
    encounterId,
    biometricType: biometricTypeOf(sample.modality),
    biometricSubType: position as ScoreDetail['biometricSubType'],
    ...(instance === undefined ? {} : { instance }),
    others: { fmr, probe, sampleId: sample.sampleId, counted },
  };
}
