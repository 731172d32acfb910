/** Unsolved marks, searched again by later enrolments, and the leads that come of it: for a person to confirm or refute. */
import type { EncounterId, GalleryId, PersonId, SampleId, TemplateId } from '@ipse/core';
import type { Actor, DataUse } from '@ipse/custody';
import type { DnaGallery, DnaSearchResult } from './dna.ts';
import type { ChangeCursor } from './feed.ts';
import type { EncounterName, Json, NewTemplate, Page, Paged, Written } from './records.ts';

/** `TO_VERIFY`: one examiner identified, and a second has yet to look. */
export type LeadStatus = 'PENDING' | 'TO_VERIFY' | 'CONFIRMED' | 'REFUTED';

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
  /** The encounter is itself among unsolved marks: what it finds are marks that may be of the same finger. */
  readonly ofMarks: boolean;
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

/** A mark that was found by an enrolled print, or by another mark. */
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
  /** A closed mark: no longer searched. */
  readonly isClosed: boolean;
}

export interface LeadRecord {
  readonly leadId: string;
  readonly status: LeadStatus;
  readonly mark: LeadSide;
  /** The enrolled print; between two marks, the one that searched. */
  readonly print: LeadSide;
  readonly betweenMarks: boolean;
  readonly evidence: Json;
  /** The oldest first. */
  readonly steps: readonly LeadStep[];
  readonly createdAt: Date;
}

/** One thing that a person did about a lead; none is ever removed. */
export interface LeadStep {
  readonly step: 'DECISION' | 'VERIFICATION' | 'UNDO';
  /** Where the lead stands since then. */
  readonly status: LeadStatus;
  readonly actor: Actor;
  /** Who and why; kept sealed. */
  readonly content: Json;
  readonly recordedAt: Date;
}

export interface DecidedLead extends Written {
  readonly lead: LeadRecord;
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
  /**
   * Of a pending lead. An identification waits for a second examiner where the policy asks for two; one that counts closes the
   * mark, unless the other is a mark too. Writes the event `lead.decide`, and `mark.close`. Errors: LEAD_UNKNOWN, LEAD_DECIDED.
   */
  decide(use: DataUse, leadId: string, isIdentified: boolean, content: Json): Promise<DecidedLead>;
  /**
   * Of an identification that waits: it counts, or the lead is pending again. Writes the event `lead.verify`, and `mark.close`.
   * Errors: LEAD_UNKNOWN, LEAD_NOT_TO_VERIFY, LEAD_SAME_EXAMINER for whoever identified.
   */
  verify(use: DataUse, leadId: string, agrees: boolean, content: Json): Promise<DecidedLead>;
  /**
   * Takes back what was decided: the lead is pending again, and a mark that it closed is open. Writes the event `lead.undo`, and
   * `mark.reopen`. Errors: LEAD_UNKNOWN, LEAD_PENDING.
   */
  undo(use: DataUse, leadId: string, content: Json): Promise<DecidedLead>;
  /**
   * A closed mark is kept and shown, and neither searches nor is found. Opened again, it searches the other marks. Writes the
   * event `mark.close` or `mark.reopen`. Errors: MARK_UNKNOWN for what is in no gallery of unsolved marks.
   */
  closeMark(use: DataUse, sampleId: SampleId, isClosed: boolean): Promise<Written>;
}
