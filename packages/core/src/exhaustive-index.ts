/** The index that compares a probe with every reference: the specification of any faster one. */
import type { IndexHit, Modality, ReferenceOrder, TemplateIndex } from './modality.ts';

/** An index that asks `compare` for each accepted reference; O(size) a search. */
export function exhaustiveIndex<Template>(
  compare: Modality<Template>['compare'],
  order?: ReferenceOrder,
): TemplateIndex<Template> {
  const references = new Map<number, Template>();
  return {
    get size() {
      return references.size;
    },
    add: (reference, template) => void references.set(reference, template),
    remove: (reference) => references.delete(reference),
    get: (reference) => references.get(reference),
    search(probe, limit, accept = () => true) {
      const hits: IndexHit[] = [];
      for (const [reference, template] of references) {
        if (accept(reference)) hits.push({ reference, similarity: compare(probe, template).similarity });
      }
      return topHits(hits, limit, order);
    },
  };
}

/** The `limit` best hits by falling similarity, ties by `order`, so that a search's answer need not depend on insertion. */
export function topHits(hits: IndexHit[], limit: number, order: ReferenceOrder = (a, b) => a - b): IndexHit[] {
  return hits.sort((a, b) => b.similarity - a.similarity || order(a.reference, b.reference)).slice(0, limit);
}
