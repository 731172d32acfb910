/** Inputs of 64 MiB: read or refused, and the memory that they take stays within a stated multiple of them. */
import { expect, test } from 'vitest';
import { isCodedError } from '@ipse/core';
import { dnaLimits, readDnaProfiles } from './index.ts';
import { dnaFiles } from './testing/files.ts';

const { bytesMax } = dnaLimits;
/** The bytes, their text, the parser's own copy of a part that never ends, and what was read. */
const growthMax = 12 * bytesMax;

function filled(head: string, part: string, tail: string): Buffer {
  const bytes = Buffer.alloc(bytesMax, part);
  bytes.write(head, 0);
  bytes.write(tail, bytesMax - Buffer.byteLength(tail));
  return bytes;
}

const codis = dnaFiles['codis-cmf'].slice(0, dnaFiles['codis-cmf'].indexOf('<SPECIMEN'));

test.each([
  ['an attribute that never ends', () => filled(`${codis}<SPECIMEN CASEID="`, 'x', ''), 'DNA_FILE_MALFORMED'],
  ['elements in elements', () => filled(codis, '<KIT>', ''), 'DNA_FILE_TOO_LARGE'],
  ['elements beside elements', () => filled(`${codis}<SPECIMEN>`, '<KIT/>', ''), 'DNA_FILE_TOO_LARGE'],
  ['entities', () => filled('<!DOCTYPE x [', '<!ENTITY a "&a;&a;">', ''), 'DNA_FILE_FOREIGN'],
  ['a document type', () => filled(`${codis.replace('?>', '?><!DOCTYPE x>')}`, '&a;', ''), 'DNA_FILE_MALFORMED'],
  ['specimens', () => filled(codis, '<SPECIMEN><!---->', ''), 'DNA_FILE_TOO_LARGE'],
  ['one line of cells', () => filled('SampleName,Marker,Allele1\n', 'a,', ''), 'DNA_FILE_TOO_LARGE'],
  ['one heading', () => filled('SampleName,Marker,Allele1,', 'Allele2,', ''), 'DNA_FILE_TOO_LARGE'],
  ['one quoted cell', () => filled('SampleName,Marker,Allele1\n"', '""', ''), 'DNA_FILE_TOO_LARGE'],
  ['line ends', () => filled('SampleName,Marker,Allele1\n', '\n', ''), 'DNA_FILE_TOO_LARGE'],
  ['people of Familias', () => filled(dnaFiles.familias.slice(0, 70), '9\n', ''), 'DNA_FILE_TOO_LARGE'],
])('%s', (_, make, expected) => {
  const bytes = make();
  const before = process.memoryUsage.rss();
  let code = 'read';
  try {
    readDnaProfiles(bytes);
  } catch (error) {
    if (!isCodedError(error)) throw error;
    code = error.code;
  }
  expect(code).toBe(expected);
  expect(process.memoryUsage.rss() - before).toBeLessThan(growthMax);
});

test('a valid file of nearly 64 MiB', () => {
  const specimen = dnaFiles['rapid-cmf'].slice(dnaFiles['rapid-cmf'].indexOf('<SPECIMEN'), -24);
  const head = dnaFiles['rapid-cmf'].slice(0, dnaFiles['rapid-cmf'].indexOf('<SPECIMEN'));
  const count = Math.floor((bytesMax - 1000) / (specimen.length + 8));
  const all = Array.from({ length: count }, (_, i) => specimen.replace('swab 1', `swab ${i}`)).join('');
  const bytes = Buffer.from(`${head}${all}</CODISRapidImportFile>`);
  const before = process.memoryUsage.rss();
  const { records } = readDnaProfiles(bytes);
  expect(records.length).toBe(count);
  expect(records.at(-1)!.sample).toBe(`swab ${count - 1}`);
  expect(process.memoryUsage.rss() - before).toBeLessThan(growthMax);
});

test('more loci than the limit', () => {
  const markers = Array.from({ length: 40 }, (_, i) => `D1S${100 + i}_1`).join(',');
  const rows = Array.from({ length: dnaLimits.lociMax / 40 + 1 }, (_, i) => `s${i}${',14'.repeat(40)}\n`);
  const bytes = Buffer.from(`specimenId,${markers}\n${rows.join('')}`);
  expect(() => readDnaProfiles(bytes)).toThrow('line 25002, column 2: too many loci');
});
