/** Which strings are alleles, heights and sizes. Nothing is normalised: what is not written as an allele is refused. */
import type { Source } from './source.ts';

const written = /^(?:[<>]?\d{1,3}(?:\.\d{1,2})?|\d{1,3}\.X|OL|X|Y|\*)$/;
const withComma = /^[<>]?\d{1,3},\d{1,2}$/;
const heightWritten = /^\d{1,7}(?:\.\d{1,6})?$/;
const heightWithComma = /^\d{1,7},\d{1,6}$/;
/** No kit has fragments of ten thousand base pairs. */
const sizeWritten = /^\d{1,4}(?:\.\d{1,6})?$/;
const sizeWithComma = /^\d{1,4},\d{1,6}$/;

export function isAllele(text: string): boolean {
  return written.test(text);
}

/** The allele as it stands. Errors: DNA_FILE_DECIMAL_COMMA, DNA_FILE_ALLELE_INVALID. */
export function readAllele(source: Source, text: string, line: number, column: number): string {
  if (written.test(text)) return text;
  if (!withComma.test(text)) throw source.fail('DNA_FILE_ALLELE_INVALID', line, column, 'not an allele');
  if (!source.decimalComma) throw source.fail('DNA_FILE_DECIMAL_COMMA', line, column, 'an allele');
  return text.replace(',', '.');
}

/** Peak height. Errors: DNA_FILE_DECIMAL_COMMA, DNA_FILE_INVALID. */
export function readHeight(source: Source, text: string, line: number, column: number): number {
  if (heightWritten.test(text)) return Number(text);
  if (!heightWithComma.test(text)) throw source.fail('DNA_FILE_INVALID', line, column, 'not a peak height');
  if (!source.decimalComma) throw source.fail('DNA_FILE_DECIMAL_COMMA', line, column, 'a peak height');
  return Number(text.replace(',', '.'));
}

/** Length of a fragment in base pairs. Errors: DNA_FILE_DECIMAL_COMMA, DNA_FILE_INVALID. */
export function readSize(source: Source, text: string, line: number, column: number): number {
  if (sizeWritten.test(text)) return Number(text);
  if (!sizeWithComma.test(text)) throw source.fail('DNA_FILE_INVALID', line, column, 'not a fragment size');
  if (!source.decimalComma) throw source.fail('DNA_FILE_DECIMAL_COMMA', line, column, 'a fragment size');
  return Number(text.replace(',', '.'));
}
