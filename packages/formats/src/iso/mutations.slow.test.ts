/** A hundred thousand damaged copies of finger minutiae records: each is read or refused with its code. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { recordErrors } from '../errors.ts';
import { codeOf, records } from '../testing/minutiae.ts';
import { mutation, seededBy } from '../testing/mutate.ts';
import { encodeMinutiaeRecord } from './encode-minutiae-record.ts';

const copies = 1000;

test('damaged records', { timeout: 300_000 }, () => {
  const seen = new Map<string, number>();
  for (const [nth, record] of fc.sample(records, { seed: 11, numRuns: 100 }).entries()) {
    const bytes = encodeMinutiaeRecord(record);
    const random = seededBy(`minutiae ${nth}`);
    for (let i = 0; i < copies; i++) {
      const code = codeOf(mutation(bytes, i, random).bytes);
      seen.set(code, (seen.get(code) ?? 0) + 1);
    }
  }
  expect([...seen.values()].reduce((sum, count) => sum + count, 0)).toBe(100_000);
  for (const code of seen.keys()) expect(['read', ...Object.keys(recordErrors)]).toContain(code);
  expect(seen.get('read')).toBeGreaterThan(5_000);
});
