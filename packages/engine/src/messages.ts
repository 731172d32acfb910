/** What the engine and a shard's worker say to each other. */
import { CodedError, isCodedError } from '@ipse/core';
import type { Candidate, Change, CompareRequest, CompareResult, ModalityInfo, Probe } from './types.ts';
import type { PersonEvidence } from './evidence.ts';

export interface ShardSearch {
  readonly gallery: string;
  readonly probes: readonly Probe[];
  readonly maxCandidates: number;
  readonly encounters?: readonly string[];
  /** Shared; not 0 once nobody waits for the answer any more. */
  readonly cancelled: Int32Array;
}

export interface ShardVerify {
  readonly personKey: string;
  readonly gallery: string;
  readonly probes: readonly Probe[];
}

export type ShardCandidate = Omit<Candidate, 'rank'>;

export interface ShardSearchAnswer {
  /** The strongest persons of the shard, whatever their score; strongest first. */
  readonly candidates: readonly ShardCandidate[];
  readonly references: number;
  readonly searched: number;
  readonly persons: number;
  /** See `fmrOfSearch`. */
  readonly chances: number;
  /** References that a probe of the same modality was not compared with for its position. */
  readonly elsewhere: number;
}

export interface ShardVerifyAnswer {
  /** Undefined when nothing is comparable. */
  readonly evidence: PersonEvidence | undefined;
  readonly chances: number;
}

export interface ShardCounts {
  readonly persons: number;
  readonly unreadable: number;
  readonly modalities: Readonly<Record<string, number>>;
}

/** Each kind of request with its payload and its answer. */
export interface ShardOperations {
  apply: { payload: readonly Change[]; answer: undefined };
  search: { payload: ShardSearch; answer: ShardSearchAnswer };
  verify: { payload: ShardVerify; answer: ShardVerifyAnswer };
  compare: { payload: CompareRequest; answer: CompareResult };
  counts: { payload: undefined; answer: ShardCounts };
}

export type ShardOperation = keyof ShardOperations;

export interface ShardRequest<Operation extends ShardOperation = ShardOperation> {
  readonly id: number;
  readonly operation: Operation;
  readonly payload: ShardOperations[Operation]['payload'];
}

export type ShardMessage =
  | { readonly kind: 'hello'; readonly modalities: readonly ModalityInfo[] }
  | { readonly kind: 'answer'; readonly id: number; readonly answer: unknown }
  | { readonly kind: 'failure'; readonly id: number; readonly failure: WireError };

/** An error as plain data: structured cloning would lose its code and hint. */
export interface WireError {
  readonly code?: string;
  readonly message: string;
  readonly hint: string;
  readonly httpStatus: number;
}

export function toWire(error: unknown): WireError {
  if (isCodedError(error)) {
    return { code: error.code, message: error.message, hint: error.hint, httpStatus: error.httpStatus };
  }
  return {
    message: error instanceof Error ? (error.stack ?? error.message) : String(error),
    hint: '',
    httpStatus: 500,
  };
}

export function fromWire({ code, ...entry }: WireError): Error {
  return code === undefined ? new Error(entry.message) : new CodedError(code, entry);
}
