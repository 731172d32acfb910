/** Work that outlives a request: asynchronous tasks with their callbacks, searches kept for a day, decisions. */
import type { DataUse } from '@ipse/custody';
import type { Json } from './records.ts';

/** OSIA's words for where a task stands. */
export type TaskStatus = 'PENDING' | 'RESPONSE_SCHEDULED' | 'RESPONSE_RETRY' | 'RESPONSE_ERROR' | 'COMPLETED';

export interface TaskRecord {
  readonly taskId: string;
  readonly clientId: string;
  /** The operation's name, `createEncounter`, ... */
  readonly operation: string;
  readonly status: TaskStatus;
  /** Failed deliveries since the result was there or was last asked for. */
  readonly attempts: number;
  readonly createdAt: Date;
}

/** A task to run or to deliver, leased to one worker. */
export interface ClaimedTask extends TaskRecord {
  /** What was put in by `create`; null once the task has run. */
  readonly request: Json;
  /** Where and how the answer is to be delivered, as `create` was given it. */
  readonly delivery: Json;
  /** What was put in by `finish`; null before. */
  readonly result: Json;
}

export interface NewTask {
  readonly clientId: string;
  readonly operation: string;
  readonly request: Json;
  readonly delivery: Json;
}

export interface Tasks {
  /** Request and delivery (address, transaction) are kept sealed; the request is dropped when the task has run. */
  create(task: NewTask): Promise<string>;
  read(taskId: string): Promise<TaskRecord | undefined>;
  /**
   * Leases the oldest task that is to be run (PENDING) or delivered (RESPONSE_SCHEDULED or RESPONSE_RETRY and due);
   * a lease that runs out makes it free again.
   */
  claim(work: 'run' | 'deliver', leaseMs: number): Promise<ClaimedTask | undefined>;
  /**
   * Stores the result, drops the request and schedules delivery. Called inside `transact` together with the work, it
   * keeps a task from running twice.
   */
  finish(taskId: string, result: Json): Promise<void>;
  /** The callback was accepted: COMPLETED. */
  delivered(taskId: string): Promise<void>;
  /** The callback failed: RESPONSE_RETRY at the time given, or RESPONSE_ERROR when there is none. */
  deliveryFailed(taskId: string, retryAt: Date | undefined): Promise<void>;
  /** Schedules delivery again. False when there is no result to deliver. */
  redeliver(taskId: string): Promise<boolean>;
}

export interface SearchRecord {
  readonly searchId: string;
  /** Who searched: only they read it again. */
  readonly actorId: string;
  readonly content: Json;
  readonly createdAt: Date;
}

export interface Searches {
  save(search: { readonly actorId: string; readonly content: Json; readonly expiresAt: Date }): Promise<string>;
  /** Undefined when unknown, expired or another's. */
  find(searchId: string, actorId: string): Promise<SearchRecord | undefined>;
}

export interface DecisionRecord {
  readonly decisionId: string;
  readonly recordedAt: Date;
}

export interface Decisions {
  /** Kept for good, unlike the search. Writes the event `search.decide`. */
  record(use: DataUse, searchId: string, decision: Json): Promise<DecisionRecord>;
}
