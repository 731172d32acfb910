/** Allele frequencies that a case states, from a file: of markers that no table has, X-STR for example. */
import type { CaseFrequencies } from '@ipse/dna';
import { fail } from '../errors.ts';

const header = 'marker,allele,frequency';

/** Lines `marker,allele,frequency`. What they mean is checked where they are used. Errors: CLI_FREQUENCIES_INVALID with the line. */
export function readCaseFrequencies(text: string, file: string): CaseFrequencies {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const at = (line: number, why: string) => fail('CLI_FREQUENCIES_INVALID', `${file}, line ${line}: ${why}`);
  if (lines[0].trim() !== header) throw at(1, 'the header');
  const stated: Record<string, Record<string, number>> = Object.create(null);
  lines.forEach((line, i) => {
    if (i === 0 || line.trim() === '') return;
    const [marker, allele = '', written = '', ...more] = line.split(',').map((cell) => cell.trim());
    if (more.length > 0) throw at(i + 1, 'more columns than the header has; frequencies have a decimal point');
    const frequency = Number(written);
    if (marker === '' || allele === '' || !(frequency > 0 && frequency <= 1)) throw at(i + 1, 'a cell');
    const alleles = (stated[marker] ??= Object.create(null) as Record<string, number>);
    if (allele in alleles) throw at(i + 1, 'the allele stands twice');
    alleles[allele] = frequency;
  });
  return stated;
}
