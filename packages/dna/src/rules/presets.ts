/**
 * Rule matrices to begin with. Thresholds that are not published (the United Kingdom's) are ours and marked so in
 * docs/adr/0017: an operator sets their own.
 */
import type { Category } from '../profile/categories.ts';
import type { KinshipRule, MatchRule, RuleMatrix } from './matrix.ts';

type Terms = Partial<Omit<MatchRule, 'probe' | 'reference'>>;

/** The same rule in both directions. */
function both(one: readonly Category[], other: readonly Category[], terms: Terms): MatchRule[] {
  const rules = new Map<string, MatchRule>();
  for (const [from, to] of [
    [one, other],
    [other, one],
  ]) {
    for (const probe of from) {
      for (const reference of to) {
        const standard = { method: 'stringency', least: 'moderate', lociMin: 8, mismatchesMax: 0 } as const;
        rules.set(`${probe} ${reference}`, { probe, reference, ...standard, eliminates: false, ...terms });
      }
    }
  }
  return [...rules.values()];
}

const single: readonly Category[] = ['person', 'stain', 'partial', 'missing', 'remains'];
const staff = (lociMin: number) => [
  ...both(['staff'], ['stain', 'partial', 'remains'], { lociMin, mismatchesMax: 1, eliminates: true }),
  ...both(['staff'], ['mixture'], { lociMin, mismatchesMax: 1, method: 'mixture', eliminates: true }),
];
const mixtures = (lociMin: number) => [
  ...both(['mixture'], [...single], { lociMin, method: 'mixture' }),
  ...both(['mixture'], ['mixture'], { lociMin, method: 'mixture' }),
];

/** Somebody who looks for a relative, and remains without a name. A mutation may hide a parent: it is no exclusion. */
const kinship = (['parent-child', 'full siblings'] as const).map((relationship): KinshipRule => {
  const mutation = { model: 'proportional', rate: 0.002 } as const;
  return { between: ['relative', 'remains'], relationship, mutation, log10LRMin: 2, lociMin: 8 };
});

export const ruleMatrices: Readonly<Record<'codis' | 'uk-ndnad' | 'pruem', RuleMatrix>> = {
  codis: {
    name: 'codis',
    rules: [...both(single, single, { lociMin: 8, mismatchesMax: 1 }), ...mixtures(8), ...staff(8)],
    kinship,
  },
  'uk-ndnad': {
    name: 'uk-ndnad',
    rules: [...both(single, single, { lociMin: 6, mismatchesMax: 1 }), ...mixtures(8), ...staff(6)],
    kinship,
  },
  pruem: {
    name: 'pruem',
    rules: both(single, single, { method: 'pruem', least: 'high', lociMin: 6, mismatchesMax: 1 }),
  },
};
