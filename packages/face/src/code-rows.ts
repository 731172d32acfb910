/** Embeddings as 8-bit codes, with what rounding may have cost: an upper bound of each one's weighted cosine with a probe. */
import { createCodeScan } from '@ipse/kernels';
import type { CodeScan } from '@ipse/kernels';

/** A row's codes reach from -127 to 127; a probe's from -63 to 63, so that with 64 added they fill seven bits. */
const rowCodeMax = 127;
const probeCodeMax = 63;
const probeOffset = 64;
/** Beyond the error that is computed, what 32-bit floats may add to it. */
const roundingSlack = 1e-4;

interface Coded {
  readonly codes: Int8Array;
  /** The embedding is about `codes` x `scale`. */
  readonly scale: number;
  /** Length of what that leaves. */
  readonly error: number;
}

export class CodeRows {
  readonly #width: number;
  readonly #scan: CodeScan;
  #scales = new Float32Array(64);
  /** What the probe's offset adds to a row's product. */
  #offsets = new Int32Array(64);
  /** The greatest of all rows so far. */
  #errorMax = 0;
  #weightMax = 0;
  #probe = { scale: 0, error: 0, weight: 0 };

  /** `width`: numbers in an embedding. */
  constructor(width: number) {
    this.#width = Math.ceil(width / 16) * 16;
    this.#scan = createCodeScan(this.#width);
  }

  /** `weight`: what the row's cosines are multiplied by, above 0. */
  set(row: number, embedding: Float32Array, weight: number): void {
    if (row >= this.#scales.length) {
      const [scales, offsets] = [new Float32Array(2 * row), new Int32Array(2 * row)];
      scales.set(this.#scales);
      offsets.set(this.#offsets);
      [this.#scales, this.#offsets] = [scales, offsets];
    }
    const { codes, scale, error } = codesOf(embedding, rowCodeMax, this.#width);
    this.#scan.setRow(row, codes);
    this.#scales[row] = scale * weight;
    this.#offsets[row] = codes.reduce((sum, code) => sum + code, 0) * probeOffset;
    this.#errorMax = Math.max(this.#errorMax, error);
    this.#weightMax = Math.max(this.#weightMax, weight);
  }

  /** Row `from` takes the place of row `to`; where it was is wiped. */
  move(from: number, to: number): void {
    this.#scan.moveRow(from, to);
    this.#scales.copyWithin(to, from, from + 1);
    this.#offsets.copyWithin(to, from, from + 1);
    this.#scales[from] = this.#offsets[from] = 0;
  }

  setProbe(embedding: Float32Array, weight: number): void {
    const { codes, scale, error } = codesOf(embedding, probeCodeMax, this.#width);
    this.#scan.setProbe(Uint8Array.from(codes, (code) => code + probeOffset));
    this.#probe = { scale: scale * weight, error, weight };
  }

  /**
   * Calls `visit` for each row from `first` on, `count` of them, whose weighted cosine may reach `best.floor`, which may rise
   * meanwhile. With p = p' + r and q = q' + s, p . q - p' . q' = p . s + r . q', at most |s| + |r| (1 + |s|) for unit p, q.
   */
  scan(first: number, count: number, best: { readonly floor: number }, visit: (row: number) => void): void {
    const products = this.#scan.scan(first, count);
    const [scales, offsets] = [this.#scales, this.#offsets];
    const { scale, error, weight } = this.#probe;
    const slack = (this.#errorMax + error * (1 + this.#errorMax) + roundingSlack) * weight * this.#weightMax;
    let needed = (best.floor - slack) / scale;
    for (let i = 0; i < count; i++) {
      const row = first + i;
      if ((products[i] - offsets[row]) * scales[row] < needed) continue;
      visit(row);
      needed = (best.floor - slack) / scale;
    }
  }
}

/** `width`: how many codes there are, those beyond the embedding nought. */
function codesOf(embedding: Float32Array, codeMax: number, width: number): Coded {
  const largest = embedding.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const scale = Math.max(largest, 1e-30) / codeMax;
  const codes = new Int8Array(width);
  let squares = 0;
  embedding.forEach((value, k) => {
    codes[k] = Math.round(value / scale);
    squares += (value - codes[k] * scale) ** 2;
  });
  return { codes, scale, error: Math.sqrt(squares) };
}

/** An embedding in codes, as a probe and as a reference. */
export interface EmbeddingCodes {
  readonly probe: Coded;
  readonly reference: Coded;
}

export function embeddingCodes(embedding: Float32Array): EmbeddingCodes {
  const { length } = embedding;
  return { probe: codesOf(embedding, probeCodeMax, length), reference: codesOf(embedding, rowCodeMax, length) };
}

/** The cosine by codes alone, which no search answers: for measuring what rounding would cost. */
export function codeCosine({ probe }: EmbeddingCodes, { reference }: EmbeddingCodes): number {
  let product = 0;
  for (let k = 0; k < probe.codes.length; k++) product += probe.codes[k] * reference.codes[k];
  return product * probe.scale * reference.scale;
}
