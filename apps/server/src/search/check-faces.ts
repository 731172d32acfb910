/** A person's faces against each other and against everybody else's: a stranger in the file, a second file. */
import { log10LikelihoodRatio } from '@ipse/core';
import type { DataUse } from '@ipse/custody';
import { ALL_GALLERIES } from '@ipse/engine';
import { suspectedImpostors } from '@ipse/face';
import type { FaceWarnings } from '@ipse/protocol';
import type { EncounterRecord } from '@ipse/store';
import type { Services } from '../services.ts';
import { findCandidates } from './find-candidates.ts';

/** The latest encounters that are looked at: pairs of them are compared one by one. */
const encountersMax = 12;
const duplicatesMax = 10;

interface HeldFace {
  readonly encounterId: string;
  readonly personId: string;
  readonly template: Uint8Array;
}

/** Errors: PERSON_UNKNOWN, NOT_READY. */
export async function checkFaces(services: Services, use: DataUse, personId: string): Promise<FaceWarnings> {
  const { store } = services;
  const records = await store.encounters.readAll(use, personId, { templates: true });
  const faces = records
    .filter(({ status }) => status === 'ACTIVE')
    .flatMap(faceOf)
    .slice(-encountersMax);
  const strangers = await strangersAmong(services, faces);
  const duplicates = faces.length === 0 ? [] : await othersLike(services, faces, personId);
  const count = strangers.length + duplicates.length;
  await store.events.append(use, { action: 'person.check-faces', objects: [records[0].personId], count });
  return { encounters: faces.length, strangers, duplicates };
}

/** The first face of an encounter that a search finds. */
function faceOf({ encounterExternalId, personExternalId, samples }: EncounterRecord): HeldFace[] {
  const template = samples.find((sample) => sample.modality === 'face' && sample.template)?.template;
  if (!template) return [];
  return [{ encounterId: encounterExternalId, personId: personExternalId, template: template.bytes }];
}

async function strangersAmong({ engine }: Services, faces: readonly HeldFace[]): Promise<FaceWarnings['strangers']> {
  const evidence = new Map<string, number>();
  for (let i = 1; i < faces.length; i++) {
    for (let j = 0; j < i; j++) {
      const [probe, reference] = [faces[i].template, faces[j].template];
      const { log10LR } = await engine.compare({ modality: 'face', probe, reference });
      evidence.set(`${j} ${i}`, log10LR);
    }
  }
  const between = (i: number, j: number) =>
    log10LikelihoodRatio(evidence.get(`${Math.min(i, j)} ${Math.max(i, j)}`) ?? 0);
  return suspectedImpostors(faces, between).map(({ encounterId, log10LR }) => ({ encounterId, log10LR }));
}

async function othersLike(
  services: Services,
  faces: readonly HeldFace[],
  personId: string,
): Promise<FaceWarnings['duplicates']> {
  const { candidates } = await findCandidates(services, {
    gallery: ALL_GALLERIES,
    probes: faces.map(({ template }) => ({ modality: 'face', template })),
    maxCandidates: duplicatesMax + 1,
  });
  return candidates
    .filter((candidate) => candidate.personId !== personId)
    .slice(0, duplicatesMax)
    .map(({ personId: other, encounterId, log10LR, fmr }) => ({ personId: other, encounterId, log10LR, fmr }));
}
