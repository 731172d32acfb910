/** Judges one pair of profiles under a rule, locus by locus. */
import type { Allele } from '../profile/allele.ts';
import type { DnaProfile } from '../profile/profile.ts';
import { compareLocus } from '../rules/compare-locus.ts';
import type { LocusComparison } from '../rules/compare-locus.ts';
import type { MatchRule } from '../rules/matrix.ts';
import type { PruemQuality } from '../rules/pruem.ts';
import { worse } from '../rules/stringency.ts';
import type { Stringency } from '../rules/stringency.ts';

export interface LocusHit extends LocusComparison {
  readonly marker: string;
  readonly probe: readonly Allele[];
  readonly reference: readonly Allele[];
}

export interface Judgement {
  readonly rule: MatchRule;
  readonly loci: readonly LocusHit[];
  /** The worst level of the loci that agree. */
  readonly level: Stringency;
  readonly agreeing: number;
  /** Loci (with Pruem's method values) that are off, and what kind of near miss the worst is. */
  readonly off: number;
  readonly nearMiss: 'none' | 'wildcard' | 'microvariant' | 'mismatch';
  readonly quality?: PruemQuality;
  readonly isElimination: boolean;
}

/** More than any rule lets pass: a required allele is absent. */
const never = 32;
const qualities = { none: 1, wildcard: 2, microvariant: 3, mismatch: 4 } as const;

/** Undefined when the rule does not make a hit of the two. Loci that only one of them typed do not count. */
export function judge(
  probe: DnaProfile,
  reference: DnaProfile,
  rule: MatchRule,
  markers: readonly string[],
): Judgement | undefined {
  const loci: LocusHit[] = [];
  let left = rule.mismatchesMax;
  for (const marker of markers) {
    const [mine, theirs] = [probe.markers.get(marker), reference.markers.get(marker)];
    if (!mine || !theirs) continue;
    const comparison = compareLocus(marker, mine, theirs, rule);
    const isBarred = lacks(probe.required.get(marker), theirs) || lacks(reference.required.get(marker), mine);
    const locus = { marker, probe: mine, reference: theirs, ...comparison, ...(isBarred && { off: never }) };
    left -= locus.off;
    if (left < 0) return undefined;
    loci.push(locus);
  }
  const agreeing = loci.filter(({ off }) => off === 0);
  if (agreeing.length < rule.lociMin) return undefined;
  const worst = (['mismatch', 'microvariant', 'wildcard'] as const).find((relation) =>
    loci.some((locus) => locus.relation === relation && (locus.off > 0 || relation === 'wildcard')),
  );
  const nearMiss = worst ?? 'none';
  return {
    rule,
    loci,
    level: agreeing.reduce<Stringency>((least, locus) => worse(least, locus.level), 'high'),
    agreeing: agreeing.length,
    off: rule.mismatchesMax - left,
    nearMiss,
    ...(rule.method === 'pruem' && { quality: qualities[nearMiss] }),
    isElimination: rule.eliminates,
  };
}

const lacks = (required: Allele | undefined, alleles: readonly Allele[]) =>
  required !== undefined && !alleles.includes(required);
