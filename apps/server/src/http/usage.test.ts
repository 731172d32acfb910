import { describe, expect, it } from 'vitest';
import { usageOf } from './usage.ts';

const client = { kind: 'client', id: 'c-1' } as const;
const stated = {
  'ipse-purpose': 'identification',
  'ipse-authority': 'Art.%2012',
  'ipse-justification': '%C3%A9t%C3%A9',
};

describe('usageOf', () => {
  it('decodes percent-encoded UTF-8', () => {
    const { actor, basis } = usageOf(stated, client);
    expect(actor).toEqual(client);
    expect(basis).toEqual({ purpose: 'identification', authority: 'Art. 12', justification: 'été' });
  });

  it('takes what is missing from the defaults, and lets the request override them', () => {
    const defaults = { purpose: 'enrolment', authority: 'statute', justification: 'routine', case: '7' };
    expect(usageOf({ 'ipse-purpose': 'other' }, client, defaults).basis).toEqual({ ...defaults, purpose: 'other' });
  });

  it('refuses a use without purpose or authority, and what is not percent-encoded UTF-8', () => {
    const code = (value: string) => expect.objectContaining({ code: value });
    expect(() => usageOf({ 'ipse-purpose': 'x' }, client)).toThrowError(code('CUSTODY_PURPOSE_MISSING'));
    expect(() => usageOf({ ...stated, 'ipse-purpose': '%20' }, client)).toThrowError(code('CUSTODY_PURPOSE_MISSING'));
    expect(() => usageOf({ ...stated, 'ipse-case': '%E9' }, client)).toThrowError(code('PURPOSE_INVALID'));
  });
});
