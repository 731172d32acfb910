/** What is kept, sealed, of why a mark and a print make a lead, and of who decided about it. */
import type { LeadRecord } from '@ipse/store';

export interface LeadEvidence {
  readonly modality: string;
  readonly gallery: string;
  /** Marks that the enrolment was compared with. */
  readonly marksSearched: number;
  readonly log10LR: number;
  readonly fmr: number;
}

export interface LeadVerdict {
  /** The name of the person or the id of the client. */
  readonly decidedBy: string;
  readonly note?: string;
}

export const evidenceOf = ({ evidence }: LeadRecord): LeadEvidence => evidence as unknown as LeadEvidence;

export const verdictOf = ({ decision }: LeadRecord): LeadVerdict | undefined =>
  decision as unknown as LeadVerdict | undefined;
