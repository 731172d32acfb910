/**
 * References of faces in memory, scanned from end to end: first their 8-bit codes, which tell within a known error how
 * alike each can be; then, exactly, those that may belong to the answer. What is answered is what comparing with each
 * reference would answer, to the last digit.
 */
import { similarity, topHits } from '@ipse/core';
import type { IndexHit, ReferenceOrder, TemplateIndex } from '@ipse/core';
import { codeScanBatch } from '@ipse/kernels';
import { dimension } from './algorithm.ts';
import { CodeRows } from './code-rows.ts';
import { dotAt } from './compare.ts';
import { evidenceWeight } from './quality/evidence-weight.ts';
import type { FaceTemplate } from './template.ts';

const capacityFirst = 64;

/** `width`: numbers in an embedding. */
export function createFaceIndex(width = dimension, order?: ReferenceOrder): TemplateIndex<FaceTemplate> {
  const references: number[] = [];
  const rest: Omit<FaceTemplate, 'embedding'>[] = [];
  const rows = new Map<number, number>();
  const codes = new CodeRows(width);
  let embeddings = new Float32Array(capacityFirst * width);

  const put = (row: number, embedding: Float32Array, quality: number) => {
    if ((row + 1) * width > embeddings.length) embeddings = doubled(embeddings);
    embeddings.set(embedding, row * width);
    codes.set(row, embedding, evidenceWeight(quality));
  };

  return {
    get size() {
      return references.length;
    },

    add(reference, { embedding, ...others }) {
      const row = rows.get(reference) ?? references.length;
      put(row, embedding, others.quality);
      references[row] = reference;
      rest[row] = others;
      rows.set(reference, row);
    },

    remove(reference) {
      const row = rows.get(reference);
      if (row === undefined) return false;
      // The last row takes the place of the one that goes; what is removed is wiped.
      const last = references.length - 1;
      embeddings.copyWithin(row * width, last * width, (last + 1) * width);
      embeddings.fill(0, last * width, (last + 1) * width);
      codes.move(last, row);
      references[row] = references[last];
      rest[row] = rest[last];
      rows.set(references[row], row);
      rows.delete(reference);
      references.length = last;
      rest.length = last;
      return true;
    },

    get(reference) {
      const row = rows.get(reference);
      if (row === undefined) return undefined;
      return { ...rest[row], embedding: embeddings.slice(row * width, (row + 1) * width) };
    },

    search(probe, limit, accept = () => true) {
      const best = new BestHits(limit, order);
      codes.setProbe(probe.embedding, evidenceWeight(probe.quality));
      for (let first = 0; first < references.length; first += codeScanBatch) {
        const count = Math.min(codeScanBatch, references.length - first);
        codes.scan(first, count, best, (row) => {
          const score = scoreAt(probe, embeddings, row * width, rest[row].quality);
          if (score >= best.floor && accept(references[row])) best.offer(references[row], score);
        });
      }
      return best.hits();
    },
  };
}

/** What `compareFaces` says of the reference whose numbers begin at `start`. */
function scoreAt(probe: FaceTemplate, embeddings: Float32Array, start: number, quality: number): number {
  return dotAt(probe.embedding, embeddings, start) * (evidenceWeight(probe.quality) * evidenceWeight(quality));
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
  readonly #order: ReferenceOrder | undefined;
  #kept: IndexHit[] = [];

  constructor(limit: number, order?: ReferenceOrder) {
    this.#limit = limit;
    this.#order = order;
  }

  offer(reference: number, score: number): void {
    this.#kept.push({ reference, similarity: similarity(score) });
    if (this.#kept.length < 2 * this.#limit + 16) return;
    this.#kept = topHits(this.#kept, this.#limit, this.#order);
    this.floor = this.#kept[this.#kept.length - 1]?.similarity ?? Infinity;
  }

  hits(): IndexHit[] {
    return topHits(this.#kept, this.#limit, this.#order);
  }
}
