/** Names of samples and markers in files. */
import { dnaLimits } from './record.ts';
import type { Source } from './source.ts';

const control = /[\p{Cc}\u2028\u2029]/u;

/** A name without the blanks around it. Errors: DNA_FILE_INVALID when it is empty, too long or holds control characters. */
export function readName(source: Source, text: string, line: number, column: number, what: string): string {
  const name = text.trim();
  const wrong = faultOfName(name);
  if (wrong !== undefined) throw source.fail('DNA_FILE_INVALID', line, column, `${what} ${wrong}`);
  return name;
}

/** Why this cannot be a name; undefined when it can. */
export function faultOfName(name: string): string | undefined {
  if (name === '') return 'is empty';
  if (name.length > dnaLimits.nameLengthMax) return `is longer than ${dnaLimits.nameLengthMax} characters`;
  return control.test(name) ? 'holds control characters' : undefined;
}

/** Two spellings of one marker (`TH 01`, `Penta_D`) in one form, for comparing only. */
export function markerKey(name: string): string {
  return name.toUpperCase().replace(/[\s_.-]/g, '');
}

const markers =
  /^(?:D\d{1,2}S\d{2,5}|D[XY][SF]\d{2,5}(?:S\d)?(?:I{1,2}|\.[12]|[ABC]|AB)?|YGATA(?:H4|A10|C4)(?:\.\d)?|YINDEL|VWA|THO?1|TH01|TP[O0]X|FGA|CSF1PO|SE33|ACTBP2|PENTA[BCDE]|AMEL(?:OGENIN)?|F13A0?1|F13B|FES(?:FPS)?|LPL|HPRTB|ATA63|SRY)$/;

/** Whether a heading of a wide table names a marker: there, any other heading would hide a column. */
export function isMarker(name: string): boolean {
  return markers.test(markerKey(name).replace(/(?<=^DYS389)([12])$/, (digit) => (digit === '1' ? 'I' : 'II')));
}
