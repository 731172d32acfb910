/** Allele frequencies that a case states, from a file: of markers that no table has, X-STR for example. */
import type { CaseFrequencies } from '@ipse/dna';
import { fail } from '../errors.ts';
import { headerOf, rowsBelowHeader } from './written-table.ts';

const header = 'marker,allele,frequency';

/** Lines `marker,allele,frequency`. What they mean is checked where they are used. Errors: CLI_FREQUENCIES_INVALID with the line. */
export function readCaseFrequencies(text: string, file: string): CaseFrequencies {
  const at = (line: number, why: string) => fail('CLI_FREQUENCIES_INVALID', `${file}, line ${line}: ${why}`);
  if (headerOf(text) !== header) throw at(1, 'the header');
  const stated: Record<string, Record<string, number>> = Object.create(null);
  for (const { line, cells } of rowsBelowHeader(text, 3, at)) {
    const [marker, allele = '', written = ''] = cells;
    const frequency = Number(written);
    if (marker === '' || allele === '' || !(frequency > 0 && frequency <= 1)) throw at(line, 'a cell');
    const alleles = (stated[marker] ??= Object.create(null) as Record<string, number>);
    if (allele in alleles) throw at(line, 'the allele stands twice');
    alleles[allele] = frequency;
  }
  return stated;
}
