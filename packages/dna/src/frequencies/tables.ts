/** The tables of allele frequencies that come with this package, each with the hash that statistics are stored with. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fail } from '../errors.ts';
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
