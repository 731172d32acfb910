/** When a relationship counts as shown in immigration: the bounds that authorities have set, with their sources. */

/** What a posterior probability, from a prior of 0.5, means to an authority. */
export interface RelationshipStandard {
  readonly authority: string;
  readonly source: string;
  readonly relationship: 'parent-child' | 'full siblings' | 'half siblings';
  readonly prior: 0.5;
  /** Posterior from which the relationship is supported. */
  readonly supportedFrom: number;
  /** Posterior below which it is refuted; absent: low values leave it open. */
  readonly refutedBelow?: number;
}

const uscis = { authority: 'US Citizenship and Immigration Services', source: 'PM-602-0106.1', prior: 0.5 } as const;

export const relationshipStandards: readonly RelationshipStandard[] = [
  {
    authority: 'US Department of State',
    source: '9 FAM 601.11',
    relationship: 'parent-child',
    prior: 0.5,
    supportedFrom: 0.995,
  },
  { ...uscis, relationship: 'full siblings', supportedFrom: 0.9, refutedBelow: 0.09 },
  { ...uscis, relationship: 'half siblings', supportedFrom: 0.9 },
];

/** What the standard says of a posterior. A person decides, on this and on everything else. */
export function judgeByStandard(
  posterior: number,
  { supportedFrom, refutedBelow = 0 }: RelationshipStandard,
): 'supported' | 'inconclusive' | 'refuted' {
  if (posterior >= supportedFrom) return 'supported';
  return posterior < refutedBelow ? 'refuted' : 'inconclusive';
}
