/** What is refused, with its code and its place; nothing of such a file is given. */
import { expect, test } from 'vitest';
import { isCodedError } from '@ipse/core';
import { dnaLimits, readDnaProfiles, readStrmixResults } from './index.ts';
import { dnaFiles } from './testing/files.ts';

function refusal(bytes: Uint8Array): string {
  try {
    readDnaProfiles(bytes, { file: 'f' });
  } catch (error) {
    if (isCodedError(error)) return `${error.code} ${error.detail ?? ''}`;
    throw error;
  }
  return 'read';
}

/** The file with one place changed; the change must find its place. */
function changed(format: keyof typeof dnaFiles, from: string, to: string): string {
  const text = dnaFiles[format];
  expect(text).toContain(from);
  return refusal(Buffer.from(text.replace(from, to)));
}

test.each([
  ['euroformix', 'stain,TH01,9.3', 'stain,TH01,9.3.1', 'DNA_FILE_ALLELE_INVALID f, line 3, column 3: not an allele'],
  ['euroformix', 'stain,TH01,9.3', 'stain,TH01,-9', 'DNA_FILE_ALLELE_INVALID f, line 3, column 3: not an allele'],
  ['euroformix', 'stain,TH01', 'stain,D3S1358', 'DNA_FILE_DUPLICATE f, line 3, column 2: the locus of this sample'],
  ['euroformix', '417', 'high', 'DNA_FILE_INVALID f, line 2, column 6: not a peak height'],
  ['euroformix', '9.3,,,1060,,', '9.3,,,1060,7,', 'DNA_FILE_INVALID f, line 3, column 7: a height without an allele'],
  ['euroformix', '314,909', '314,909,12', 'DNA_FILE_MALFORMED f, line 2, column 9: a cell that no column names'],
  [
    'euroformix',
    '"stain, second"',
    '"stain, second',
    'DNA_FILE_MALFORMED f, line 4, column 1: a quote that does not close',
  ],
  [
    'euroformix',
    'stain,TH01',
    'st"ain,TH01',
    'DNA_FILE_MALFORMED f, line 3, column 1: a quote inside a cell without quotes',
  ],
  ['euroformix', 'stain,TH01', ',TH01', 'DNA_FILE_INVALID f, line 3, column 1: the sample is empty'],
  [
    'euroformix',
    'Height3',
    'Length3',
    'DNA_FILE_INVALID f, line 1, column 1: as many columns of heights as of alleles',
  ],
  ['euroformix', 'Allele3', 'Allele4', 'DNA_FILE_INVALID f, line 1, column 1: no column allele3'],
  ['euroformix', 'Allele3', 'Allele2', 'DNA_FILE_INVALID f, line 1, column 5: the heading stands twice'],
  ['genemapper-long', '\tUD1', '\tnot known', 'DNA_FILE_INVALID f, line 1, column 14: a column that is not known'],
  ['genemapper-long', '\tSize 3', '\t', 'DNA_FILE_INVALID f, line 1, column 1: as many columns of sizes as of alleles'],
  ['genemapper-long', '193.1\t\t', '193.1\t195\t', 'DNA_FILE_INVALID f, line 3, column 12: a size without an allele'],
  ['genemapper-long', '119.38', '-119.38', 'DNA_FILE_INVALID f, line 2, column 10: not a fragment size'],
  ['genemapper-long', '119.38', '119,38', 'DNA_FILE_DECIMAL_COMMA f, line 2, column 10: a fragment size'],
  ['genemapper-wide', '178.02, 193.1', '178.02', 'DNA_FILE_INVALID f, line 2, column 5: not as many sizes as alleles'],
  [
    'genemapper-wide',
    'Size\tAMEL',
    'Height\tAMEL',
    'DNA_FILE_INVALID f, line 1, column 5: a height that follows no marker',
  ],
  [
    'genemapper-wide',
    'Height\tSize\n',
    'Height\t\n',
    'DNA_FILE_INVALID f, line 1, column 6: sizes for some markers only',
  ],
  [
    'genemapper-wide',
    '6, 9.3, , ',
    '6, , 9.3, ',
    'DNA_FILE_INVALID f, line 2, column 3: a gap in the list, or too long a list',
  ],
  ['genemapper-wide', '419, 1871', '419', 'DNA_FILE_INVALID f, line 2, column 4: not as many heights as alleles'],
  [
    'genemapper-wide',
    'TH01\tHeight',
    'TH01\tHfight',
    'DNA_FILE_INVALID f, line 1, column 4: a column that is no marker',
  ],
  ['lrmix', '16,18,>25', '16,18\n16,>25', 'DNA_FILE_INVALID f, line 6, column 2: an allele in the place of the marker'],
  ['lrmix', '>25\n', '>2', 'read'],
  ['lrmix', ',18,>25\n', ',1', 'DNA_FILE_MALFORMED f, line 5, column 4: the row ends too early'],
  ['smartrank', 'p2', 'p1', 'DNA_FILE_DUPLICATE f, line 3, column 1: the sample'],
  ['smartrank', 'TH01_2', 'TH01_3', 'DNA_FILE_INVALID f, line 1, column 3: the number of the column'],
  ['smartrank', '13,NULL\n', '13\n', 'DNA_FILE_MALFORMED f, line 3, column 6: the row ends too early'],
  ['smartrank', 'NULL', 'INVALID', 'DNA_FILE_ALLELE_INVALID f, line 2, column 4: not an allele'],
  ['codis-cmf', '<ALLELEVALUE>6<', '<ALLELEVALUE>six<', 'DNA_FILE_ALLELE_INVALID f, line 8, column 187: not an allele'],
  ['codis-cmf', 'person 2', 'stain #1', 'DNA_FILE_DUPLICATE f, line 11, column 1: the specimen'],
  ['codis-cmf', '>FGA<', '>TH01<', 'DNA_FILE_DUPLICATE f, line 9, column 1: the locus'],
  [
    'codis-cmf',
    'urn:CODIS',
    'urn:OTHER',
    'DNA_FILE_INVALID f, line 2, column 1: not CODISImportFile of urn:CODISImportFile-schema',
  ],
  [
    'codis-cmf',
    '<SPECIMENCOMMENT>',
    '<NOTE/><SPECIMENCOMMENT>',
    'DNA_FILE_INVALID f, line 7, column 55: not an element of SPECIMEN',
  ],
  ['codis-cmf', 'PARTIAL="true"', 'PARTIAL="perhaps"', 'DNA_FILE_INVALID f, line 6, column 1: neither true nor false'],
  [
    'codis-cmf',
    ' ALLELEREQUIRED',
    ' ALLELEREQUIRE',
    'DNA_FILE_INVALID f, line 8, column 118: not an attribute of ALLELE',
  ],
  ['codis-cmf', '</SPECIMEN>', '', 'DNA_FILE_INVALID f, line 11, column 1: not an element of SPECIMEN'],
  ['codis-cmf', '&amp;', '&cup;', 'DNA_FILE_MALFORMED f, line 7, column 81: not well-formed XML'],
  [
    'codis-cmf',
    '<CODISImportFile',
    '<!DOCTYPE x [<!ENTITY a "b">]><CODISImportFile',
    'DNA_FILE_MALFORMED f, line 2, column 31: a document type',
  ],
  [
    'codis-cmf',
    '</CODISImportFile>',
    '<BATCHID>late</BATCHID></CODISImportFile>',
    'DNA_FILE_INVALID f, line 14, column 1: the head is not before the specimens',
  ],
  [
    'rapid-cmf',
    'UNIQUEEVENTID>event 9</UNIQUEEVENTID',
    'SPECIMENCOMMENT>x</SPECIMENCOMMENT',
    'DNA_FILE_INVALID f, line 3, column 1: no UNIQUEEVENTID',
  ],
  ['nist-itl', 'Code>18<', 'Code>17<', 'DNA_FILE_INVALID f, line 2, column 1: RecordCategoryCode is 18'],
  ['familias', '\n0\n2\n0\n', '\n0\n3\n0\n', 'DNA_FILE_INVALID f, line 13, column 1: the number of the allele'],
  ['familias', '#FALSE# (#', '#TRUE# (#', 'DNA_FILE_INVALID f, line 39, column 1: precomputed probabilities'],
  ['familias', '[Advanced]', '[DVI]', 'DNA_FILE_INVALID f, line 79, column 1: people of the DVI module'],
] as const)('%s: %j', (format, from, to, expected) => {
  expect(changed(format, from, to)).toBe(expected);
});

test('bytes that are no such file', () => {
  expect(refusal(new Uint8Array())).toBe('DNA_FILE_EMPTY f');
  expect(refusal(Buffer.from('hello'))).toBe('DNA_FILE_FOREIGN ');
  expect(refusal(Buffer.alloc(dnaLimits.bytesMax + 1, 32))).toMatch(/^DNA_FILE_TOO_LARGE f: 67108865 bytes/);
  expect(() => readStrmixResults(Buffer.from('<a/>'))).toThrow('no contributors');
});

test('bombs of XML: no entity is expanded, depth and attributes are counted', () => {
  const codis = '<CODISImportFile xmlns="urn:CODISImportFile-schema">';
  const bomb = '<!DOCTYPE l [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>';
  expect(refusal(Buffer.from(`${bomb}${codis}&b;</CODISImportFile>`))).toMatch(
    /^DNA_FILE_MALFORMED .* a document type$/,
  );
  const external = '<!DOCTYPE l SYSTEM "file:///etc/passwd">';
  expect(refusal(Buffer.from(`${external}${codis}</CODISImportFile>`))).toMatch(/a document type$/);
  expect(refusal(Buffer.from(codis + '<KIT>'.repeat(100_000)))).toMatch(/^DNA_FILE_TOO_LARGE .* nested too deep$/);
  const attributes = Array.from({ length: 1000 }, (_, i) => `a${i}=""`).join(' ');
  expect(refusal(Buffer.from(`${codis}<KIT ${attributes}/>`))).toMatch(/^DNA_FILE_TOO_LARGE .* too many attributes$/);
  const wide = `${codis}<SPECIMEN>${'<KIT/>'.repeat(30_000)}</SPECIMEN></CODISImportFile>`;
  expect(refusal(Buffer.from(wide))).toMatch(/^DNA_FILE_TOO_LARGE .* too many elements$/);
});

test('an error never quotes the file', () => {
  for (const text of Object.values(dnaFiles)) {
    const secret = text.replaceAll(/stain|rep1|p1|swab 1|P1|father/g, 'Secret"<&').replaceAll('9.3', 'SECRET');
    expect(refusal(Buffer.from(secret))).not.toMatch(/secret/i);
  }
});
