/** Reads tables of allele frequencies: `population,locus,allele,count,frequency,n_alleles`, a line each. */
import { fail } from '../errors.ts';
import { markerName } from '../markers/markers.ts';
import { compareAlleles, parseAllele } from '../profile/allele.ts';
import type { Allele } from '../profile/allele.ts';
import type { LocusFrequencies, PopulationFrequencies } from './frequencies.ts';

const header = 'population,locus,allele,count,frequency,n_alleles';

interface Draft {
  readonly frequency: Map<Allele, number>;
  sampled: number | undefined;
}

/**
 * Populations in the order of the table. Markers that are not short tandem repeats with numbered alleles, and alleles
 * that were never seen, are left out. Errors: DNA_FREQUENCIES_INVALID with the line.
 */
export function readFrequencies(text: string): PopulationFrequencies[] {
  const lines = text.split(/\r?\n/);
  if (lines[0] !== header) throw fail('DNA_FREQUENCIES_INVALID', 'line 1');
  const populations = new Map<string, Map<string, Draft>>();
  lines.forEach((line, i) => {
    if (i === 0 || line === '') return;
    const [population, locus, allele, , frequency, sampled, ...more] = line.split(',');
    const value = Number(frequency);
    const isUsable = more.length === 0 && sampled !== undefined && frequency !== '' && value >= 0 && value <= 1;
    if (!isUsable || population === '') throw fail('DNA_FREQUENCIES_INVALID', `line ${i + 1}`);
    const marker = markerName(locus);
    if (marker === undefined || value === 0) return;
    add(populations, population, marker, allele, value, Number(sampled) || undefined, i + 1);
  });
  return [...populations].map(([population, loci]) => ({
    population,
    loci: new Map([...loci].map(([locus, draft]) => [locus, inOrder(draft)])),
  }));
}

function add(
  populations: Map<string, Map<string, Draft>>,
  population: string,
  marker: string,
  text: string,
  value: number,
  sampled: number | undefined,
  line: number,
): void {
  const loci = populations.get(population) ?? new Map<string, Draft>();
  populations.set(population, loci);
  const draft = loci.get(marker) ?? { frequency: new Map<Allele, number>(), sampled };
  loci.set(marker, draft);
  const allele = parseAllele(text);
  if (draft.frequency.has(allele)) throw fail('DNA_FREQUENCIES_INVALID', `line ${line}: allele twice`);
  draft.frequency.set(allele, value);
}

function inOrder({ frequency, sampled }: Draft): LocusFrequencies {
  return { frequency: new Map([...frequency].sort(([a], [b]) => compareAlleles(a, b))), sampled };
}
