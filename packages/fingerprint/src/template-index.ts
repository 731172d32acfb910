/** References in memory, compared one by one; their tables are made when they are added. */
import { topHits } from '@ipse/core';
import type { IndexHit, TemplateIndex } from '@ipse/core';
import { similarityOf } from './compare.ts';
import { prepared } from './prepared.ts';
import type { FingerprintTemplate } from './template.ts';

export function createIndex(): TemplateIndex<FingerprintTemplate> {
  const references = new Map<string, FingerprintTemplate>();
  return {
    get size() {
      return references.size;
    },
    add(id, template) {
      prepared(template);
      references.set(id, template);
    },
    remove: (id) => references.delete(id),
    search(probe, limit, accept = () => true) {
      const hits: IndexHit[] = [];
      for (const [id, reference] of references) {
        if (accept(id)) hits.push({ id, similarity: similarityOf(probe, reference) });
      }
      return topHits(hits, limit);
    },
  };
}
