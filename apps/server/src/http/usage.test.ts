import { describe, expect, it } from 'vitest';
import { usageOf } from './usage.ts';

const stated = {
  'ipse-purpose': 'identification',
  'ipse-authority': 'Art.%2012',
  'ipse-justification': '%C3%A9t%C3%A9',
};

describe('usageOf', () => {
  it('decodes percent-encoded UTF-8', () => {
    expect(usageOf(stated)).toEqual({ purpose: 'identification', authority: 'Art. 12', justification: 'été' });
  });

  it('takes what is missing from the defaults, and lets the request override them', () => {
    const defaults = { purpose: 'enrolment', authority: 'statute', justification: 'routine', case: '7' };
    expect(usageOf({ 'ipse-purpose': 'other' }, defaults)).toEqual({ ...defaults, purpose: 'other' });
  });

  it('names what is missing', () => {
    expect(() => usageOf({ 'ipse-purpose': 'identification' })).toThrowError(/authority, justification/);
  });

  it('refuses what is not percent-encoded UTF-8, too long, or blank', () => {
    expect(() => usageOf({ ...stated, 'ipse-case': '%E9' })).toThrowError(
      expect.objectContaining({ code: 'PURPOSE_INVALID' }),
    );
    expect(() => usageOf({ ...stated, 'ipse-case': 'x'.repeat(1001) })).toThrowError(
      expect.objectContaining({ code: 'PURPOSE_INVALID' }),
    );
    expect(() => usageOf({ ...stated, 'ipse-purpose': '%20' })).toThrowError(
      expect.objectContaining({ code: 'PURPOSE_REQUIRED' }),
    );
  });
});
