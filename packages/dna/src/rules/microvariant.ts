/** Microvariants that laboratories with different ladders read one as the other (Council Decision 2008/616/JHA). */
import { repeatsOf } from '../profile/allele.ts';
import type { Allele } from '../profile/allele.ts';

/** Loci whose repeat is five bases long; all others have four here. */
const ofFiveBases: ReadonlySet<string> = new Set(['Penta C', 'Penta D', 'Penta E']);

/** Whether one of the alleles is a microvariant within a base of the other. */
export function areMicrovariants(marker: string, a: Allele, b: Allele): boolean {
  const period = ofFiveBases.has(marker) ? 5 : 4;
  const [x, y] = [basesOf(a, period), basesOf(b, period)];
  if (x === undefined || y === undefined || x === y) return false;
  return (x % period !== 0 || y % period !== 0) && Math.abs(x - y) === 1;
}

function basesOf(allele: Allele, period: number): number | undefined {
  const repeats = repeatsOf(allele);
  return repeats && repeats.bases < period ? repeats.whole * period + repeats.bases : undefined;
}
