import { inspect } from 'node:util';
import { expect, it } from 'vitest';
import { errorsOf, isCodedError } from './errors.ts';
import { Secret } from './secret.ts';

const fail = errorsOf({ CUP_EMPTY: { message: 'The cup is empty.', hint: 'Fill it.', httpStatus: 400 } });

it('makes an error with its code, hint and status', () => {
  const error = fail('CUP_EMPTY', 'cup 3');
  expect(error).toMatchObject({
    code: 'CUP_EMPTY',
    hint: 'Fill it.',
    httpStatus: 400,
    message: 'The cup is empty. (cup 3)',
  });
  expect(isCodedError(error)).toBe(true);
  expect(isCodedError(new Error('CUP_EMPTY'))).toBe(false);
});

it('prints a secret nowhere', () => {
  const secret = new Secret('open sesame');
  const printed = [
    String(secret),
    `${secret}`,
    JSON.stringify({ secret }),
    inspect(secret),
    inspect({ deep: [secret] }),
  ];
  expect(printed.filter((text) => text.includes('sesame'))).toEqual([]);
  expect(secret.reveal()).toBe('open sesame');
});
