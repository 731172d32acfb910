/** What faces of several encounters say together, and which candidates a face cannot tell apart. Shown; ranks stay. */
import { fuseEncounters, lookAlikes } from '@ipse/face';
import type { EncounterEvidence, FusionRule } from '@ipse/face';
import type { FaceEncounters, SearchResult } from '@ipse/protocol';
import { detailOf } from '../records/prepare-samples.ts';
import type { NamedCandidate } from './find-candidates.ts';

const yearMs = 365.25 * 86_400_000;
const isFace = ({ modality }: { readonly modality: string }): boolean => modality === 'face';

/** Nothing for a person of one encounter. An encounter is as old as its record; `nowMs` stands for the probe. */
export function faceEncountersOf(
  { scores }: NamedCandidate,
  nowMs: number,
): { readonly faceEncounters?: FaceEncounters } {
  const strongest = new Map<string, EncounterEvidence>();
  for (const { encounterId, encounterCreatedAt, sample, log10LR } of scores.filter(isFace)) {
    if ((strongest.get(encounterId)?.log10LR ?? -Infinity) >= log10LR) continue;
    const yearsApart = Math.max(0, nowMs - encounterCreatedAt.getTime()) / yearMs;
    strongest.set(encounterId, { log10LR, quality: detailOf(sample).quality.value, yearsApart });
  }
  const evidence = [...strongest.values()];
  if (evidence.length < 2) return {};
  const by = (rule: FusionRule): number => fuseEncounters(evidence, rule) ?? 0;
  const rules = { best: by('best'), average: by('average'), recent: by('recent') };
  return { faceEncounters: { encounters: evidence.length, ...rules } };
}

/** Only where nothing but faces was searched: another biometric would have spoken. */
export function lookAlikesOf(candidates: readonly NamedCandidate[]): Pick<SearchResult, 'lookAlikes'> {
  if (!candidates.every(({ scores }) => scores.every(isFace))) return {};
  const alike = new Set(lookAlikes(candidates).map(({ personId }) => personId));
  const ranks = candidates.filter(({ personId }) => alike.has(personId)).map(({ rank }) => rank);
  return ranks.length === 0 ? {} : { lookAlikes: ranks };
}
