import type { Lead, LeadStep } from '@ipse/protocol';

export type Outcome = 'yes' | 'no';

/** What the one who looks at a lead can do next: nobody verifies what they identified themselves. */
export function asksFor({ status, steps }: Pick<Lead, 'status' | 'steps'>): 'decision' | 'verification' | 'undo' {
  if (status === 'PENDING') return 'decision';
  const decided = steps.findLast(({ step }) => step === 'DECISION');
  return status === 'TO_VERIFY' && decided?.isYours === false ? 'verification' : 'undo';
}

/** What was done in a step, in an examiner's words. */
export function stepWords({ step, status }: Pick<LeadStep, 'step' | 'status'>): string {
  if (step === 'UNDO') return 'Taken back';
  if (step === 'VERIFICATION') return status === 'CONFIRMED' ? 'Verified' : 'Not agreed to';
  return status === 'REFUTED' ? 'Refuted' : 'Identified';
}
