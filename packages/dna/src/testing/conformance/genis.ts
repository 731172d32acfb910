/** Mixtures of GENis that have no drop-out: there its way of counting homozygotes once makes no difference. */
import { mixtureLikelihood } from '../../lrmix/likelihood.ts';
import type { Genotype } from '../../profile/genotype.ts';
import { genotype } from '../../profile/genotype.ts';
import { referenceJson } from '../reference.ts';
import type { ReferenceSet } from './reference-set.ts';

interface Hypothesis {
  readonly contributors: readonly string[];
  readonly unknowns: number;
  readonly dropout: number;
}
interface Genis {
  readonly loci: readonly string[];
  readonly frequencies: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly samples: Readonly<Record<string, Readonly<Record<string, string[]>>>>;
  readonly profiles: Readonly<Record<string, Readonly<Record<string, [string, string]>>>>;
  readonly cases: readonly {
    readonly name: string;
    readonly sample: string;
    readonly Hp: Hypothesis;
    readonly Hd: Hypothesis;
    readonly dropin: number;
    readonly theta: number;
    readonly LR: readonly number[];
    readonly conforms_to_lrmix: boolean;
  }[];
}

export const genisMixtures: ReferenceSet = {
  peer: 'GENis',
  what: 'mixtures without drop-out',
  // Its results are printed with four decimals.
  limit: 1e-4,
  least: 9,
  values: function* () {
    const { loci, frequencies, samples, profiles, cases } = referenceJson<Genis>('matching/genis_lrmix_cases.json');
    for (const { name, sample, Hp, Hd, dropin: dropIn, theta, LR, conforms_to_lrmix: conforms } of cases) {
      if (!conforms || Hp.dropout > 0) continue;
      for (const [i, marker] of loci.entries()) {
        const of = (person: string): Genotype => genotype(...profiles[person][marker]);
        const frequency = (allele: string) => frequencies[marker][allele];
        const replicates = [samples[sample][marker]];
        const named = new Set([...Hp.contributors, ...Hd.contributors]);
        const locus = { replicates, typed: [...named].map(of), frequency, restFrequency: 0, theta, dropIn };
        const [ours, against] = [Hp, Hd].map(({ contributors, unknowns, dropout: dropOut }) =>
          mixtureLikelihood(locus, {
            known: contributors.map((person) => ({ genotype: of(person), dropOut })),
            unknowns,
            dropOut,
          }),
        );
        yield { name: `${name} ${marker}`, ours: ours / against, theirs: LR[i] };
      }
    }
  },
};
