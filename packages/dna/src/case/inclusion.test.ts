import { expect, it } from 'vitest';
import { frequencyOf } from '../frequencies/frequencies.ts';
import { openPopulation } from '../frequencies/tables.ts';
import { readReplicate } from '../lrmix/evidence.ts';
import { inclusionReport } from './inclusion.ts';

const population = openPopulation('nist1036', 'Cauc');

it('multiplies the squares of what the alleles sum to, and says that it is information only', () => {
  const mixture = readReplicate({ TH01: ['6', '7', '9.3'], FGA: ['22'], vWA: [], DXS8378: ['10'], APOAI1: ['9'] });
  const report = inclusionReport(mixture, { population });
  const of = (marker: string, allele: string) => frequencyOf(population.loci.get(marker)!, allele, 0);
  const th01 = (of('TH01', '6') + of('TH01', '7') + of('TH01', '9.3')) ** 2;
  const fga = of('FGA', '22') ** 2;
  expect(report).toMatchObject({ informationOnly: true, theta: 0, version: '1' });
  expect(report.loci.map(({ inclusion }) => inclusion)).toEqual([expect.closeTo(th01, 12), expect.closeTo(fga, 12)]);
  expect(report.inclusion).toBeCloseTo(th01 * fga, 12);
  expect(report.exclusion).toBeCloseTo(1 - th01 * fga, 12);
  expect(report.leftOut).toEqual([
    { marker: 'vWA', reason: 'not-typed-in-all' },
    { marker: 'DXS8378', reason: 'not-autosomal' },
    { marker: 'APOAI1', reason: 'no-frequencies' },
  ]);
});

it('never lets alleles sum to more than everybody', () => {
  const all = [...population.loci.get('TH01')!.frequency.keys()];
  const report = inclusionReport(readReplicate({ TH01: all }), { population, minimumFrequency: 0.3 });
  expect(report).toMatchObject({ inclusion: 1, exclusion: 0, minimumFrequency: 0.3 });
});
