/** Alleles as they are written: repeats, microvariants, off-ladder values, amelogenin. */
import { fail } from '../errors.ts';

/**
 * `9`, `9.3`, `<6`, `>15`, `X`, `Y`, `12.X` (somewhere between 12 and 13), `*` (anything): the usual way to write an
 * allele, without needless zeros.
 */
export type Allele = string;

const written = /^(?:[<>]?(\d{1,3})(?:\.(\d))?|(\d{1,3})\.X|[XY*])$/;

/** The allele as it is usually written (`09.0` is `9`). Errors: DNA_ALLELE_INVALID, which names the marker where it is told. */
export function parseAllele(text: string, marker?: string): Allele {
  const trimmed = text.trim().toUpperCase();
  const parts = written.exec(trimmed);
  if (!parts) throw fail('DNA_ALLELE_INVALID', marker);
  const [, repeats, fraction, between] = parts as unknown as [string, ...(string | undefined)[]];
  if (between !== undefined) return `${Number(between)}.X`;
  if (repeats === undefined) return trimmed;
  const sign = trimmed.startsWith('<') || trimmed.startsWith('>') ? trimmed[0] : '';
  return `${sign}${Number(repeats)}${fraction === undefined || fraction === '0' ? '' : `.${fraction}`}`;
}

/** Amelogenin's alleles. */
const isSex = (allele: Allele) => allele === 'X' || allele === 'Y';

/** False for what stands for more than one length: off the ladder, between two repeats, anything. */
export const isExact = (allele: Allele): boolean => isSex(allele) || repeatsOf(allele) !== undefined;

/** The same, of what stands for one length alone. Errors: DNA_ALLELE_INVALID. */
export function exactAllele(text: string): Allele {
  const allele = parseAllele(text);
  if (!isExact(allele)) throw fail('DNA_ALLELE_INVALID', 'not one length');
  return allele;
}

interface Repeats {
  readonly whole: number;
  readonly bases: number;
}

/** There are few alleles, and searches ask millions of times for each. */
const known = new Map<Allele, Repeats | undefined>();
const knownMax = 20_000;

/** Whole repeats and the bases beyond them (9.3 is 9 repeats and 3 bases); undefined for what is not one length. */
export function repeatsOf(allele: Allele): Repeats | undefined {
  const before = known.get(allele);
  if (before !== undefined || known.has(allele)) return before;
  const parts = /^(\d+)(?:\.(\d))?$/.exec(allele) as [string, string, string | undefined] | null;
  const read = parts ? { whole: Number(parts[1]), bases: Number(parts[2] ?? 0) } : undefined;
  if (known.size < knownMax) known.set(allele, read);
  return read;
}

/** By length; off-ladder and sex alleles last, by their text. */
export function compareAlleles(a: Allele, b: Allele): number {
  const [p, q] = [repeatsOf(a), repeatsOf(b)];
  if (p && q) return p.whole - q.whole || p.bases - q.bases;
  if (p || q) return p ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
}
