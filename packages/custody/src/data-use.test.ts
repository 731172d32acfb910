import { isCodedError } from '@ipse/core';
import { expect, it } from 'vitest';
import { stateUse } from './data-use.ts';

const actor = { kind: 'user', id: 'u1' } as const;
const basis = { purpose: 'border control', authority: 'a statute' };
const code = (stated: Parameters<typeof stateUse>[1]) => {
  try {
    stateUse(actor, stated);
    return 'no error';
  } catch (error) {
    return isCodedError(error) ? error.code : error;
  }
};

it('takes what was stated, trimmed, and leaves out what was not', () => {
  expect(stateUse(actor, { ...basis, purpose: ' border control ', case: '  ' })).toEqual({ actor, basis });
  const full = { ...basis, justification: 'j'.repeat(4000), case: 'c' };
  expect(stateUse(actor, full).basis).toEqual(full);
});

it.each([
  [{}, 'CUSTODY_PURPOSE_MISSING'],
  [{ purpose: 'p' }, 'CUSTODY_PURPOSE_MISSING'],
  [{ authority: 'a' }, 'CUSTODY_PURPOSE_MISSING'],
  [{ ...basis, purpose: ' ' }, 'CUSTODY_PURPOSE_MISSING'],
  [{ ...basis, purpose: 'p'.repeat(501) }, 'CUSTODY_USE_TOO_LONG'],
  [{ ...basis, justification: 'j'.repeat(4001) }, 'CUSTODY_USE_TOO_LONG'],
])('refuses %j', (stated, expected) => {
  expect(code(stated)).toBe(expected);
});
