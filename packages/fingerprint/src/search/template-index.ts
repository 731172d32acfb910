/** References in memory, compared one by one; their tables are made when they are added. */
import { topHits } from '@ipse/core';
import type { IndexHit, TemplateIndex } from '@ipse/core';
import { similarityOf } from '../match/compare.ts';
import { prepared } from '../match/prepared.ts';
import type { FingerprintTemplate } from '../template/template.ts';

/**
 * In a large index most references show after the first half of a comparison that nothing in them fits together; the
 * second half is spared. On the development sets two of three strangers end here, and none of the mates that score at
 * an FMR of 1e-4 or better; one of a thousand references needs 1e-5 to be a candidate at an FPIR of 1 %.
 */
const largeGallery = 1000;
const leastSupport = 0.006;

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
      const least = references.size < largeGallery ? 0 : leastSupport;
      for (const [id, reference] of references) {
        if (accept(id)) hits.push({ id, similarity: similarityOf(probe, reference, least) });
      }
      return topHits(hits, limit);
    },
  };
}
