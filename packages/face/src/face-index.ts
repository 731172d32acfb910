/** References of faces in memory: their embeddings one after another, scanned from end to end. */
import { similarity, topHits } from '@ipse/core';
import type { IndexHit, TemplateIndex } from '@ipse/core';
import { dimension } from './algorithm.ts';
import { dotAt } from './compare.ts';
import type { FaceTemplate } from './template.ts';

const capacityFirst = 64;

/** Exact; it answers what comparing with each reference would answer. */
export function createFaceIndex(): TemplateIndex<FaceTemplate> {
  const ids: string[] = [];
  const rest: Omit<FaceTemplate, 'embedding'>[] = [];
  const rows = new Map<string, number>();
  let embeddings = new Float32Array(capacityFirst * dimension);

  const put = (row: number, embedding: Float32Array) => {
    if ((row + 1) * dimension > embeddings.length) {
      const wider = new Float32Array(embeddings.length * 2);
      wider.set(embeddings);
      embeddings = wider;
    }
    embeddings.set(embedding, row * dimension);
  };

  return {
    get size() {
      return ids.length;
    },

    add(id, { embedding, ...others }) {
      const row = rows.get(id) ?? ids.length;
      put(row, embedding);
      ids[row] = id;
      rest[row] = others;
      rows.set(id, row);
    },

    remove(id) {
      const row = rows.get(id);
      if (row === undefined) return false;
      // The last row takes the place of the one that goes; what is removed is wiped.
      const last = ids.length - 1;
      embeddings.copyWithin(row * dimension, last * dimension, (last + 1) * dimension);
      embeddings.fill(0, last * dimension, (last + 1) * dimension);
      ids[row] = ids[last];
      rest[row] = rest[last];
      rows.set(ids[row], row);
      rows.delete(id);
      ids.length = last;
      rest.length = last;
      return true;
    },

    get(id) {
      const row = rows.get(id);
      if (row === undefined) return undefined;
      return { ...rest[row], embedding: embeddings.slice(row * dimension, (row + 1) * dimension) };
    },

    search(probe, limit, accept = () => true) {
      const best = new BestHits(limit);
      for (let row = 0; row < ids.length; row++) {
        const score = dotAt(probe.embedding, embeddings, row * dimension);
        if (score >= best.floor && accept(ids[row])) best.offer(ids[row], score);
      }
      return best.hits();
    },
  };
}

/** Keeps the best hits of a scan without sorting all of it: trimmed whenever it holds twice what is asked for. */
class BestHits {
  /** What a score must reach to matter. */
  floor = -Infinity;
  readonly #limit: number;
  #kept: IndexHit[] = [];

  constructor(limit: number) {
    this.#limit = limit;
  }

  offer(id: string, score: number): void {
    this.#kept.push({ id, similarity: similarity(score) });
    if (this.#kept.length < 2 * this.#limit + 64) return;
    this.#kept = topHits(this.#kept, this.#limit);
    this.floor = this.#kept[this.#kept.length - 1]?.similarity ?? Infinity;
  }

  hits(): IndexHit[] {
    return topHits(this.#kept, this.#limit);
  }
}
