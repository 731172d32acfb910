/** Which of two profiles is the evidence: the one whose source is in question. */
import type { Category } from '../profile/categories.ts';

/** From what is most in question to whom the source is known of. */
const order: readonly Category[] = ['mixture', 'partial', 'stain', 'remains', 'missing', 'relative', 'person', 'staff'];

/** Whether the first category is the evidence beside the second; of two alike it is. */
export const isEvidence = (category: Category, other: Category): boolean =>
  order.indexOf(category) <= order.indexOf(other);
