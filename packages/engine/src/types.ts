/** What goes into the engine and what comes out. Ids are opaque: the engine never learns who somebody is. */
import type { Calibration, CalibratedScore, Feature, FeaturePair, Log10LikelihoodRatio } from '@ipse/core';

/** The position of a sample whose finger, hand or view nobody stated (OSIA biometricSubType). */
export const UNKNOWN_POSITION = 'UNKNOWN';

/** The name under which every reference is searched, whatever its galleries. */
export const ALL_GALLERIES = 'ALL';

/** One enrolled template. */
export interface Reference {
  /** Unique in the realm (the template's or the sample's id). */
  readonly id: string;
  readonly personKey: string;
  readonly encounterKey: string;
  readonly modality: string;
  /** OSIA biometricSubType, `RIGHT_INDEX`; absent means unknown. */
  readonly position?: string;
  readonly galleries: readonly string[];
  /** As `Modality.encodeTemplate` made it. */
  readonly template: Uint8Array;
}

/**
 * A change carries the whole state of a reference, so that repetition and order do not matter: of two changes of one
 * id the greater version wins. A change of galleries, of person (merge, move) or of template is an upsert; a deleted or
 * deactivated reference is a removal.
 */
export type Change =
  | { readonly kind: 'upsert'; readonly version: bigint; readonly reference: Reference }
  | { readonly kind: 'remove'; readonly version: bigint; readonly id: string };

export interface ChangeBatch<Cursor> {
  readonly changes: readonly Change[];
  /** Where the feed stands once this batch is applied; absent when the batch moves no cursor. */
  readonly cursor?: Cursor;
}

export interface Probe {
  readonly modality: string;
  /** Absent or `UNKNOWN`: searched against every position; a known one against its own and the unknown ones. */
  readonly position?: string;
  readonly template: Uint8Array;
}

/** `fpir` (0 to 1, default 0.01) sets the threshold by calibration and gallery size; `threshold` (log10 LR) overrides. */
export interface SearchRequest {
  /** A gallery's name, or `ALL`. */
  readonly gallery: string;
  readonly probes: readonly Probe[];
  readonly fpir?: number;
  readonly threshold?: number;
  /** Default 10. */
  readonly maxCandidates?: number;
  /** Only references of these encounters are searched, when given. */
  readonly encounters?: readonly string[];
  /** Whether prints of other positions than stated are searched as well, by stronger evidence, where nobody else is found. */
  readonly otherPositions?: boolean;
  readonly signal?: AbortSignal;
}

/** One probe compared with one reference. */
export interface PairScore extends CalibratedScore {
  /** Index into the request's probes. */
  readonly probe: number;
  readonly referenceId: string;
  readonly encounterKey: string;
  readonly modality: string;
  /** Of the reference. */
  readonly position: string;
  /** True when this score is part of the person's evidence; correlated ones are shown and not counted. */
  readonly counted: boolean;
}

/** A lead, never 'a match'. */
export interface Candidate extends CalibratedScore {
  /** From 1. */
  readonly rank: number;
  readonly personKey: string;
  /** The encounter of the strongest score. */
  readonly encounterKey: string;
  /** Strongest first; at most 64. */
  readonly scores: readonly PairScore[];
}

export interface Coverage {
  /** References of the gallery that are of a probe's modality and position. */
  readonly references: number;
  /** Of these, how many were searched; fewer when a template cannot be read by the registered algorithm. */
  readonly searched: number;
}

export interface SearchResult {
  readonly candidates: readonly Candidate[];
  /** log10 LR from which a person is a candidate. */
  readonly threshold: Log10LikelihoodRatio;
  /** Absent when the caller set the threshold. */
  readonly fpir?: number;
  /** Persons with at least one searched reference. */
  readonly persons: number;
  readonly expectedFalseCandidates: number;
  readonly coverage: Coverage;
  /** True when the candidates were found under other positions than stated. */
  readonly otherPositions?: true;
}

export interface VerifyRequest {
  readonly personKey: string;
  readonly gallery?: string;
  readonly probes: readonly Probe[];
  /** False match rate that sets the threshold, default 0.0001; `threshold` (log10 LR) overrides. */
  readonly fmr?: number;
  readonly threshold?: number;
  readonly signal?: AbortSignal;
}

/** Absent scores: the person holds nothing comparable, and log10 LR is 0, no evidence either way. */
export interface VerifyResult extends CalibratedScore {
  readonly threshold: Log10LikelihoodRatio;
  readonly scores: readonly PairScore[];
}

export interface CompareRequest {
  readonly modality: string;
  readonly probe: Uint8Array;
  readonly reference: Uint8Array;
}

/** The paired evidence of one comparison; pairs index the two lists of features. */
export interface CompareResult extends CalibratedScore {
  readonly pairs: readonly FeaturePair[];
  readonly probeFeatures: readonly Feature[];
  readonly referenceFeatures: readonly Feature[];
}

export interface ShardStats {
  readonly state: 'loading' | 'ready';
  readonly references: number;
  readonly persons: number;
  /** References that the registered algorithm cannot read; they are never searched. */
  readonly unreadable: number;
  readonly restarts: number;
}

export interface EngineStats {
  readonly references: number;
  readonly persons: number;
  readonly unreadable: number;
  /** References of each modality. */
  readonly modalities: Readonly<Record<string, number>>;
  readonly shards: readonly ShardStats[];
}

/** What a shard's worker knows of a modality; the threshold is computed from it. */
export interface ModalityInfo {
  readonly id: string;
  readonly algorithm: { readonly name: string; readonly version: string };
  readonly calibration: Calibration;
}

/** Asked for the references of one shard or of all, at start and after a worker was lost. */
export interface LoadRequest {
  /** True when the shard that is loading owns this person; the others' references need not be read or unsealed. */
  readonly wants: (personKey: string) => boolean;
  readonly signal: AbortSignal;
}

export interface EngineOptions<Cursor> {
  /** A module that calls `serveShard`. */
  readonly workerUrl: URL;
  /** Handed to each worker as its `workerData`. */
  readonly workerData?: unknown;
  /** Worker threads; default one less than the cores, at least one. */
  readonly shards?: number;
  /** Yields all current references, newest version each; the last batch carries the feed's cursor for them. */
  readonly load: (request: LoadRequest) => AsyncIterable<ChangeBatch<Cursor>>;
  /** Negative when `a` is before `b`. */
  readonly compareCursors: (a: Cursor, b: Cursor) => number;
  /** Searches, verifications and comparisons under way at once, default 64; more are refused with ENGINE_BUSY. */
  readonly requestsMax?: number;
  /** How long a request waits for a shard that is loading, default 10,000. */
  readonly shardWaitMs?: number;
  /** Told of a worker that was lost, or of a load that failed and will be tried again. */
  readonly onTrouble?: (shard: number, error: Error) => void;
}

export interface Engine<Cursor> {
  /** Resolves when every shard is loaded for the first time. */
  ready(): Promise<void>;
  /** Resolves when every shard has applied the batch; the cursor has then advanced. Batches may repeat. */
  apply(batch: ChangeBatch<Cursor>): Promise<void>;
  /** Undefined until the first load has told one. */
  readonly appliedCursor: Cursor | undefined;
  /** Resolves when everything up to the cursor is searchable; ENGINE_LAGGING after the timeout (default 10,000 ms). */
  waitFor(cursor: Cursor, options?: { readonly timeoutMs?: number; readonly signal?: AbortSignal }): Promise<void>;
  search(request: SearchRequest): Promise<SearchResult>;
  verify(request: VerifyRequest): Promise<VerifyResult>;
  compare(request: CompareRequest): Promise<CompareResult>;
  stats(): Promise<EngineStats>;
  close(): Promise<void>;
}
