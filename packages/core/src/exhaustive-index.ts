/** The index that compares a probe with every reference: the specification of any faster one. */
import type { IndexHit, Modality, TemplateIndex } from './modality.ts';

/** An index that asks `compare` for each accepted reference; O(size) a search. */
export function exhaustiveIndex<Template>(compare: Modality<Template>['compare']): TemplateIndex<Template> {
  const references = new Map<string, Template>();
  return {
    get size() {
      return references.size;
    },
    add: (id, template) => void references.set(id, template),
    remove: (id) => references.delete(id),
    get: (id) => references.get(id),
    search(probe, limit, accept = () => true) {
      const hits: IndexHit[] = [];
      for (const [id, reference] of references) {
        if (accept(id)) hits.push({ id, similarity: compare(probe, reference).similarity });
      }
      return topHits(hits, limit);
    },
  };
}

/** The `limit` best hits by falling similarity, ties by id, so that a search's answer never depends on insertion order. */
export function topHits(hits: IndexHit[], limit: number): IndexHit[] {
  return hits.sort((a, b) => b.similarity - a.similarity || (a.id < b.id ? -1 : 1)).slice(0, limit);
}
