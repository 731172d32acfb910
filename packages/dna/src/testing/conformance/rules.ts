/** Judgements that are right or wrong: ours is 1 where it is the same. */
import { intersectRanges, mtDifferences, mtHaplotype } from '../../lineage/mt.ts';
import type { MtRange } from '../../lineage/mt.ts';
import { allelesMatch, onLadder } from '../../rules/allele-match.ts';
import { canShareContributor } from '../../rules/mixture.ts';
import { stringencyOf } from '../../rules/stringency.ts';
import { referenceJson } from '../reference.ts';
import type { ReferenceSet, ReferenceValue } from './reference-set.ts';

interface Stringencies {
  readonly allele_match: readonly { a: string; b: string; level: string }[];
  readonly genotype_match: readonly { a: string[]; b: string[]; level: string }[];
  readonly mixture_mixture_match: readonly Record<'mix1' | 'mix2', string[]>[] &
    readonly { known1: string[] | null; known2: string[] | null; level: string }[];
  readonly off_ladder_conversion: readonly { allele: string; ladder: string; result: string }[];
}
interface Lineages {
  readonly difference_count: readonly { a: string[]; b: string[]; n: number }[];
  readonly range_intersection: readonly [MtRange, MtRange, MtRange | null][];
}

export const same = (name: string, isSame: boolean): ReferenceValue => ({ name, ours: Number(isSame), theirs: 1 });

export const stringencies: ReferenceSet = {
  peer: 'GENis, FBI',
  what: 'stringency, mixtures, ladders',
  limit: 0,
  least: 60,
  values: function* () {
    const cases = referenceJson<Stringencies>('matching/genis_stringency_cases.json');
    for (const { a, b, level } of cases.allele_match)
      yield same(`${a} ${b}`, allelesMatch(a, b) === (level === 'high'));
    for (const { a, b, level } of cases.genotype_match)
      yield same(`${a.join()} ${b.join()}`, stringencyOf(a, b) === level);
    for (const { mix1, mix2, known1, known2, level } of cases.mixture_mixture_match) {
      const possible = canShareContributor(mix1, mix2, known1 ?? undefined, known2 ?? undefined);
      yield same(`${mix1.join()} ${mix2.join()}`, possible === (level !== 'mismatch'));
    }
    for (const { allele, ladder, result } of cases.off_ladder_conversion) {
      const [least, most] = ladder.split('-');
      yield same(`${allele} on ${ladder}`, onLadder(allele, { least, most }) === result);
    }
    type Rows = { locus: string; forensic: string[]; offender: string[]; stringency: string }[];
    const { rows } = referenceJson<{ rows: Rows }>('matching/codis_partial_match_example.json');
    for (const { locus, forensic, offender, stringency } of rows)
      yield same(locus, stringencyOf(forensic, offender) === stringency);
  },
};

export const mtDna: ReferenceSet = {
  peer: 'GENis',
  what: 'mtDNA differences and ranges',
  limit: 0,
  least: 8,
  values: function* () {
    const cases = referenceJson<Lineages>('mtdna/genis_mtdna_cases.json');
    const of = (differences: string[]) => mtHaplotype([[50, 340]], differences);
    for (const { a, b, n } of cases.difference_count)
      yield same(`${a.join()} ${b.join()}`, mtDifferences(of(a), of(b)) === n);
    for (const [a, b, both] of cases.range_intersection)
      yield same(`${a.join()} ${b.join()}`, intersectRanges(a, b)?.join() === both?.join());
  },
};
