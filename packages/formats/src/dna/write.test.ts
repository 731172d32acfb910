/** What is written comes back as it was; what a format has no place for is refused or told, never cut. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fieldsLeftOut, readDnaProfiles, writeCodis, writeEuroForMix, writeLrmix, writeNistItl } from './index.ts';
import type { CodisHeader, DnaRecord, NistItlHeader } from './index.ts';

const codisHeader: CodisHeader = {
  version: '3.3',
  destinationOri: 'XX0000001',
  sourceLab: 'XX0000002',
  submittedBy: 'user',
  submittedAt: '2026-01-02T03:04:05',
};
const itlHeader: NistItlHeader = {
  sourceAgency: 'XX01',
  collected: '2026-01-01',
  stored: '2026-01-02',
  unitCategoryCode: 'G',
  analysisQuantityCode: '0',
  technologyCode: '1',
  profileCategoryCode: '0',
  profileResultCode: '0',
  strCategoryCode: '0',
};
const read = (text: string) => readDnaProfiles(Buffer.from(text)).records;

const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 10 }).filter((text) => {
  const clean = text === text.trim() && !/[\p{Cc}\p{Cs}\u2028\u2029\ufeff\ufffe\uffff]/u.test(text);
  // A grapheme can have several characters, and the shortest of the fields has room for 24.
  return clean && text !== '' && text.normalize() === text && Array.from(text).length <= 24;
});
const value = fc.constantFrom('9', '9.3', '<6', '>15', 'OL', 'X', 'Y', '12.X', '*', '30.2', '012');
const markers = ['TH01', 'FGA', 'vWA', 'Penta D', 'DYS389 I', 'SE33'];
const recordsWith = (allelesMax: number, allele: fc.Arbitrary<DnaRecord['loci'][number]['alleles'][number]>) =>
  fc.uniqueArray(
    fc.record(
      {
        sample: name,
        category: fc.constant('Forensic Mixture'),
        loci: fc.uniqueArray(
          fc.record({
            name: fc.constantFrom(...markers),
            alleles: fc.uniqueArray(allele, { minLength: 1, maxLength: allelesMax, selector: (each) => each.value }),
          }),
          { minLength: 1, selector: (locus) => locus.name },
        ),
        caseId: name,
        comment: name,
        partial: fc.boolean(),
        sourceId: fc.constantFrom('Yes', 'No', 'N/A'),
      },
      { requiredKeys: ['sample', 'category', 'loci'] },
    ),
    { minLength: 1, maxLength: 4, selector: (record) => record.sample },
  );
const plain = fc.record({ value });
const withHeight = fc.record({ value, height: fc.integer({ min: 0, max: 30_000 }) }, { requiredKeys: ['value'] });

/** The records with only these fields beside sample and loci. */
function only(records: readonly DnaRecord[], ...fields: readonly (keyof DnaRecord)[]): unknown {
  return records.map((record) =>
    Object.fromEntries(Object.entries(record).filter(([key]) => ['sample', 'loci', ...fields].includes(key))),
  );
}

test('CODIS CMF comes back', () => {
  const property = fc.property(recordsWith(8, plain), (records) => {
    expect(read(writeCodis(records, codisHeader))).toEqual(records);
  });
  fc.assert(property);
});

test('Type-18 comes back', () => {
  const property = fc.property(recordsWith(3, plain), (records) => {
    expect(read(writeNistItl(records, itlHeader))).toEqual(only(records, 'comment'));
  });
  fc.assert(property);
});

test('tables come back, with every separator', () => {
  const separators = fc.constantFrom(',' as const, ';' as const, '\t' as const);
  const high = fc.property(recordsWith(6, withHeight), separators, (records, separator) => {
    expect(read(writeEuroForMix(records, { separator }))).toEqual(only(records));
  });
  const flat = fc.property(recordsWith(6, plain), (records) => {
    expect(read(writeLrmix(records))).toEqual(only(records));
  });
  fc.assert(high);
  fc.assert(flat);
});

const record = (fields: Partial<DnaRecord>): DnaRecord => ({
  sample: 's',
  category: 'Other',
  loci: [{ name: 'TH01', alleles: [{ value: '9.3' }, { value: '9.3' }] }],
  ...fields,
});
const alleles = (count: number) => Array.from({ length: count }, (_, i) => ({ value: String(i + 5) }));

test('CODIS has a homozygote once, tables have it as it stands or twice', () => {
  const [{ loci }] = read(writeCodis([record({})], codisHeader));
  expect(loci[0].alleles).toEqual([{ value: '9.3' }]);
  expect(writeLrmix([record({})])).toBe('SampleName,Marker,Allele1,Allele2\ns,TH01,9.3,9.3\n');
  const once = record({ loci: [{ name: 'TH01', alleles: [{ value: '9.3' }] }] });
  expect(writeLrmix([once])).toBe('SampleName,Marker,Allele1\ns,TH01,9.3\n');
  expect(writeLrmix([once], { homozygotes: 'twice' })).toBe('SampleName,Marker,Allele1,Allele2\ns,TH01,9.3,9.3\n');
});

test('markers are written as CODIS spells them, a required allele stays so, replicates become samples', () => {
  const required = { value: '12', required: true } as const;
  const text = writeCodis([record({ loci: [{ name: 'PENTA_D', alleles: [required, { value: '12' }] }] })], codisHeader);
  expect(read(text)[0].loci).toEqual([{ name: 'Penta D', alleles: [required] }]);
  expect(writeLrmix([record({ replicate: 2 })])).toContain('s_rep2,TH01');
});

test.each([
  ['nine alleles', record({ loci: [{ name: 'TH01', alleles: alleles(9) }] }), 'more than 8 alleles at TH01'],
  ['no allele', record({ loci: [{ name: 'TH01', alleles: [] }] }), '1 to 64 LOCUS'],
  [
    'a foreign marker',
    record({ loci: [{ name: 'D99S1', alleles: alleles(1) }] }),
    'a LOCUSNAME that CMF 3.3 does not have',
  ],
  ['a foreign kit', record({ loci: [{ name: 'TH01', kit: 'none', alleles: alleles(1) }] }), 'KIT of TH01'],
  ['a foreign category', record({ category: 'Stain' }), 'SPECIMENCATEGORY is none of CMF 3.3'],
  ['a long name', record({ sample: 'x'.repeat(25) }), 'SPECIMENID has 1 to 24 characters'],
  ['a long case', record({ caseId: 'x'.repeat(33) }), 'CASEID has 1 to 32 characters'],
  ['a blank before a comment', record({ comment: ' x' }), 'SPECIMENCOMMENT has 1 to 255 characters'],
  [
    'two required alleles',
    record({ loci: [{ name: 'TH01', alleles: alleles(2).map((each) => ({ ...each, required: true as const })) }] }),
    'two required alleles at TH01',
  ],
])('CODIS refuses %s', (_, refused, why) => {
  expect(() => writeCodis([record({ sample: 'first' }), refused], codisHeader)).toThrow(`record 2: ${why}`);
});

test('CMF 3.2 has 32 loci at most, and none of the later ones', () => {
  const header = { ...codisHeader, version: '3.2' } as const;
  expect(read(writeCodis([record({})], header))).toHaveLength(1);
  const later = record({ loci: [{ name: 'SE33', alleles: alleles(1) }] });
  expect(() => writeCodis([later], header)).toThrow('a LOCUSNAME that CMF 3.2 does not have');
  const many = record({ loci: Array.from({ length: 33 }, (_, i) => ({ name: `D${i}S1`, alleles: alleles(1) })) });
  expect(() => writeCodis([many], header)).toThrow('1 to 32 LOCUS');
});

test('every writer refuses two records of one name, and none at all', () => {
  const writers = [
    (records: readonly DnaRecord[]) => writeCodis(records, codisHeader),
    (records: readonly DnaRecord[]) => writeNistItl(records, itlHeader),
    (records: readonly DnaRecord[]) => writeEuroForMix(records),
    (records: readonly DnaRecord[]) => writeLrmix(records),
  ];
  for (const write of writers) {
    expect(() => write([record({}), record({})])).toThrow('record 2: a second record of one name');
    expect(() => write([])).toThrow('there is none');
    expect(() => write([record({ sample: 'a\nb' })])).toThrow('control characters');
  }
  expect(() => writeNistItl([record({ loci: [{ name: 'TH01', alleles: alleles(4) }] })], itlHeader)).toThrow(
    'more than 3',
  );
});

test('a conversion can say what it loses', () => {
  const full = record({ caseId: 'c', replicate: 1, loci: [{ name: 'TH01', alleles: [{ value: '9', height: 5 }] }] });
  expect(fieldsLeftOut([full], 'codis-cmf')).toEqual(['height', 'replicate']);
  expect(fieldsLeftOut([full], 'lrmix')).toEqual(['caseId', 'category', 'height']);
  expect(fieldsLeftOut([full], 'euroformix')).toEqual(['caseId', 'category']);
  expect(fieldsLeftOut([full], 'nist-itl')).toEqual(['caseId', 'category', 'height', 'replicate']);
});
