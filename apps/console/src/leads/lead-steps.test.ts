import { expect, it } from 'vitest';
import type { LeadStep } from '@ipse/protocol';
import { asksFor, stepWords } from './lead-steps.ts';

const decision = (isYours: boolean): LeadStep => ({
  step: 'DECISION',
  status: 'TO_VERIFY',
  recordedAt: '2026-01-01T00:00:00Z',
  isYours,
});

it('asks the second examiner to verify, and never the one who identified', () => {
  expect(asksFor({ status: 'PENDING', steps: [] })).toBe('decision');
  expect(asksFor({ status: 'TO_VERIFY', steps: [decision(false)] })).toBe('verification');
  expect(asksFor({ status: 'TO_VERIFY', steps: [decision(true)] })).toBe('undo');
  expect(asksFor({ status: 'TO_VERIFY', steps: [decision(true), decision(false)] })).toBe('verification');
  expect(asksFor({ status: 'CONFIRMED', steps: [decision(false)] })).toBe('undo');
});

it('tells a verification that failed from one that held', () => {
  expect(stepWords({ step: 'VERIFICATION', status: 'PENDING' })).toBe('Not agreed to');
  expect(stepWords({ step: 'VERIFICATION', status: 'CONFIRMED' })).toBe('Verified');
  expect(stepWords({ step: 'DECISION', status: 'TO_VERIFY' })).toBe('Identified');
  expect(stepWords({ step: 'UNDO', status: 'PENDING' })).toBe('Taken back');
});
