import { expect, test } from 'vitest';
import type { FingerPosition } from '@ipse/core';
import { createFinger, impression } from '@ipse/testkit';
import { fingerprint } from '../fingerprint.ts';
import { checkSequence } from './sequence.ts';
import type { PlacedTemplate } from './sequence.ts';

const good = { noise: 0, moisture: 0, pressure: 0, contact: 1, rollX: 0, rollY: 0, distortionPx: 2 };

async function print(position: FingerPosition, skin: string, seed: string): Promise<PlacedTemplate> {
  const extraction = await fingerprint.extract({ image: impression(createFinger(skin), seed, good) });
  if (!extraction.suitable) throw new Error('the synthetic print is not suitable');
  return { position, template: extraction.template };
}

const rolled = [
  await print('RIGHT_INDEX', 'i', 'rolled'),
  await print('RIGHT_MIDDLE', 'm', 'rolled'),
  await print('LEFT_INDEX', 'l', 'rolled'),
];
const index = await print('RIGHT_INDEX', 'i', 'slap');
const middle = await print('RIGHT_MIDDLE', 'm', 'slap');
const stranger = await print('RIGHT_RING', 'x', 'slap');

test('fingers in their places agree', () => {
  const { findings, handsSwapped, sameFinger } = checkSequence([index, middle], rolled);
  expect(findings.map(({ outcome }) => outcome)).toEqual(['agrees', 'agrees']);
  expect(handsSwapped).toBe(false);
  expect(sameFinger).toEqual({ slap: [], rolled: [] });
});

test('swapped fingers are found, each with the place it belongs to and the evidence', () => {
  const swapped = [
    { ...index, position: 'RIGHT_MIDDLE' },
    { ...middle, position: 'RIGHT_INDEX' },
  ] as const;
  const { findings, handsSwapped } = checkSequence(swapped, rolled);
  expect(findings).toMatchObject([
    { outcome: 'elsewhere', nearest: { position: 'RIGHT_INDEX' } },
    { outcome: 'elsewhere', nearest: { position: 'RIGHT_MIDDLE' } },
  ]);
  expect(findings[0].nearest?.log10LR).toBeGreaterThan(3);
  expect(handsSwapped).toBe(false);
});

test('a slap of the other hand is called that', () => {
  const left = [
    { ...index, position: 'LEFT_INDEX' },
    { ...middle, position: 'LEFT_MIDDLE' },
  ] as const;
  expect(checkSequence(left, rolled).handsSwapped).toBe(true);
});

test('one finger rolled twice is found', () => {
  const twice = [...rolled, { ...index, position: 'LEFT_THUMB' as const }];
  expect(checkSequence([], twice).sameFinger.rolled).toMatchObject([{ positions: ['RIGHT_INDEX', 'LEFT_THUMB'] }]);
});

test('a finger without a rolled print has no reference, and nothing is made of it', () => {
  expect(checkSequence([stranger], rolled).findings).toMatchObject([{ outcome: 'no-reference' }]);
  expect(checkSequence([{ ...stranger, position: 'RIGHT_INDEX' }], rolled).findings).toMatchObject([
    { outcome: 'undecided' },
  ]);
  expect(checkSequence([stranger], []).findings).toEqual([{ position: 'RIGHT_RING', outcome: 'no-reference' }]);
});
