/** Unsolved marks, searched again by later enrolments, and the leads that come of it: for a person to confirm or refute. */
import type { EncounterId, GalleryId, PersonId, SampleId, TemplateId } from '@ipse/core';
import type { DataUse } from '@ipse/custody';
import type { DnaGallery, DnaSearchResult } from './dna.ts';
import type { ChangeCursor } from './feed.ts';
import type { EncounterName, Json, NewTemplate, Page, Paged } from './records.ts';

export type LeadStatus = 'PENDING' | 'CONFIRMED' | 'REFUTED';

/** A gallery that somebody declared to hold unsolved marks. */
export interface UnsolvedGallery {
  readonly id: GalleryId;
  /** The event of the declaration: searches are made on its stated basis. */
  readonly declaredBy: string;
}

/** An encounter that has yet to search the unsolved marks. */
export interface LeadSearch {
  readonly encounterId: EncounterId;
  readonly personId: PersonId;
  /** Of the writes of this encounter, which is searched. */
  readonly version: bigint;
  /** Claims before this one that came to nothing. */
  readonly attempts: number;
  readonly probes: readonly LeadProbe[];
  /** None for an encounter that is itself among unsolved marks. */
  readonly galleries: readonly UnsolvedGallery[];
  /** Which its DNA profiles search. */
  readonly dnaGalleries: readonly DnaGallery[];
  /** Marks that were enrolled before stand before this place of the feed. */
  readonly cursor: ChangeCursor;
}

export interface LeadProbe {
  readonly sampleId: SampleId;
  readonly modality: string;
  readonly position?: string;
  readonly template: NewTemplate;
}

/** A mark that was found by an enrolled print. */
export interface NewLead {
  readonly markTemplateId: TemplateId;
  readonly printSampleId: SampleId;
  /** The score and what was searched. */
  readonly evidence: Json;
}

/** What one gallery gave. */
export interface LeadSearchResult {
  readonly gallery: UnsolvedGallery;
  readonly leads: readonly NewLead[];
}

/** One side of a lead. */
export interface LeadSide extends EncounterName {
  readonly sampleId: SampleId;
  readonly position?: string;
}

export interface LeadRecord {
  readonly leadId: string;
  readonly status: LeadStatus;
  readonly mark: LeadSide;
  readonly print: LeadSide;
  readonly evidence: Json;
  /** What was decided, with who did; absent while pending. */
  readonly decision?: Json;
  readonly createdAt: Date;
  readonly decidedAt?: Date;
}

export interface LeadDecision {
  readonly status: Exclude<LeadStatus, 'PENDING'>;
  /** Kept sealed. */
  readonly content: Json;
}

export interface Leads {
  /**
   * Takes the oldest encounter that is due. One that is not finished is due again after the lease, so that a search is
   * made at least once.
   */
  claim(leaseMs: number): Promise<LeadSearch | undefined>;
  /**
   * Keeps the leads that are new and ends the search, together or not at all. A mark and an encounter make one lead. Writes
   * `lead.search` for each gallery, on the basis of its declaration, and `lead.create` for each lead, on that of the mark; of
   * DNA `dna.search` and `dna.hit.create`, both on the basis of the gallery's declaration.
   */
  finish(search: LeadSearch, results: readonly LeadSearchResult[], dna?: readonly DnaSearchResult[]): Promise<number>;
  /** The latest first. Writes the event `lead.list`. */
  list(use: DataUse, status: LeadStatus | undefined, page: Page): Promise<Paged<LeadRecord>>;
  /** Writes the event `lead.read`. Errors: LEAD_UNKNOWN. */
  read(use: DataUse, leadId: string): Promise<LeadRecord>;
  /** Once. Writes the event `lead.decide`. Errors: LEAD_UNKNOWN, LEAD_DECIDED. */
  decide(use: DataUse, leadId: string, decision: LeadDecision): Promise<LeadRecord>;
}
