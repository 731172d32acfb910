import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isCodedError } from '@ipse/core';
import { tinyCard } from '../testing/tiny-model.ts';
import { parseModelCard } from './model-card.ts';

const card = tinyCard(new Uint8Array(4), 128);

/** The faults that are named; empty when the card is taken. */
function faultsOf(value: unknown): string {
  try {
    parseModelCard(typeof value === 'string' ? value : JSON.stringify(value));
    return '';
  } catch (error) {
    if (!isCodedError(error) || error.code !== 'MODEL_CARD_INVALID') throw error;
    return error.detail ?? '';
  }
}

it('takes a card that says everything', () => expect(parseModelCard(JSON.stringify(card))).toEqual(card));

it('names every fault of a card at once', () => {
  const { licence, ...unlicensed } = card;
  expect(licence).not.toBe('');
  const input = { ...card.input, deviation: 0, channels: 'gray' };
  const faults = faultsOf({ ...unlicensed, name: 'My Model', input, weights: 'here' });
  expect(faults.split('; ')).toEqual([
    'name must be 2 to 40 of a-z, 0-9 and -, a letter first',
    'licence must be a text',
    '1 fields too many',
    'input.channels must be rgb or bgr',
    'input.deviation must be a number from 0.001 to 1000',
  ]);
  expect(faultsOf('{')).toBe('it is not JSON');
  expect(faultsOf([])).toMatch(/^it is not an object; name /);
});

it('refuses a card with any field left out or of another kind', () => {
  const field = fc.constantFrom(...(Object.keys(card) as (keyof typeof card)[]));
  const other = fc.oneof(fc.constant(undefined), fc.constant(null), fc.boolean(), fc.constant([]), fc.constant('\n'));
  fc.assert(
    fc.property(field, other, (name, value) => {
      expect(faultsOf({ ...card, [name]: value })).toContain(name);
    }),
  );
});

it('keeps names that could leave the folder out of paths', () => {
  for (const name of ['..', '../x', 'a/b', 'a\\b', '.hidden', 'A', ''])
    expect(faultsOf({ ...card, name })).not.toBe('');
  for (const version of ['..', '/', '1/..', '']) expect(faultsOf({ ...card, version })).not.toBe('');
});
