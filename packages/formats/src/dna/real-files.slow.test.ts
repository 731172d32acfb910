/**
 * Files that other programs wrote, and the schemas of CODIS. They lie beside the repository where there are any, never
 * in it; without them these tests are skipped.
 */
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { codisNames } from './codis-names.data.ts';
import type { CodisVersion } from './codis-names.data.ts';
import { detectDnaFormat, readDnaProfiles, writeCodis, writeEuroForMix } from './index.ts';
import type { DnaProfiles, DnaRecord } from './index.ts';
import { dnaFiles } from './testing/files.ts';

const folder = path.resolve(import.meta.dirname, '../../../../../shared/dna');
const read = (file: string): DnaProfiles =>
  readDnaProfiles(readFileSync(path.join(folder, file)), { file: path.basename(file) });
const found = (pattern: string) => globSync(pattern, { cwd: folder }).sort();

/** Rows of a long table, read naively: sample, marker, alleles. */
function naive(file: string): readonly string[] {
  const [heading, ...lines] = readFileSync(path.join(folder, file), 'utf8').trim().split(/\r?\n/);
  const separator = [';', '\t', ','].find((each) => heading.includes(each))!;
  const alleles = heading.split(separator).flatMap((name, i) => (/^Allele/i.test(name) ? [i] : []));
  return lines
    .map((line) => line.split(separator).map((cell) => cell.replaceAll('"', '').trim()))
    .map((cells) => [cells[0], cells[1], ...alleles.map((i) => cells[i]).filter(Boolean)].join(' '))
    .sort();
}

const told = (records: readonly DnaRecord[]) =>
  records
    .flatMap(({ sample, loci }) =>
      loci.map(({ name, alleles }) => [sample, name, ...alleles.map(({ value }) => value)].join(' ')),
    )
    .sort();

describe.skipIf(!existsSync(folder))('files of other programs', () => {
  const tables = found('reference/{euroformix/inputs,lrmix-studio/data/*,smartrank}/*.{csv,txt}').filter((file) => {
    const format = detectDnaFormat(readFileSync(path.join(folder, file)));
    return format === 'euroformix' || format === 'lrmix' || format === 'genemapper-long';
  });

  test('long tables: every allele of every row', () => {
    expect(tables.length).toBeGreaterThan(60);
    for (const file of tables) expect(told(read(file).records), file).toEqual(naive(file));
  });

  test('long tables come back from being written', () => {
    for (const file of tables) {
      const { records } = read(file);
      expect(readDnaProfiles(Buffer.from(writeEuroForMix(records))).records, file).toEqual(records);
    }
  });

  test('peak heights', () => {
    const [{ loci }] = read('reference/euroformix/inputs/stain.txt').records;
    expect(loci[0]).toEqual({
      name: 'AMEL',
      alleles: [
        { value: 'X', height: 2136 },
        { value: 'Y', height: 1015 },
      ],
    });
  });

  test('SmartRank databases: read whole, or refused with the place of what is wrong in them', () => {
    const { records } = read('reference/smartrank/database_codis_5002.csv');
    expect([records.length, records[0].loci.length]).toEqual([5002, 25]);
    const refused = {
      'SMARTRANK-42': 'line 28, column 2: not an allele',
      'SMARTRANK-49': 'line 7, column 1: the row ends',
    };
    for (const [name, why] of Object.entries(refused))
      expect(() => read(`reference/smartrank/${name}-database.csv`)).toThrow(`${name}-database.csv, ${why}`);
  });

  test('GeneMapper wide', () => {
    const [{ sample, loci }] = read('formats/genemapper/genemapperSample.txt').records;
    expect([sample, loci.length]).toEqual(['4550468_20130809113_AAGG2102NL#01', 16]);
    expect(loci[1]).toEqual({
      name: 'vWA',
      alleles: [
        { value: 'OL', height: 319 },
        { value: '17', height: 164 },
      ],
    });
  });

  test('CODIS CMF of the specification and of SmartRank', () => {
    const { records } = read('formats/codis/CODIS-32.AppendixAexample.xml');
    expect(records.map(({ category, loci }) => [category, loci.length])).toEqual([
      ['Forensic, Unknown', 13],
      ['Forensic, Unknown', 16],
    ]);
    expect(records[0].loci[0].alleles).toEqual([{ value: '10', required: true }, { value: '11' }]);
    expect(read('formats/codis/samples/Codis-Single-Profile.xml').records[0].loci).toHaveLength(16);
    // It has an amelogenin allele Z.
    const mixture = 'formats/codis/samples/Codis-Mix-Profile-With-BOM-Header.xml';
    expect(() => read(mixture)).toThrow('line 122, column 7: not an allele');
  });

  test('the Rapid CMF example of the specification', () => {
    const text = readFileSync(
      path.join(folder, 'formats/codis/CODIS_Rapid_Import_CMF_Interface_Specification_R16_170929.txt'),
      'utf8',
    );
    // Page feet stand between its lines.
    const example = /<CODISRapidImportFile xmlns="[^]*?<\/CODISRapidImportFile>/.exec(text)![0];
    const xml = example.replaceAll('\f', '').replace(/^CODIS-R-CMF-Interface-Spec.*$/gm, '');
    const { format, records } = readDnaProfiles(Buffer.from(xml));
    expect(format).toBe('rapid-cmf');
    expect(records[0].booking?.eventId).toBe('20170721001');
    expect(records[0].loci[0]).toMatchObject({ name: 'CSF1PO', kit: 'GlobalFiler Express', batch: 'CARTRIDGE_001' });
  });

  test('the Type-18 sample, which is a record without its transaction', () => {
    const record = readFileSync(path.join(folder, 'formats/nist-itl/Type-18_PackageDNARecord_sample.xml'), 'utf8');
    const package_ = `<itl:NISTBiometricInformationExchangePackage xmlns:itl="i" xmlns:biom="b" xmlns:nc="n">${record}</itl:NISTBiometricInformationExchangePackage>`;
    const { records } = readDnaProfiles(Buffer.from(package_));
    expect(records).toEqual([{ sample: '4', loci: [{ name: '4', alleles: [], kit: '5', batch: '4' }] }]);
    const typed = package_.replace(
      '<biom:DNAAlleleCall1Text/>',
      '<biom:DNAAlleleCall1Text>9.3</biom:DNAAlleleCall1Text>',
    );
    expect(readDnaProfiles(Buffer.from(typed)).records[0].loci[0].alleles).toEqual([{ value: '9.3' }]);
  });

  const schemas: Readonly<Record<CodisVersion, string>> = {
    '3.2': 'CODIS-32.AppendixBexample.xsd',
    '3.3': 'CMF-2017.xsd',
  };
  const schema = (version: CodisVersion) => readFileSync(path.join(folder, 'formats/codis', schemas[version]), 'utf8');
  const header = {
    destinationOri: 'X'.repeat(10),
    sourceLab: 'Y',
    submittedBy: 'Z'.repeat(20),
    submittedAt: '2026-01-02T03:04:05',
  };

  test.each(['3.2', '3.3'] as const)('what is written as CMF %s is valid by its schema', async (version) => {
    const names = codisNames[version];
    const text = (max: number) =>
      fc.string({ minLength: 1, maxLength: max }).filter((each) => each === each.trim() && each !== '');
    const allele = fc.record(
      { value: fc.constantFrom('9', '9.3', '<6', '>15', 'X', '30.2'), height: fc.nat(9000) },
      { requiredKeys: ['value'] },
    );
    const locus = fc.record(
      {
        name: fc.constantFrom(...names.loci),
        alleles: fc.array(allele, { minLength: 1, maxLength: 8 }),
        kit: fc.constantFrom(...names.kits),
        batch: text(32),
      },
      { requiredKeys: ['name', 'alleles'] },
    );
    const loci = fc.uniqueArray(locus, { minLength: 1, maxLength: 32, selector: ({ name }) => name.toUpperCase() });
    const record = fc.record(
      {
        sample: text(24),
        category: fc.constantFrom(...names.categories),
        loci,
        comment: text(255),
        caseId: text(32),
        partial: fc.boolean(),
        sourceId: fc.constantFrom('Yes', 'No', 'N/A'),
      },
      { requiredKeys: ['sample', 'category', 'loci'] },
    );
    const records = fc.sample(
      fc.uniqueArray(record, { minLength: 50, maxLength: 50, selector: ({ sample }) => sample }),
      {
        seed: 5,
        numRuns: 8,
      },
    );
    for (const each of records) {
      const xml = writeCodis(each, { ...header, version });
      const { valid, errors } = await validateXML({ xml, schema: schema(version) });
      expect([valid, errors]).toEqual([true, []]);
    }
  });

  test('the schemas refuse what is wrong, so that the test above can fail', async () => {
    const xml = dnaFiles['codis-cmf'];
    const check = async (contents: string) => (await validateXML({ xml: contents, schema: schema('3.2') })).valid;
    expect(await check(xml)).toBe(true);
    expect(await check(xml.replace('stain #1', 'x'.repeat(25)))).toBe(false);
    expect(await check(xml.replace('D3S1358', 'D99S1'))).toBe(false);
    expect(await check(xml.replaceAll('urn:CODIS', 'urn:OTHER'))).toBe(false);
  });
});
