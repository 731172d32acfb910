/** LRmix Studio's own validation cases: numerator, denominator and ratio of 15 loci each. */
import { readReplicate } from '../../lrmix/evidence.ts';
import type { Replicate } from '../../lrmix/evidence.ts';
import { mixtureLikelihood } from '../../lrmix/likelihood.ts';
import type { MixtureContributors, MixtureLocus } from '../../lrmix/likelihood.ts';
import { markerName } from '../../markers/markers.ts';
import type { Genotype } from '../../profile/genotype.ts';
import { singleSource } from '../../profile/single-source.ts';
import type { WrittenMarkers } from '../../profile/single-source.ts';
import { referenceRows, referenceText } from '../reference.ts';
import type { ReferenceSet, ReferenceValue } from './reference-set.ts';

type Column =
  'Id' | 'CaseName' | 'Sample' | 'Suspect' | 'xp' | 'xd' | 'dUHp' | 'dUHd' | 'dsuspect' | 'dropin' | 'theta';
type Case = Record<Column, string> & Record<`Known${1 | 2 | 3 | 4}` | `dknown${1 | 2 | 3 | 4}`, string>;

/** What it gave an allele that its table lacks: one of the 4,170 that were counted. */
const rareFrequency = 1 / 4170;
const untabled =
  'it leaves out an allele of the suspect that its table lacks and nobody saw; its genotypes do not sum to 1';

export const mixtures: ReferenceSet = {
  peer: 'LRmix Studio 2.1.6',
  what: 'mixture likelihoods and ratios',
  limit: 1e-7,
  least: 1000,
  values: mixtureValues,
  explained: new Map(
    [22, 23, 24].flatMap((id) => ['denominator', 'ratio'].map((what) => [`${id} D1S1656 ${what}`, untabled])),
  ),
};

function* mixtureValues(): Generator<ReferenceValue> {
  const tables = readTables();
  const cases = new Map(referenceRows('lrmix-studio/cases.csv').map((row) => [(row as Case).Id, row as Case]));
  for (const row of referenceRows<'caseID' | 'locus' | 'pr_H1' | 'pr_H2' | 'LR'>('lrmix-studio/expected.csv')) {
    const marker = markerName(row.locus);
    const asked = cases.get(row.caseID);
    if (marker === undefined || !asked) continue;
    const { locus, first, second } = questionOf(asked, marker, tables.get(marker)!);
    const [numerator, denominator] = [mixtureLikelihood(locus, first), mixtureLikelihood(locus, second)];
    const name = `${row.caseID} ${marker}`;
    yield { name: `${name} numerator`, ours: numerator, theirs: Number(row.pr_H1) };
    yield { name: `${name} denominator`, ours: denominator, theirs: Number(row.pr_H2) };
    yield { name: `${name} ratio`, ours: numerator / denominator, theirs: Number(row.LR) };
  }
}

interface Question {
  readonly locus: MixtureLocus;
  readonly first: MixtureContributors;
  readonly second: MixtureContributors;
}

function questionOf(asked: Case, marker: string, table: ReadonlyMap<string, number>): Question {
  const genotypeIn = (file: string): Genotype => {
    const [markers] = samplesOf(asked.CaseName, file).values();
    return singleSource(markers).get(marker)!;
  };
  const known = ([1, 2, 3, 4] as const).flatMap((i) => {
    const file = asked[`Known${i}`];
    return file === '0' ? [] : [{ genotype: genotypeIn(file), dropOut: Number(asked[`dknown${i}`]) }];
  });
  const suspect = { genotype: genotypeIn(asked.Suspect), dropOut: Number(asked.dsuspect) };
  const replicates = [...samplesOf(asked.CaseName, asked.Sample).values()].map((markers): Replicate =>
    readReplicate(markers),
  );
  const shown = replicates.map((replicate) => replicate.get(marker) ?? []);
  const seen = new Set(shown.flat());
  const frequencies = new Map([...seen].map((allele) => [allele, table.get(allele) ?? rareFrequency]));
  const rest = [...table].reduce((sum, [allele, value]) => (seen.has(allele) ? sum : sum + value), 0);
  return {
    locus: {
      replicates: shown,
      typed: [...known, suspect].map(({ genotype }) => genotype),
      frequency: (allele) => frequencies.get(allele)!,
      restFrequency: rest,
      theta: Number(asked.theta),
      dropIn: Number(asked.dropin),
    },
    first: { known: [...known, suspect], unknowns: Number(asked.xp), dropOut: Number(asked.dUHp) },
    second: { known, unknowns: Number(asked.xd), dropOut: Number(asked.dUHd) },
  };
}

const read = new Map<string, ReadonlyMap<string, WrittenMarkers>>();

/** Samples of a file in its order; markers without alleles stay, as analysed. */
function samplesOf(folder: string, file: string): ReadonlyMap<string, WrittenMarkers> {
  const name = `lrmix-studio/data/${folder}/${file}`;
  const samples = new Map<string, Record<string, string[]>>();
  if (read.has(name)) return read.get(name)!;
  const [, ...lines] = referenceText(name).replaceAll('"', '').trim().split(/\r?\n/);
  for (const line of lines) {
    const [sample, marker, ...alleles] = line.split(',').map((cell) => cell.trim());
    if (markerName(marker) === undefined) continue;
    const markers = samples.get(sample) ?? {};
    samples.set(sample, markers);
    markers[marker] = alleles.filter((allele) => allele !== '');
  }
  read.set(name, samples);
  return samples;
}

/** Allele frequencies by marker, as the file has them: they sum to 1 but for rounding. */
function readTables(): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const text = referenceText('lrmix-studio/data/Allele frequencies to use in DyNAmix.csv').replaceAll('"', '');
  const [header, ...lines] = text.trim().split(/\r?\n/);
  const tables = header.split(',').map((name) => [markerName(name) ?? '', new Map<string, number>()] as const);
  for (const line of lines) {
    const [allele, ...cells] = line.split(',');
    cells.forEach((cell, i) => (cell === '' ? undefined : tables[i + 1][1].set(allele, Number(cell))));
  }
  return new Map(tables);
}
