/** Cases whose results other programs computed; they lie beside the repository where there are any, never in it. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readFrequencies } from '../frequencies/read-frequencies.ts';
import { renormalised } from '../frequencies/frequencies.ts';
import type { LocusFrequencies } from '../frequencies/frequencies.ts';
import { genotype } from '../profile/genotype.ts';
import type { Genotype } from '../profile/genotype.ts';

const folder = path.resolve(import.meta.dirname, '../../../../../shared/dna/reference');

export const hasReference = existsSync(folder);

export const referenceText = (file: string): string => readFileSync(path.join(folder, file), 'utf8');

export const referenceJson = <Value>(file: string): Value => JSON.parse(referenceText(file)) as Value;

/** Rows of a CSV file without quoting, as records. */
export function referenceRows<Column extends string>(file: string): Record<Column, string>[] {
  const [header, ...lines] = referenceText(file).trim().split(/\r?\n/);
  const columns = header.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(columns.map((column, i) => [column, cells[i]])) as Record<Column, string>;
  });
}

/** The genotype written `17/18`; undefined for `-/-`. */
export function genotypeOf(text: string): Genotype | undefined {
  const [a, b] = text.split('/');
  return a === '-' ? undefined : genotype(a, b);
}

/** A population of the NIST tables that this package carries; frequencies sum to 1. */
export function nistPopulation(name: string): ReadonlyMap<string, LocusFrequencies> {
  const file = new URL('../../data/nist1036.csv', import.meta.url);
  const found = readFrequencies(readFileSync(file, 'utf8')).find(({ population }) => population === name);
  if (!found) throw new Error(`no population ${name}`);
  return new Map([...found.loci].map(([locus, table]) => [locus, renormalised(table)]));
}
