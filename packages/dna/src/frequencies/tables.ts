/** The tables of allele frequencies that come with this package, each with the hash that statistics are stored with. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fail } from '../errors.ts';
import { knownMarker } from '../markers/known-marker.ts';
import { compareAlleles, exactAllele } from '../profile/allele.ts';
import type { LocusFrequencies } from './frequencies.ts';
import { readFrequencies } from './read-frequencies.ts';

const tableNames = ['fbi2015', 'nist1036', 'norstr2023', 'uk_dna17'] as const;
type TableName = (typeof tableNames)[number];

/** Which frequencies a statistic used: the file's bytes are those of the hash (SHA-256, hexadecimal). */
export interface TableSource {
  readonly table: string;
  readonly hash: string;
  readonly population: string;
}

export interface PopulationTable extends TableSource {
  readonly loci: ReadonlyMap<string, LocusFrequencies>;
}

const opened = new Map<TableName, readonly PopulationTable[]>();

/** Errors: DNA_TABLE_UNKNOWN; DNA_POPULATION_UNKNOWN, naming those that the table has. */
export function openPopulation(table: string, population: string): PopulationTable {
  const name = tableNames.find((each) => each === table);
  if (!name) throw fail('DNA_TABLE_UNKNOWN', tableNames.join(', '));
  const populations = populationsOf(name);
  const found = populations.find((each) => each.population === population);
  if (!found) throw fail('DNA_POPULATION_UNKNOWN', populations.map((each) => each.population).join(', '));
  return found;
}

function populationsOf(table: TableName): readonly PopulationTable[] {
  const known = opened.get(table);
  if (known) return known;
  const bytes = readFileSync(new URL(`../../data/${table}.csv`, import.meta.url));
  const hash = createHash('sha256').update(bytes).digest('hex');
  const read = readFrequencies(bytes.toString('utf8')).map((each) => ({ table, hash, ...each }));
  opened.set(table, read);
  return read;
}

/** Of markers that a table lacks, as the case states them: by marker, then allele. */
export type CaseFrequencies = Readonly<Record<string, Readonly<Record<string, number>>>>;

/**
 * The table with them; its hash is then that of the table's and of theirs together. No table that comes with us has X-STR.
 * Errors: DNA_FREQUENCIES_INVALID, DNA_ALLELE_INVALID.
 */
export function withCaseFrequencies(population: PopulationTable, stated: CaseFrequencies): PopulationTable {
  const loci = new Map(population.loci);
  const written: string[] = [];
  for (const [text, alleles] of Object.entries(stated)) {
    const marker = knownMarker(text);
    if (loci.has(marker)) throw fail('DNA_FREQUENCIES_INVALID', `${marker} has frequencies already`);
    const read = Object.entries(alleles).map(([allele, value]): [string, number] => [exactAllele(allele), value]);
    const frequency = new Map(read.sort(([a], [b]) => compareAlleles(a, b)));
    const sum = [...frequency.values()].reduce((all, value) => all + value, 0);
    const isUsable = frequency.size === read.length && read.every(([, value]) => value > 0) && Math.abs(sum - 1) < 0.01;
    if (!isUsable) throw fail('DNA_FREQUENCIES_INVALID', `${marker}: each above 0, together 1`);
    loci.set(marker, { frequency, sampled: undefined });
    written.push(JSON.stringify([marker, ...frequency]));
  }
  const both = [population.hash, ...written.sort()].join('\n');
  return { ...population, loci, hash: createHash('sha256').update(both).digest('hex') };
}
