import { describe, expect, it } from 'vitest';
import { openPopulation } from '../frequencies/tables.ts';
import { singleSource } from '../profile/single-source.ts';
import { relationshipPedigrees } from '../pedigree/relationships.ts';
import { kinshipReport, relationships } from './kinship.ts';
import { matchReport } from './match.ts';
import { pedigreeReport } from './pedigree-report.ts';

const population = openPopulation('nist1036', 'Cauc');
const father = singleSource({ D3S1358: ['15', '16'], vwa: ['17', '17'], TH01: ['6', '9.3'] });

describe('written markers', () => {
  it('are read by any usual name, without those that no statistic multiplies', () => {
    expect([...singleSource({ THO1: ['9.3', '6'], AMEL: ['X', 'Y'], DYS19: ['14'], FGA: ['22'] })]).toEqual([
      ['TH01', ['6', '9.3']],
      ['FGA', ['22', '22']],
    ]);
  });

  it.each([
    [{ FGA: [] }, 'DNA_GENOTYPE_INVALID'],
    [{ FGA: ['20', '21', '22'] }, 'DNA_GENOTYPE_INVALID'],
    [{ TH01: ['6'], THO1: ['7'] }, 'DNA_GENOTYPE_INVALID'],
    [{ FGA: ['X'] }, 'DNA_GENOTYPE_INVALID'],
    [{ FGB: ['20'] }, 'DNA_MARKER_UNKNOWN'],
    [{ FGA: ['twenty'] }, 'DNA_ALLELE_INVALID'],
  ])('are refused: %o', (written, code) => {
    expect(() => singleSource(written)).toThrow(expect.objectContaining({ code }));
  });

  it.each([
    ['FGB', 'A marker is not known (FGB)'],
    ['Jane Doe, 7 High Street', 'A marker is not known (a text that is no name of a marker)'],
  ])('are refused by the name of the marker alone: %s', (marker, message) => {
    expect(() => singleSource({ [marker]: ['20'] })).toThrow(message);
  });

  it.each(['*', '9.X', '?'])('never take %s for an allele', (wildcard) => {
    const code = expect.stringMatching(/^DNA_(?:ALLELE|GENOTYPE)_INVALID$/) as string;
    expect(() => singleSource({ FGA: ['20', wildcard] })).toThrow(expect.objectContaining({ code }));
  });
});

describe('a report of a match', () => {
  it('multiplies loci, and says with what', () => {
    const report = matchReport(father, { population, theta: 0.01 }, 'nrc-4.1');
    expect(report).toMatchObject({
      frequencies: { table: 'nist1036', population: 'Cauc', hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
      theta: 0.01,
      minimumFrequency: 'five-of-those-counted',
      mutation: { model: 'none' },
      version: '1',
      formula: 'nrc-4.1',
      leftOut: [],
    });
    expect(report.loci.map(({ marker }) => marker)).toEqual(['D3S1358', 'vWA', 'TH01']);
    const [heterozygote, homozygote] = report.loci;
    const [p, q] = heterozygote.frequencies;
    expect(heterozygote.probability).toBeCloseTo(2 * p * q, 15);
    const [r] = homozygote.frequencies;
    expect(homozygote.probability).toBeCloseTo(r * r + r * (1 - r) * 0.01, 15);
    expect(report.log10LR).toBeCloseTo(-Math.log10(report.probability), 12);
  });

  it('raises rare alleles, takes drop-out by name, and leaves out what it cannot weigh', () => {
    const genotypes = singleSource({ D3S1358: ['>20', '15'], TH01: ['6'], DXS8378: ['10'], APOAI1: ['9'] });
    const report = matchReport(genotypes, { population, theta: 0, minimumFrequency: 0.02 }, 'product', ['tho1']);
    expect(report.loci[0].frequencies[1]).toBe(0.02);
    const [p] = report.loci[1].frequencies;
    expect(report.loci[1]).toMatchObject({ dropOut: true, probability: p * (2 - p) });
    expect(report.leftOut).toContainEqual({ marker: 'DXS8378', reason: 'not-autosomal' });
    expect(report.leftOut).toContainEqual({ marker: 'APOAI1', reason: 'no-frequencies' });
    expect(() => matchReport(father, { population, theta: 0 }, 'product', ['TH01'])).toThrow(
      expect.objectContaining({ code: 'DNA_GENOTYPE_INVALID' }),
    );
  });

  it('refuses parameters out of range, and a population that is not there', () => {
    for (const change of [{ theta: 1 }, { minimumFrequency: 0 }])
      expect(() => matchReport(father, { population, theta: 0, ...change }, 'product')).toThrow(
        expect.objectContaining({ code: 'DNA_PARAMETER_INVALID' }),
      );
    expect(() => openPopulation('nist1036', 'Martian')).toThrow(/Cauc/);
    expect(() => openPopulation('nist', 'Cauc')).toThrow(/nist1036/);
  });
});

describe('a report of kinship', () => {
  const child = singleSource({ D3S1358: ['16', '18'], vWA: ['17', '18'], TH01: ['7', '8'], FGA: ['20', '21'] });
  const mutation = { model: 'stepwise', rate: 0.002, rateOfFractions: 1e-6, range: 0.1 } as const;

  it('is null in logarithms where no relationship explains a locus, and finite with mutation', () => {
    const still = kinshipReport(father, child, 'parent-child', { population, theta: 0 });
    expect(still.loci.map(({ lr }) => lr > 0)).toEqual([true, true, false]);
    expect(still).toMatchObject({ lr: 0, log10LR: null, leftOut: [{ marker: 'FGA', reason: 'not-typed-in-all' }] });
    const moved = kinshipReport(father, child, 'parent-child', { population, theta: 0 }, mutation);
    expect(moved.loci[2].lr).toBeGreaterThan(0);
    expect(moved.log10LR).toBeCloseTo(Math.log10(moved.lr), 12);
  });

  it('agrees with the same relationship as a pedigree, for every relationship', () => {
    const profiles = new Map([
      ['A', father],
      ['B', child],
    ]);
    expect(relationships).toHaveLength(7);
    for (const name of relationships) {
      const pair = kinshipReport(father, child, name, { population, theta: 0 });
      const { unrelated } = relationshipPedigrees;
      const family = pedigreeReport([relationshipPedigrees[name], unrelated], profiles, { population });
      pair.loci.forEach(({ marker, lr }) => {
        expect(family.loci.find((locus) => locus.marker === marker)?.lr, `${name} ${marker}`).toBeCloseTo(lr, 10);
      });
      // Who is typed alone says nothing of a relationship.
      expect(family.loci.find(({ marker }) => marker === 'FGA')?.lr).toBeCloseTo(1, 12);
    }
  });

  it('refuses mutation with theta, and a profile of nobody', () => {
    const both = () => kinshipReport(father, child, 'full siblings', { population, theta: 0.01 }, mutation);
    expect(both).toThrow(expect.objectContaining({ code: 'DNA_PARAMETER_INVALID' }));
    const { unrelated } = relationshipPedigrees;
    const stranger = () => pedigreeReport([unrelated, unrelated], new Map([['C', child]]), { population });
    expect(stranger).toThrow(expect.objectContaining({ code: 'DNA_PEDIGREE_INVALID' }));
  });
});
