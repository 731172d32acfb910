/** Pairing alleles off, each with its own. */
import type { Allele } from '../profile/allele.ts';

/** Whether each of the fewer alleles can have one of the more for itself. */
export function pairsUp(
  a: readonly Allele[],
  b: readonly Allele[],
  match: (one: Allele, other: Allele) => boolean,
): boolean {
  const [fewer, more] = a.length <= b.length ? [a, b] : [b, a];
  if (fewer.length === 1) return more.some((allele) => match(fewer[0], allele));
  if (fewer.length === 2 && more.length === 2) {
    // One person beside another, the usual case, and asked for very often.
    const [[w, x], [y, z]] = [fewer, more];
    return (match(w, y) && match(x, z)) || (match(w, z) && match(x, y));
  }
  const takenBy = new Map<number, number>();
  return fewer.every((_, i) => findPartner(i, fewer, more, match, takenBy, new Set()));
}

/** An augmenting path (Kuhn 1955): whoever holds a partner may be moved to another. */
function findPartner(
  i: number,
  fewer: readonly Allele[],
  more: readonly Allele[],
  match: (one: Allele, other: Allele) => boolean,
  takenBy: Map<number, number>,
  tried: Set<number>,
): boolean {
  for (let j = 0; j < more.length; j++) {
    if (tried.has(j) || !match(fewer[i], more[j])) continue;
    tried.add(j);
    const holder = takenBy.get(j);
    if (holder !== undefined && !findPartner(holder, fewer, more, match, takenBy, tried)) continue;
    takenBy.set(j, i);
    return true;
  }
  return false;
}
