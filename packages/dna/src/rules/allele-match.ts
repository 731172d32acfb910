/** When two alleles as written may be the same: exact ones by themselves, others by the lengths they stand for. */
import { isExact } from '../profile/allele.ts';
import type { Allele } from '../profile/allele.ts';

/** The lengths that a text stands for: strictly between `above` and `below`. */
interface Span {
  readonly sign: '<' | '>' | 'X';
  readonly above: number;
  readonly below: number;
}

function spanOf(allele: Allele): Span | undefined {
  if (allele.startsWith('<')) return { sign: '<', above: -Infinity, below: Number(allele.slice(1)) };
  if (allele.startsWith('>')) return { sign: '>', above: Number(allele.slice(1)), below: Infinity };
  if (!allele.endsWith('.X')) return undefined;
  const whole = Number(allele.slice(0, -2));
  return { sign: 'X', above: whole, below: whole + 1 };
}

/**
 * `*` matches anything; beyond the ladder on the same side match, and so does every length wholly beyond; `n.X` matches
 * itself and every length strictly between n and n + 1.
 */
export function allelesMatch(a: Allele, b: Allele): boolean {
  if (a === b || a === '*' || b === '*') return true;
  if (isExact(a) && isExact(b)) return false;
  const [p, q] = [spanOf(a), spanOf(b)];
  if (!p || !q) return p ? holds(p, b) : q ? holds(q, a) : false;
  if (p.sign === q.sign) return p.sign !== 'X';
  if (p.sign === 'X') return q.above <= p.above && p.below <= q.below;
  return q.sign === 'X' && p.above <= q.above && q.below <= p.below;
}

function holds({ above, below }: Span, allele: Allele): boolean {
  const length = Number(allele);
  return length > above && length < below;
}

/** The shortest and the longest exact allele of a kit's ladder at a locus. */
export interface Ladder {
  readonly least: Allele;
  readonly most: Allele;
}

/** What a kit with that ladder can say of an allele: `<least` and `>most` beyond it. */
export function onLadder(allele: Allele, { least, most }: Ladder): Allele {
  const span = spanOf(allele);
  const length = span ? (span.sign === '<' ? span.below : span.above) : Number(allele);
  if (!Number.isFinite(length)) return allele;
  if (span?.sign === '<') return length <= Number(least) ? `<${least}` : allele;
  if (span?.sign === '>') return length >= Number(most) ? `>${most}` : allele;
  if (length < Number(least)) return `<${least}`;
  return length > Number(most) || (span && length >= Number(most)) ? `>${most}` : allele;
}
