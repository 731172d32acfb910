/** DNA in the record beside its samples: hits for a person to confirm or refute, and grants of familial searches. */
import type { GalleryId, SampleId, TemplateId } from '@ipse/core';
import type { DataUse } from '@ipse/custody';
import type { LeadSide } from './leads.ts';
import type { Json, Page, Paged } from './records.ts';

export type DnaHitStatus = 'PENDING' | 'CONFIRMED' | 'REFUTED';

/** A gallery that later enrolments of DNA profiles search. */
export interface DnaGallery {
  readonly id: GalleryId;
  /** The event of the declaration: searches are made on its stated basis. */
  readonly declaredBy: string;
  /** Rules and statistics of these searches; the store does not read them. */
  readonly terms: Json;
}

export interface NewDnaHit {
  readonly referenceTemplateId: TemplateId;
  /** Absent when the profile was handed in: the evidence then holds it. */
  readonly probeSampleId?: SampleId;
  /** Why it is a hit; kept sealed. */
  readonly evidence: Json;
}

/** What one gallery gave to an enrolment. */
export interface DnaSearchResult {
  readonly gallery: DnaGallery;
  readonly hits: readonly NewDnaHit[];
}

export interface DnaDecision {
  /** `PENDING` takes back what was decided. */
  readonly status: DnaHitStatus;
  /** Who decided and why; kept sealed. */
  readonly content: Json;
}

export interface DnaHitRecord {
  readonly hitId: string;
  readonly status: DnaHitStatus;
  /** Absent when the profile was handed in. */
  readonly probe?: LeadSide;
  readonly reference: LeadSide;
  readonly evidence: Json;
  /** The oldest first. */
  readonly decisions: readonly (DnaDecision & { readonly recordedAt: Date })[];
  readonly createdAt: Date;
}

export interface DnaHits {
  /**
   * Keeps the hits of a search, in the order given; undefined for a reference that is gone. Two samples of the record make
   * one hit: a later search finds it as it stands. Writes the event `dna.search` with the persons found.
   */
  record(use: DataUse, hits: readonly NewDnaHit[]): Promise<(DnaHitRecord | undefined)[]>;
  /** The latest first. Writes the event `dna.hit.list`. */
  list(use: DataUse, status: DnaHitStatus | undefined, page: Page): Promise<Paged<DnaHitRecord>>;
  /** Writes the event `dna.hit.read`. Errors: DNA_HIT_UNKNOWN. */
  read(use: DataUse, hitId: string): Promise<DnaHitRecord>;
  /**
   * A pending hit is confirmed or refuted, one that is decided becomes pending again, and nothing else. Writes the event
   * `dna.hit.decide` or `dna.hit.undo`. Errors: DNA_HIT_UNKNOWN, DNA_HIT_DECIDED.
   */
  decide(use: DataUse, hitId: string, decision: DnaDecision): Promise<DnaHitRecord>;
}

export interface DnaGrantRecord {
  readonly grantId: string;
  readonly content: Json;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly withdrawnAt?: Date;
}

/** The recorded basis without which nobody is searched for relatives. */
export interface DnaGrants {
  /** Writes the event `dna.grant.give`. */
  give(use: DataUse, content: Json, expiresAt: Date): Promise<DnaGrantRecord>;
  /** The latest first, at most 200, those that no longer hold too. Writes no event. */
  list(): Promise<readonly DnaGrantRecord[]>;
  /** Undefined when there is none, it has expired or was withdrawn. Writes no event. */
  holding(grantId: string): Promise<DnaGrantRecord | undefined>;
  /** Writes the event `dna.grant.withdraw`. Errors: DNA_GRANT_UNKNOWN. */
  withdraw(use: DataUse, grantId: string): Promise<DnaGrantRecord>;
}
