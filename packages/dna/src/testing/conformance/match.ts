/** Match probabilities by three formulae, by locus and in total, of real profiles in four populations. */
import { matchReport } from '../../case/match.ts';
import type { MatchReport } from '../../case/match.ts';
import { openPopulation } from '../../frequencies/tables.ts';
import type { Genotype } from '../../profile/genotype.ts';
import { genotype } from '../../profile/genotype.ts';
import type { MatchFormula } from '../../statistics/match-probability.ts';
import { referenceRows } from '../reference.ts';
import type { ReferenceSet, ReferenceValue } from './reference-set.ts';

const formulae: readonly [MatchFormula, 'hwe' | 'nrc41' | 'nrc410'][] = [
  ['product', 'hwe'],
  ['nrc-4.1', 'nrc41'],
  ['nrc-4.10', 'nrc410'],
];

const peer = 'EuroForMix 4.2.4, NRC II';

export const matches: ReferenceSet = {
  peer,
  what: 'match probability by locus',
  limit: 1e-9,
  least: 1500,
  values: function* () {
    const reports = new Reports();
    type Column = 'sample' | 'freq_population' | 'theta' | 'locus' | 'hwe' | 'nrc41' | 'nrc410';
    for (const row of referenceRows<Column>('rmp/expected_per_locus.csv'))
      for (const [formula, column] of formulae) {
        const report = reports.of(row.sample, row.freq_population, row.theta, formula);
        const ours = report.loci.find(({ marker }) => marker === row.locus)?.probability ?? NaN;
        yield {
          name: `${row.sample} ${row.freq_population} ${row.locus} ${column}`,
          ours,
          theirs: Number(row[column]),
        };
      }
  },
};

export const matchTotals: ReferenceSet = {
  peer,
  what: 'match probability in total, log10',
  limit: 1e-9,
  least: 100,
  values: function* (): Generator<ReferenceValue> {
    const reports = new Reports();
    type Column = 'sample' | 'freq_population' | 'theta' | 'log10_hwe' | 'log10_nrc41' | 'log10_nrc410';
    for (const row of referenceRows<Column>('rmp/expected_total.csv'))
      for (const [formula, column] of formulae) {
        const report = reports.of(row.sample, row.freq_population, row.theta, formula);
        const name = `${row.sample} ${row.freq_population} ${column}`;
        yield { name, ours: -report.log10LR, theirs: Number(row[`log10_${column}`]) };
      }
  },
};

class Reports {
  readonly #profiles = new Map<string, Map<string, Genotype>>();
  readonly #reports = new Map<string, MatchReport>();

  constructor() {
    for (const { sample, locus, a1, a2 } of referenceRows<'sample' | 'locus' | 'a1' | 'a2'>('rmp/profiles.csv')) {
      const profile = this.#profiles.get(sample) ?? new Map<string, Genotype>();
      this.#profiles.set(sample, profile.set(locus, genotype(a1, a2)));
    }
  }

  of(sample: string, population: string, theta: string, formula: MatchFormula): MatchReport {
    const key = [sample, population, theta, formula].join();
    const known = this.#reports.get(key);
    if (known) return known;
    const parameters = { population: openPopulation('nist1036', population), theta: Number(theta) };
    const report = matchReport(this.#profiles.get(sample)!, parameters, formula);
    this.#reports.set(key, report);
    return report;
  }
}
