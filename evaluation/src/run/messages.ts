/** What the evaluation and its worker threads say to each other. */
import type { PairList } from './pairs.ts';

export interface WorkerData {
  readonly modality: string;
  /** Address of a module that exports `loadModality(id)`. */
  readonly registry: string;
}

export interface ExtractTask {
  readonly kind: 'extract';
  readonly index: number;
  readonly file: string;
  readonly resolutionPpi?: number;
}

export interface CompareTask {
  readonly kind: 'compare';
  /** Encoded, by index of the manifest; undefined where extraction failed. */
  readonly templates: readonly (Uint8Array | undefined)[];
  readonly pairs: PairList;
  /** Shared, one a pair; -Infinity where a template is missing. */
  readonly similarities: Float64Array;
  /** Shared, one a pair; NaN where a template is missing. */
  readonly compareUs: Float32Array;
  /** Shared: [pairs claimed, pairs done]. */
  readonly claimed: Int32Array;
  readonly chunk: number;
}

export type WorkerTask = ExtractTask | CompareTask;

export type ExtractAnswer =
  | {
      readonly kind: 'extracted';
      readonly index: number;
      readonly extractMs: number;
      readonly template: Uint8Array;
      /** 0 to 100. */
      readonly quality: number;
    }
  | { readonly kind: 'refused'; readonly index: number; readonly extractMs?: number; readonly reason: string };

export type WorkerAnswer = ExtractAnswer | { readonly kind: 'compared' };
