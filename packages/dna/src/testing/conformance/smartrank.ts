/**
 * Mixtures searched for in databases: whom SmartRank finds, in which order, and with which ratios. Its search weighs the
 * alternative once for everybody, so theta counts a candidate's alleles under the claim alone; ours counts whoever is typed
 * under both. With its convention its ratios are ours. Those are its latest, which lie beside case 27 as a patch: what it
 * expected before, and expects of FOEC still, is half as much, by a change of its own.
 */
import { readReplicate } from '../../lrmix/evidence.ts';
import { mixtureLikelihood } from '../../lrmix/likelihood.ts';
import { searchContributors } from '../../lrmix/search.ts';
import type { LocusFrequencies } from '../../frequencies/frequencies.ts';
import { inheritanceOf, markerName } from '../../markers/markers.ts';
import { genotype } from '../../profile/genotype.ts';
import { readProfile } from '../../profile/profile.ts';
import { DnaDatabase } from '../../search/database.ts';
import { referenceText } from '../reference.ts';
import type { ReferenceSet } from './reference-set.ts';
import { same } from './rules.ts';

const foec = 'FOEC0000BE#08-GBCX0000LU#09';
const cases = [
  ...['SMARTRANK-27', 'SMARTRANK-42', 'SMARTRANK-49'].map((name) => ({ name, database: `${name}-database.csv` })),
  { name: foec, database: 'database_codis_generated_100.csv' },
];
const threshold = 1000;
const [dropOut, dropIn, theta, leastFrequency] = [0.03, 0.05, 0.01, 1e-4];

export const databaseSearches: ReferenceSet = {
  peer: 'SmartRank 1.1.1',
  what: 'contributors found in a database, in order',
  limit: 0,
  least: 12,
  values: function* () {
    const population = readStatistics();
    for (const { name, database } of cases) {
      const expected = expectedOf(`${name}-expectedresults.txt`, /^(?!#)/).map(([id]) => id);
      const found = searchContributors(readDatabase(`smartrank/${database}`, [...population.keys()]), {
        replicates: [readReplicate(readSample(name === foec ? `${foec}.csv` : `${name}-sample.csv`))],
        ...{ known: [], unknowns: 1, candidateDropOut: dropOut, dropOut, dropIn },
        statistics: { population, theta, leastFrequency: name === foec ? 3e-4 : leastFrequency },
        categories: new Set(['person']),
        count: 10,
      }).filter(({ log10LR }) => log10LR >= Math.log10(threshold));
      for (const [rank, id] of expected.entries()) yield same(`${name} ${id}`, found[rank]?.id === id);
      yield same(`${name} nobody else`, found.length === expected.length);
    }
  },
};

export const databaseRatios: ReferenceSet = {
  peer: 'SmartRank 1.1.1',
  what: 'their ratios, theta by the candidate under the claim alone',
  limit: 1e-4,
  least: 2,
  values: function* () {
    const population = readStatistics();
    const sample = readReplicate(readSample('SMARTRANK-27-sample.csv'));
    const database = readDatabase('smartrank/SMARTRANK-27-database.csv', [...population.keys()]);
    for (const [id, ratio] of expectedOf('SMARTRANK-27-expectedresults.txt.rej', /^\+/)) {
      const { markers } = database.get(id)!.profile;
      let ours = 1;
      for (const [marker, shown] of sample) {
        const [own, table] = [markers.get(marker), population.get(marker)];
        if (!own || !table) continue;
        const frequency = (allele: string) => table.frequency.get(allele) ?? leastFrequency;
        const restFrequency = 1 - shown.reduce((sum, allele) => sum + frequency(allele), 0);
        const locus = { replicates: [shown], frequency, restFrequency, theta, dropIn };
        const candidate = genotype(own[0], own[1]);
        const known = [{ genotype: candidate, dropOut }];
        const claim = mixtureLikelihood({ ...locus, typed: [candidate] }, { known, unknowns: 1, dropOut });
        ours *= claim / mixtureLikelihood({ ...locus, typed: [] }, { known: [], unknowns: 2, dropOut });
      }
      yield { name: `SMARTRANK-27 ${id}`, ours, theirs: ratio };
    }
  },
};

/** Who is expected, best first, with the ratio; of the lines that begin so. */
const expectedOf = (file: string, begins: RegExp): [string, number][] =>
  referenceText(`smartrank/${file}`)
    .split(/\r?\n/)
    .filter((line) => begins.test(line) && /^\S+ [\d.]+E/.test(line))
    .map((line) => line.replace(/^\+/, '').split(' '))
    .map(([id, ratio]) => [id, Number(ratio)]);

/** Frequencies by marker, as one of its searches repeats them. */
function readStatistics(): ReadonlyMap<string, LocusFrequencies> {
  const [, text] = referenceText('smartrank/SMARTRANK-42-SearchCriteria.xml').split('<Statistics');
  const loci = [...text.matchAll(/<Locus name="([^"]+)">(.*?)<\/Locus>/gs)].map(([, name, inner]) => {
    const alleles = [...inner.matchAll(/value="([^"]+)" probability="([^"]+)"/g)];
    const frequency = new Map(alleles.map(([, allele, value]) => [allele, Number(value)]));
    return [markerName(name)!, { frequency, sampled: undefined }] as const;
  });
  return new Map(loci);
}

/** Columns `specimenId`, then four of each marker. */
function readDatabase(file: string, loci: readonly string[]): DnaDatabase {
  const [header, ...lines] = referenceText(file).trim().split(/\r?\n/);
  const columns = header.split(',').map((column) => markerName(column.replace(/_\d$/, '')));
  const database = new DnaDatabase(loci);
  for (const line of lines) {
    const [id, ...cells] = line.split(',');
    const markers: Record<string, string[]> = {};
    cells.forEach((cell, i) => {
      const marker = columns[i + 1];
      if (marker === undefined || inheritanceOf(marker) !== 'autosomal' || !/^\d+(\.\d)?$/.test(cell)) return;
      (markers[marker] ??= []).push(cell);
    });
    database.add(id, 'person', readProfile({ markers }));
  }
  return database;
}

function readSample(file: string): Record<string, string[]> {
  const [, ...lines] = referenceText(`smartrank/${file}`).trim().split(/\r?\n/);
  return Object.fromEntries(
    lines.map((line) => {
      const [, marker, ...alleles] = line.split(',');
      return [marker, alleles.filter((allele) => allele !== '')];
    }),
  );
}
