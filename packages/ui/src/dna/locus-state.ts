/** How two profiles stand to each other at a locus, in words and in signs: colour alone never says it. */
import type { DnaHit, DnaStoredProfile } from '@ipse/protocol';

export type LocusState =
  'shared' | 'drop-out' | 'off-ladder' | 'microvariant' | 'mismatch' | 'one side' | 'one allele' | 'no allele';

export interface ComparedLocus {
  readonly marker: string;
  readonly probe: readonly string[];
  readonly reference: readonly string[];
  readonly state: LocusState;
  readonly log10LR: number | undefined;
}

export const locusSigns: Readonly<Record<LocusState, string>> = {
  shared: '=',
  'drop-out': '◐',
  'off-ladder': '◇',
  microvariant: '≈',
  mismatch: '≠',
  'one side': '–',
  'one allele': '½',
  'no allele': '∅',
};

export const locusWords: Readonly<Record<LocusState, string>> = {
  shared: 'Shared',
  'drop-out': 'Drop-out possible',
  'off-ladder': 'Off ladder',
  microvariant: 'Microvariant',
  mismatch: 'Mismatch',
  'one side': 'One side only',
  'one allele': 'An allele shared',
  'no allele': 'No allele shared',
};

type Hit = Pick<DnaHit, 'loci'> & {
  readonly rule: Pick<DnaHit['rule'], 'method'>;
  readonly probeProfile: Pick<DnaStoredProfile, 'markers'>;
  readonly referenceProfile: Pick<DnaStoredProfile, 'markers'>;
};

/** Every marker that one of the two has: those compared first, in the order of the hit. */
export function comparedLoci({ loci, rule, probeProfile, referenceProfile }: Hit): ComparedLocus[] {
  const judged = new Map(loci.map((locus) => [locus.marker, locus]));
  const markers = new Set([
    ...judged.keys(),
    ...Object.keys(probeProfile.markers),
    ...Object.keys(referenceProfile.markers),
  ]);
  return [...markers].map((marker) => {
    const locus = judged.get(marker);
    return {
      marker,
      probe: probeProfile.markers[marker] ?? [],
      reference: referenceProfile.markers[marker] ?? [],
      state: locus ? (rule.method === 'kinship' ? sharedBy(locus) : stateOf(locus)) : 'one side',
      log10LR: locus?.log10LR,
    };
  });
}

function stateOf({ off, relation, level }: DnaHit['loci'][number]): LocusState {
  if (relation === 'microvariant') return 'microvariant';
  if (relation === 'wildcard') return 'off-ladder';
  if (off > 0 || relation === 'mismatch') return 'mismatch';
  return level === 'high' ? 'shared' : 'drop-out';
}

/** Relatives need not agree: what they share counts. */
function sharedBy({ level }: DnaHit['loci'][number]): LocusState {
  if (level === 'none') return 'no allele';
  return level === 'high' ? 'shared' : 'one allele';
}

/** Alleles of one side that the other does not show. */
export const alone = (own: readonly string[], other: readonly string[]): readonly boolean[] =>
  own.map((allele) => !other.includes(allele));
