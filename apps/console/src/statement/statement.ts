/** Why data is used: the officer states it before a search, an enrolment or a look at a person, and it goes with every call. */
import type { Statement } from '@ipse/protocol';

/** All four are asked of an officer; the server's other callers may have defaults. */
export type FullStatement = Required<Statement>;

export const emptyStatement: FullStatement = { purpose: '', authority: '', case: '', justification: '' };

/** Suggestions only: an owner's own words are as good. */
export const purposes = [
  { id: 'identify', label: 'Identify an unknown person' },
  { id: 'verify', label: 'Verify a claimed identity' },
  { id: 'investigate', label: 'Investigate an offence' },
  { id: 'protect', label: 'Protect a person at risk' },
  { id: 'subject-access', label: 'Answer a request by the person' },
  { id: 'correct', label: 'Correct or delete a record' },
] as const;

/** True when nothing is missing. */
export function isComplete(statement: FullStatement): boolean {
  return Object.values(statement).every((value) => value.trim() !== '');
}
