/** What is kept, sealed, of why two profiles make a hit; alleles are not among it, unless nobody enrolled the probe. */
import { openPopulation } from '@ipse/dna';
import type { Category, DnaHit as FoundHit, KinshipHit } from '@ipse/dna';
import type { DnaHit, DnaHitDetails, DnaStoredProfile } from '@ipse/protocol';
import type { DnaHitRecord, Json, LeadSide } from '@ipse/store';
import type { DnaRules, DnaStatistics } from './lane-types.ts';

/** Changes whenever the same search would get other numbers. */
const searchVersion = '1';

export type StatedStatistics = DnaHit['statistics'];

export interface DnaEvidence extends Pick<
  DnaHit,
  | 'gallery'
  | 'preset'
  | 'rule'
  | 'searched'
  | 'level'
  | 'agreeing'
  | 'off'
  | 'nearMiss'
  | 'quality'
  | 'isElimination'
  | 'expectedChanceHits'
  | 'randomMatchProbability'
  | 'log10LR'
  | 'log10LROfY'
  | 'log10LROfMt'
  | 'statistics'
  | 'loci'
> {
  readonly probe: SideEvidence;
  readonly reference: SideEvidence;
  /** The profile that was handed in; absent where the probe is in the record. */
  readonly handedIn?: DnaStoredProfile;
}

interface SideEvidence {
  readonly category: Category;
  readonly name?: string;
}

export interface Terms {
  readonly gallery: string;
  readonly rules: DnaRules;
  readonly statistics: DnaStatistics;
  readonly searched: number;
}

/** Errors: DNA_TABLE_UNKNOWN, DNA_POPULATION_UNKNOWN. */
export function stateStatistics({ table, population, theta }: DnaStatistics): StatedStatistics {
  const { hash } = openPopulation(table, population);
  return { ...{ table, hash, population, theta }, minimumFrequency: 'five-of-those-counted', version: searchVersion };
}

type Sides = Pick<DnaEvidence, 'probe' | 'reference' | 'handedIn'>;

export function toEvidence(hit: FoundHit, { gallery, rules, statistics, searched }: Terms, sides: Sides): Json {
  const { method, least, lociMin, mismatchesMax } = hit.rule;
  const evidence: DnaEvidence = {
    ...sides,
    ...{ gallery, preset: rules.preset, rule: { method, least, lociMin, mismatchesMax }, searched },
    ...{ level: hit.level, agreeing: hit.agreeing, off: hit.off, nearMiss: hit.nearMiss },
    ...(hit.quality === undefined ? {} : { quality: hit.quality }),
    ...{ isElimination: hit.isElimination, expectedChanceHits: hit.expectedChanceHits },
    ...{ randomMatchProbability: hit.randomMatchProbability, log10LR: hit.log10LR },
    statistics: stateStatistics(statistics),
    loci: lociOf(hit),
  };
  return evidence as unknown as Json;
}

/** Of a relative: nothing is off, whatever the two share. */
export function toKinshipEvidence(hit: KinshipHit, { gallery, rules, statistics }: Terms, sides: Sides): Json {
  const { relationship, mutation, log10LRMin, lociMin } = hit.rule;
  const rule = { method: 'kinship', lociMin, relationship, log10LRMin, ...(mutation ? { mutation } : {}) } as const;
  const { level, agreeing, searched, expectedChanceHits, randomMatchProbability, log10LR } = hit;
  const evidence: DnaEvidence = {
    ...sides,
    ...{ gallery, preset: rules.preset, rule, searched, level, agreeing, off: 0, nearMiss: 'none' },
    ...{ isElimination: false, expectedChanceHits, randomMatchProbability, log10LR },
    ...(hit.log10LROfY === 0 ? {} : { log10LROfY: hit.log10LROfY }),
    ...(hit.log10LROfMt === 0 ? {} : { log10LROfMt: hit.log10LROfMt }),
    statistics: stateStatistics({ ...statistics, theta: hit.theta }),
    loci: lociOf(hit),
  };
  return evidence as unknown as Json;
}

const lociOf = ({ loci }: Pick<FoundHit, 'loci'>): DnaHit['loci'] =>
  loci.map(({ marker, level, off, relation, log10LR }) => ({
    ...{ marker, level, off, relation },
    ...(log10LR === undefined ? {} : { log10LR }),
  }));

export interface DnaVerdict {
  readonly decidedBy: string;
  readonly note?: string;
}

export const evidenceOf = ({ evidence }: DnaHitRecord): DnaEvidence => evidence as unknown as DnaEvidence;

export function toHit(record: DnaHitRecord): DnaHit {
  const { hitId, status, createdAt, probe, reference, decisions } = record;
  const { handedIn, ...evidence } = evidenceOf(record);
  const probeName = handedIn?.name ?? evidence.probe.name;
  return {
    ...{ hitId, status, createdAt: createdAt.toISOString() },
    ...evidence,
    probe: {
      ...evidence.probe,
      ...(probeName === undefined ? {} : { name: probeName }),
      ...(probe ? idsOf(probe) : {}),
    },
    reference: { ...evidence.reference, ...idsOf(reference) },
    decisions: decisions.map((decision) => ({
      ...{ status: decision.status, decidedAt: decision.recordedAt.toISOString() },
      ...(decision.content as unknown as DnaVerdict),
    })),
  };
}

const idsOf = ({ personExternalId, encounterExternalId, sampleId }: LeadSide) => ({
  ...{ personId: personExternalId, encounterId: encounterExternalId, sampleId },
});

export const toDetails = (
  record: DnaHitRecord,
  profiles: Pick<DnaHitDetails, 'probeProfile' | 'referenceProfile'>,
): DnaHitDetails => ({ ...toHit(record), ...profiles });
