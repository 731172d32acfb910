/** Every format is recognised and read to the last allele; heights, order and spelling are those of the file. */
import { expect, test } from 'vitest';
import { detectDnaFormat, dnaFormats, readDnaProfiles, readStrmixResults } from './index.ts';
import type { DnaRecord } from './index.ts';
import { dnaFiles } from './testing/files.ts';

const bytesOf = (text: string) => Buffer.from(text, 'utf8');
const read = (format: keyof typeof dnaFiles) => readDnaProfiles(bytesOf(dnaFiles[format])).records;

/** `sample[replicate] marker alleles`, an allele with its height behind @, its size behind / and ! when it is required. */
function told(records: readonly DnaRecord[]): readonly string[] {
  return records.flatMap(({ sample, replicate, loci }) =>
    loci.map(({ name, alleles }) => {
      const values = alleles.map(
        (a) =>
          `${a.value}${a.height === undefined ? '' : `@${a.height}`}${a.sizeBp === undefined ? '' : `/${a.sizeBp}`}` +
          (a.required ? '!' : ''),
      );
      return `${sample}${replicate === undefined ? '' : `[${replicate}]`} ${name} ${values.join(' ')}`;
    }),
  );
}

test.each(dnaFormats)('%s is recognised', (format) => {
  expect(detectDnaFormat(bytesOf(dnaFiles[format]))).toBe(format);
  expect(detectDnaFormat(bytesOf(`\uFEFF${dnaFiles[format]}`))).toBe(format);
  expect(detectDnaFormat(Buffer.from(`\uFEFF${dnaFiles[format]}`, 'utf16le'))).toBe(format);
  expect(detectDnaFormat(Buffer.from(dnaFiles[format], 'utf16le'))).toBe(format);
});

test('what is no such file is not recognised', () => {
  for (const text of ['', 'x', 'a,b,c\n1,2,3\n', '<html></html>', 'Allele,D3S1358\n14,0.1\n', '\0\0\0\0'])
    expect(detectDnaFormat(bytesOf(text))).toBeUndefined();
});

test('CODIS CMF', () => {
  const records = read('codis-cmf');
  expect(told(records)).toEqual(['stain #1 TH01 9.3! 6', 'stain #1 FGA <18 21.2 >30', 'person 2 D3S1358 15']);
  const [{ loci, ...said }] = records;
  expect(said).toEqual({
    sample: 'stain #1',
    category: 'Forensic, Unknown',
    caseId: 'case 7',
    comment: 'cup & saucer',
    partial: true,
    sourceId: 'No',
  });
  expect(loci.map(({ kit, batch }) => [kit, batch])).toEqual([
    ['PowerPlex 16', undefined],
    ['SGM Plus', 'b1'],
  ]);
});

test('Rapid CMF', () => {
  const records = read('rapid-cmf');
  expect(told(records)).toEqual(['swab 1 vWA 16 18', 'swab 1 Amelogenin X']);
  expect(records[0].booking).toEqual({
    eventId: 'event 9',
    fingerprintDate: '2026-01-02T03:04:05',
    offenceCategory: 'none',
    stateId: 'S1',
  });
});

test('ANSI/NIST-ITL Type-18', () => {
  expect(told(read('nist-itl'))).toEqual(['P1 TPOX 8 11', 'P1 D18S51 13 14.2 15']);
});

test('GeneMapper, long: amplifications of one sample are replicates', () => {
  expect(told(read('genemapper-long'))).toEqual([
    'stain[1] D3S1358 14@178/119.38 15@2405/123.41 OL@61/125.5',
    'stain[1] TH01 6@419/178.02 9.3@1871/193.1',
    'stain[2] D3S1358 14@150/119.4 15@2000/123.37',
    'blank AMEL X@900/104 Y@870/109.72',
  ]);
});

test('GeneMapper, wide', () => {
  expect(told(read('genemapper-wide'))).toEqual([
    'stain[1] TH01 6@419/178.02 9.3@1871/193.1',
    'stain[1] AMEL X@900/104 Y@870/109.72',
    'stain[2] TH01 OL@55/180.1 7@612/182',
    'stain[2] AMEL ',
  ]);
  const other = 'Sample Name\tTH01\tSize\tHeight\ns\t6, 7\t178, 182\t90, 91\nt\t8\t186.5\t70\n';
  expect(told(readDnaProfiles(bytesOf(other)).records)).toEqual(['s TH01 6@90/178 7@91/182', 't TH01 8@70/186.5']);
});

test('EuroForMix', () => {
  expect(told(read('euroformix'))).toEqual([
    'stain D3S1358 14@417 15@314 16@909',
    'stain TH01 9.3@1060',
    'stain, second D3S1358 14@88 17@91.5',
  ]);
});

test('LRmix: gaps, rows that leave out cells, markers that are quoted twice', () => {
  expect(told(read('lrmix'))).toEqual([
    'rep1 D10S1248 13 14',
    'rep1 vWA 16 19',
    'rep2 D10S1248 ',
    'rep2 vWA 16 18 >25',
  ]);
});

test('SmartRank', () => {
  expect(told(read('smartrank'))).toEqual(['p1 TH01 6 9.3', 'p1 PENTA_D 12 12', 'p2 TH01 7', 'p2 PENTA_D 9 13']);
});

test('Familias', () => {
  expect(told(read('familias'))).toEqual(['father TH01 6 9.3', 'father D3S1358 15 15', 'child TH01 9.3 7']);
});

test('STRmix results', () => {
  const bytes = bytesOf(dnaFiles.strmix);
  const { populations, ...said } = readStrmixResults(bytes);
  expect(said).toEqual({
    caseNumber: 'case 1',
    sampleId: 'stain',
    contributors: 2,
    mixtureProportions: [71.5, 28.5],
    gelmanRubin: 1.0612,
  });
  expect(populations).toEqual([
    { name: 'NIST_Cauc', locusLrTotal: '1.25E400', hpdByRelation: { TOTAL: '3.5E9', HD_UNIFIED: '4.0E9' } },
  ]);
  expect(() => readDnaProfiles(bytes)).toThrow('results of STRmix hold no profiles');
});

test('encodings: what a file tells, what the caller states, and nothing guessed', () => {
  const text = dnaFiles.lrmix.replaceAll('rep1', 'épi');
  const expected = told(readDnaProfiles(bytesOf(text)).records);
  expect(expected[0]).toBe('épi D10S1248 13 14');
  const swapped = Buffer.from(`\uFEFF${text}`, 'utf16le').swap16();
  for (const bytes of [
    bytesOf(`\uFEFF${text}`),
    Buffer.from(text, 'utf16le'),
    Buffer.from(`\uFEFF${text}`, 'utf16le'),
    swapped,
  ])
    expect(told(readDnaProfiles(bytes).records)).toEqual(expected);
  const latin = Buffer.from(text, 'latin1');
  expect(() => readDnaProfiles(latin, { file: 'a.csv' })).toThrow('a.csv, line 2, column 1: not utf-8');
  for (const encoding of ['latin1', 'windows-1252'] as const)
    expect(told(readDnaProfiles(latin, { encoding }).records)).toEqual(expected);
  expect(() => readDnaProfiles(bytesOf(`\uFEFF${text}`), { encoding: 'latin1' })).toThrow('the bytes are utf-8');
  const xml = dnaFiles['codis-cmf'].replace('UTF-8', 'ISO-8859-1').replace('cup', 'tasse brisée');
  expect(readDnaProfiles(Buffer.from(xml, 'latin1')).records[0].comment).toBe('tasse brisée & saucer');
  expect(() => readDnaProfiles(bytesOf(dnaFiles['codis-cmf'].replace('UTF-8', 'KOI8-R')))).toThrow('does not fit');
});

test('separators and line ends', () => {
  const expected = told(read('smartrank'));
  for (const separator of [';', '\t'])
    for (const end of ['\r\n', '\r', '\n']) {
      const text = dnaFiles.smartrank.replaceAll(',', separator).replaceAll('\n', end);
      expect(told(readDnaProfiles(bytesOf(text)).records)).toEqual(expected);
    }
});

test('a decimal comma is refused until the caller says that the file has them', () => {
  const bytes = bytesOf('SampleName;Marker;Allele1;Allele2;Height1;Height2\ns;TH01;6;9,3;10,5;20\n');
  expect(() => readDnaProfiles(bytes)).toThrow(
    'a number is written with a decimal comma (file, line 2, column 5: a peak height)',
  );
  expect(told(readDnaProfiles(bytes, { decimalComma: true }).records)).toEqual(['s TH01 6@10.5 9.3@20']);
  const sized = bytesOf('Sample Name\tMarker\tAllele 1\tSize 1\ns\tTH01\t6\t178,02\n');
  expect(() => readDnaProfiles(sized)).toThrow('line 2, column 4: a fragment size');
  expect(told(readDnaProfiles(sized, { decimalComma: true }).records)).toEqual(['s TH01 6/178.02']);
  const wide = bytesOf('Sample Name\tTH01\ns\t9,3, 10\n');
  expect(() => readDnaProfiles(wide)).toThrow('line 2, column 2: an allele');
  expect(told(readDnaProfiles(wide, { decimalComma: true }).records)).toEqual(['s TH01 9.3 10']);
});
