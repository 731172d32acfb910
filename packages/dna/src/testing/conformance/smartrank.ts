/**
 * Mixtures searched for in databases: whom SmartRank finds and in which order. Its ratios are not reproduced, for a reason
 * that we have not found; what is compared is who is above its threshold, best first.
 */
import { readReplicate } from '../../lrmix/evidence.ts';
import { searchContributors } from '../../lrmix/search.ts';
import type { LocusFrequencies } from '../../frequencies/frequencies.ts';
import { inheritanceOf, markerName } from '../../markers/markers.ts';
import { readProfile } from '../../profile/profile.ts';
import { DnaDatabase } from '../../search/database.ts';
import { referenceText } from '../reference.ts';
import type { ReferenceSet } from './reference-set.ts';
import { same } from './rules.ts';

const cases = ['SMARTRANK-27', 'SMARTRANK-42', 'SMARTRANK-49'];
const threshold = 1000;

export const databaseSearches: ReferenceSet = {
  peer: 'SmartRank 1.1.1',
  what: 'contributors found in a database, in order',
  limit: 0,
  least: 9,
  values: function* () {
    const population = readStatistics();
    for (const name of cases) {
      const expected = referenceText(`smartrank/${name}-expectedresults.txt`)
        .split(/\r?\n/)
        .filter((line) => line !== '' && !line.startsWith('#'))
        .map((line) => line.split(' ')[0]);
      const found = searchContributors(readDatabase(`smartrank/${name}-database.csv`, [...population.keys()]), {
        replicates: [readReplicate(readSample(`smartrank/${name}-sample.csv`))],
        known: [],
        unknowns: 1,
        candidateDropOut: 0.03,
        dropOut: 0.03,
        dropIn: 0.05,
        statistics: { population, theta: 0.01, leastFrequency: 1e-4 },
        categories: new Set(['person']),
        count: 10,
      }).filter(({ log10LR }) => log10LR >= Math.log10(threshold));
      for (const [rank, id] of expected.entries()) yield same(`${name} ${id}`, found[rank]?.id === id);
      yield same(`${name} nobody else`, found.length === expected.length);
    }
  },
};

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
  const [, ...lines] = referenceText(file).trim().split(/\r?\n/);
  return Object.fromEntries(
    lines.map((line) => {
      const [, marker, ...alleles] = line.split(',');
      return [marker, alleles.filter((allele) => allele !== '')];
    }),
  );
}
