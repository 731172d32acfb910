import type { LeadStatus } from '@ipse/protocol';

/** Where a lead stands, in an examiner's words. */
export const statusWords: Readonly<Record<LeadStatus, string>> = {
  PENDING: 'To be examined',
  TO_VERIFY: 'To be verified',
  CONFIRMED: 'Confirmed',
  REFUTED: 'Refuted',
};
