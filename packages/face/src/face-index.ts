/**
 * References of faces in memory, scanned from end to end: first their 8-bit codes, which tell within a known error how
 * alike each can be; then, exactly, those that may belong to the answer. What is answered is what comparing with each
 * reference would answer, to the last digit.
 */
import { similarity, topHits } from '@ipse/core';
import type { IndexHit, TemplateIndex } from '@ipse/core';
import { codeScanBatch } from '@ipse/kernels';
import { dimension } from './algorithm.ts';
import { CodeRows } from './code-rows.ts';
import { dotAt } from './compare.ts';
import { evidenceWeight } from './quality/evidence-weight.ts';
import type { FaceTemplate } from './template.ts';

const capacityFirst = 64;

/** `width`: numbers in an embedding. */
export function createFaceIndex(width = dimension): TemplateIndex<FaceTemplate> {
  const ids: string[] = [];
  const rest: Omit<FaceTemplate, 'embedding'>[] = [];
  const rows = new Map<string, number>();
  const codes = new CodeRows(width);
  let embeddings = new Float32Array(capacityFirst * width);

  const put = (row: number, embedding: Float32Array, quality: number) => {
    if ((row + 1) * width > embeddings.length) embeddings = doubled(embeddings);
    embeddings.set(embedding, row * width);
    codes.set(row, embedding, evidenceWeight(quality));
  };

  return {
    get size() {
      return ids.length;
    },

    add(id, { embedding, ...others }) {
      const row = rows.get(id) ?? ids.length;
      put(row, embedding, others.quality);
      ids[row] = id;
      rest[row] = others;
      rows.set(id, row);
    },

    remove(id) {
      const row = rows.get(id);
      if (row === undefined) return false;
      // The last row takes the place of the one that goes; what is removed is wiped.
      const last = ids.length - 1;
      embeddings.copyWithin(row * width, last * width, (last + 1) * width);
      embeddings.fill(0, last * width, (last + 1) * width);
      codes.move(last, row);
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
      return { ...rest[row], embedding: embeddings.slice(row * width, (row + 1) * width) };
    },

    search(probe, limit, accept = () => true) {
      const best = new BestHits(limit);
      const probeWeight = evidenceWeight(probe.quality);
      codes.setProbe(probe.embedding, probeWeight);
      for (let first = 0; first < ids.length; first += codeScanBatch) {
        const count = Math.min(codeScanBatch, ids.length - first);
        codes.scan(first, count, best, (row) => {
          const weight = probeWeight * evidenceWeight(rest[row].quality);
          const score = dotAt(probe.embedding, embeddings, row * width) * weight;
          if (score >= best.floor && accept(ids[row])) best.offer(ids[row], score);
        });
      }
      return best.hits();
    },
  };
}

function doubled(values: Float32Array): Float32Array<ArrayBuffer> {
  const wider = new Float32Array(values.length * 2);
  wider.set(values);
  return wider;
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
    if (this.#kept.length < 2 * this.#limit + 16) return;
    this.#kept = topHits(this.#kept, this.#limit);
    this.floor = this.#kept[this.#kept.length - 1]?.similarity ?? Infinity;
  }

  hits(): IndexHit[] {
    return topHits(this.#kept, this.#limit);
  }
}
