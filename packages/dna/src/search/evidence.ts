/** Which of two profiles is the evidence: the one whose source is in question. */
import type { Category } from '../profile/categories.ts';

/** From what is most in question to whom the source is known of. */
const order: readonly Category[] = ['mixture', 'partial', 'stain', 'remains', 'missing', 'relative', 'person', 'staff'];

interface Party {
  readonly id: string;
  readonly category: Category;
}

/** The evidence first; of two of one category the one with the smaller id. */
export function evidenceFirst(a: Party, b: Party): readonly [Party, Party] {
  const [x, y] = [order.indexOf(a.category), order.indexOf(b.category)];
  return x < y || (x === y && a.id < b.id) ? [a, b] : [b, a];
}

/** Whether the first category is the evidence beside the second; of two alike it is. */
export const isEvidence = (category: Category, other: Category): boolean =>
  order.indexOf(category) <= order.indexOf(other);
