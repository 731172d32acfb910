/**
 * A hundred thousand damaged copies of a file of every format: each is refused with its code, or read, and then every
 * allele that stands where nothing was touched is still what it was.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isCodedError } from '@ipse/core';
import { dnaFileErrors } from '../errors.ts';
import { mutation, seededBy } from '../testing/mutate.ts';
import type { Below } from '../testing/mutate.ts';
import { dnaFormats, readDnaProfiles, readStrmixResults } from './index.ts';
import type { DnaFormat } from './index.ts';
import { factsOf, toldBy, toldByStrmix } from './testing/facts.ts';
import type { Fact } from './testing/facts.ts';
import { dnaFiles } from './testing/files.ts';

const copies = 100_000;
const structural = Buffer.from(',;\t\n\r" <>/&=\'#0123456789.-XYOLNU_');

// A million stack traces would take longer than the readers.
const { stackTraceLimit } = Error;
beforeAll(() => {
  Error.stackTraceLimit = 0;
});
afterAll(() => {
  Error.stackTraceLimit = stackTraceLimit;
});

/** One byte replaced, put in or taken out, by what files of this kind are made of. */
function nudge(file: Buffer, random: Below): Buffer {
  const at = random(file.length);
  const byte = structural.subarray(random(structural.length)).subarray(0, 1);
  const how = random(3);
  return Buffer.concat([
    file.subarray(0, at),
    how < 2 ? byte : Buffer.alloc(0),
    file.subarray(how === 1 ? at : at + 1),
  ]);
}

/** The facts that stand before the first byte that differs, or behind the last one. */
function untouched(facts: readonly Fact[], file: Buffer, copy: Buffer): readonly Fact[] {
  const most = Math.min(file.length, copy.length);
  let same = 0;
  while (same < most && file[same] === copy[same]) same++;
  let behind = 0;
  while (behind < most - same && file[file.length - 1 - behind] === copy[copy.length - 1 - behind]) behind++;
  const from = file.length - behind;
  return facts.filter(({ spans }) => spans.every(([start, end]) => end <= same || start >= from));
}

function told(format: DnaFormat, bytes: Uint8Array): ReadonlySet<string> {
  if (format === 'strmix') return toldByStrmix(readStrmixResults(bytes));
  const read = readDnaProfiles(bytes);
  return toldBy(read.format, read.records);
}

/** One specimen is enough here: readers of XML take a while. */
function seedOf(format: DnaFormat): string {
  const file = dnaFiles[format];
  const second = file.indexOf('<SPECIMEN', file.indexOf('</SPECIMEN>'));
  return second < 0 ? file : file.slice(0, second) + file.slice(file.indexOf('</SPECIMEN>', second) + 11);
}

test.each(dnaFormats)('%s', (format) => {
  const seed = seedOf(format);
  const file = Buffer.from(seed);
  const facts = factsOf(format, seed);
  expect(facts.length).toBeGreaterThan(1);
  for (const { text } of facts) expect(told(format, file)).toContain(text);
  const random = seededBy(format);
  const codes = new Map<string, number>();
  for (let i = 0; i < copies; i++) {
    const copy = i % 2 === 0 ? nudge(file, random) : mutation(file, i >> 1, random).bytes;
    let code = 'read';
    try {
      const said = told(format, copy);
      const lost = untouched(facts, file, copy).find(({ text }) => !said.has(text));
      if (lost) throw new Error(`${format}, copy ${i}: ${lost.text} is gone from\n${copy.toString('latin1')}`);
    } catch (error) {
      if (!isCodedError(error)) throw error;
      code = error.code;
    }
    codes.set(code, (codes.get(code) ?? 0) + 1);
  }
  for (const code of codes.keys()) expect(['read', ...Object.keys(dnaFileErrors)]).toContain(code);
  expect([...codes.values()].reduce((sum, count) => sum + count, 0)).toBe(copies);
  expect(codes.get('read')).toBeGreaterThan(copies / 50);
});
