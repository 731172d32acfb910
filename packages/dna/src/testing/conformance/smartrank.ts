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
import type { Genotype } from '../../profile/genotype.ts';
import { singleSource } from '../../profile/single-source.ts';
import { readProfile } from '../../profile/profile.ts';
import { DnaDatabase } from '../../search/database.ts';
import { referenceText } from '../reference.ts';
import type { ReferenceSet, ReferenceValue } from './reference-set.ts';
import { same } from './rules.ts';

const foec = 'FOEC0000BE#08-GBCX0000LU#09';
interface Case {
  readonly name: string;
  readonly database?: string;
  readonly sample?: string;
  readonly leastFrequency?: number;
  /** A person named by the search criteria contributed, and nobody but the candidate has drop-out. */
  readonly hasKnown?: true;
}
const cases: readonly Case[] = [
  ...['SMARTRANK-27', 'SMARTRANK-42', 'SMARTRANK-49', 'SMARTRANK-234'].map((name) => ({ name })),
  { name: foec, database: 'database_codis_generated_100.csv', sample: `${foec}.csv`, leastFrequency: 3e-4 },
  // The person known is not typed at TH01 and vWA: these loci say nothing, in theirs as in ours.
  { name: 'SMARTRANK-261', sample: 'SMARTRANK-210-sample.csv', hasKnown: true },
];
const threshold = 1000;
const [dropOut, dropIn, theta, leastFrequency] = [0.03, 0.05, 0.01, 1e-4];

export const databaseSearches: ReferenceSet = {
  peer: 'SmartRank 1.1.1',
  what: 'contributors found in a database, in order',
  limit: 0,
  least: 17,
  values: function* () {
    for (const one of cases) {
      const expected = expectedOf(`${one.name}-expectedresults.txt`, /^(?!#)/).map(([id]) => id);
      const found = search(one);
      for (const [rank, id] of expected.entries()) yield same(`${one.name} ${id}`, found[rank]?.id === id);
      yield same(`${one.name} nobody else`, found.length === expected.length);
    }
    // The person known, without drop-out, has an allele that the mixture lacks: neither hypothesis can be. Theirs finds nobody.
    const impossible: Case = { name: 'SMARTRANK-210', hasKnown: true };
    yield same('SMARTRANK-210 is refused, by its locus', refusalOf(impossible)?.includes('TH01') === true);
  },
};

function search({ name, database, sample, leastFrequency: least = leastFrequency, hasKnown }: Case) {
  const population = readStatistics();
  const ofUnknowns = hasKnown ? 0 : dropOut;
  return searchContributors(readDatabase(`smartrank/${database ?? `${name}-database.csv`}`, [...population.keys()]), {
    replicates: [readReplicate(readSample(sample ?? `${name}-sample.csv`))],
    known: hasKnown ? [{ genotypes: readKnown(name), dropOut: 0 }] : [],
    ...{ unknowns: 1, candidateDropOut: dropOut, dropOut: ofUnknowns, dropIn },
    statistics: { population, theta, leastFrequency: least },
    categories: new Set(['person']),
    count: 10,
  }).candidates.filter(({ log10LR }) => log10LR >= Math.log10(threshold));
}

function refusalOf(one: Case): string | undefined {
  try {
    search(one);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

/** Counted once, with the others' counts as they are, both ratios are theirs to 1e-4. */
const writtenOnce =
  'a person known, homozygous at SE33 and written there with one allele, counts for theta once in theirs';

export const databaseRatios: ReferenceSet = {
  peer: 'SmartRank 1.1.1',
  what: 'their ratios, theta by the candidate under the claim alone',
  limit: 1e-4,
  least: 2,
  explained: new Map(['QHOL0000BE#23', 'LVDZ0000ES#16'].map((id) => [`SMARTRANK-261 ${id}`, writtenOnce])),
  values: function* () {
    yield* ratiosOf('SMARTRANK-27', expectedOf('SMARTRANK-27-expectedresults.txt.rej', /^\+/));
    yield* ratiosOf(
      'SMARTRANK-261',
      expectedOf('SMARTRANK-261-expectedresults.txt', /^(?!#)/),
      readKnown('SMARTRANK-261'),
    );
  },
};

/** With nobody known unknown contributors drop out as the candidate does; beside somebody known they do not. */
function* ratiosOf(
  name: string,
  expected: readonly (readonly [string, number])[],
  person?: ReadonlyMap<string, Genotype>,
): Iterable<ReferenceValue> {
  const population = readStatistics();
  const sample = readReplicate(readSample(person ? 'SMARTRANK-210-sample.csv' : `${name}-sample.csv`));
  const database = readDatabase(`smartrank/${name}-database.csv`, [...population.keys()]);
  for (const [id, theirs] of expected) {
    const { markers } = database.get(id)!.profile;
    let ours = 1;
    for (const [marker, shown] of sample) {
      const [own, table, theirGenotype] = [markers.get(marker), population.get(marker), person?.get(marker)];
      if (!own || !table || (person && !theirGenotype)) continue;
      const frequency = (allele: string) => table.frequency.get(allele) ?? leastFrequency;
      const restFrequency = 1 - shown.reduce((sum, allele) => sum + frequency(allele), 0);
      const locus = { replicates: [shown], frequency, restFrequency, theta, dropIn };
      const candidate = genotype(own[0], own[1]);
      const others = theirGenotype ? [{ genotype: theirGenotype, dropOut: 0 }] : [];
      const typed = others.map((one) => one.genotype);
      const ofUnknowns = person ? 0 : dropOut;
      const known = [...others, { genotype: candidate, dropOut }];
      const claim = mixtureLikelihood(
        { ...locus, typed: [...typed, candidate] },
        { known, unknowns: 1, dropOut: ofUnknowns },
      );
      ours *= claim / mixtureLikelihood({ ...locus, typed }, { known: others, unknowns: 2, dropOut: ofUnknowns });
    }
    yield { name: `${name} ${id}`, ours, theirs };
  }
}

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

/** Whom a search's criteria say to have contributed. */
function readKnown(name: string): ReadonlyMap<string, Genotype> {
  const [, text] = referenceText(`smartrank/${name}-SearchCriteria.xml`).split(`<Specimen name="${name}-known">`);
  const loci = [...text.split('</Specimen>')[0].matchAll(/<Locus name="([^"]+)">(.*?)<\/Locus>/gs)];
  const alleles = loci.map(([, marker, inner]) => [
    marker,
    [...inner.matchAll(/value="([^"]+)"/g)].map(([, one]) => one),
  ]);
  return singleSource(Object.fromEntries(alleles.filter(([, each]) => each.length > 0)));
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
