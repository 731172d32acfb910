/** What is kept, sealed, of why a mark and a print make a lead, and of who did what about it. */
import type { LeadRecord, LeadStep } from '@ipse/store';

export interface LeadEvidence {
  readonly modality: string;
  readonly gallery: string;
  /** Marks that the enrolment was compared with. */
  readonly marksSearched: number;
  readonly log10LR: number;
  readonly fmr: number;
  /** Absent in leads of older versions. */
  readonly fmrLeast?: number;
}

/** Of each step. The names are those of the first steps that were ever kept. */
export interface LeadVerdict {
  /** The name of the person or the id of the client. */
  readonly decidedBy: string;
  readonly note?: string;
}

export const evidenceOf = ({ evidence }: LeadRecord): LeadEvidence => evidence as unknown as LeadEvidence;

export const verdictOf = ({ content }: LeadStep): LeadVerdict => content as unknown as LeadVerdict;
