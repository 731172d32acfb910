import { expect, it } from 'vitest';
import { openPopulation } from '../frequencies/tables.ts';
import { singleSource } from '../profile/single-source.ts';
import { pedigreeReport } from '../case/pedigree-report.ts';
import { man, woman } from '../testing/pedigrees.ts';
import type { Family, Remains } from './question.ts';
import { finish } from '../mixture/work.ts';
import { remainsReport as reportInSteps } from './report.ts';

const population = openPopulation('nist1036', 'Cauc');
const mother = singleSource({ D3S1358: ['15', '16'], TH01: ['6', '9.3'], FGA: ['20', '24'], DXS8378: ['10', '11'] });
const son = singleSource({ D3S1358: ['16', '18'], TH01: ['9.3', '9.3'], FGA: ['20', '21'], APOAI1: ['9'] });
const stranger = singleSource({ D3S1358: ['14', '14'], TH01: ['7', '8'], FGA: ['22', '23'] });
const pedigree = { members: [man('father'), woman('mother'), man('son', 'father', 'mother')] };
const family: Family = { id: 'Doe', pedigree, profiles: new Map([['mother', mother]]), missing: ['son'] };
const body = (id: string, genotypes: Remains['genotypes']): Remains => ({ id, sex: 'male', genotypes });
const remainsReport = (...asked: Parameters<typeof reportInSteps>) => finish(reportInSteps(...asked));
const options = { priorOdds: 2, leastLR: 0, count: 5 };

it('says what a pedigree says of a pair, by name, and with what', () => {
  const remains = [body('B1', stranger), body('B2', son)];
  const report = remainsReport(remains, [family], { population }, options);
  const apart = { members: [man('father'), woman('mother'), man('son')] };
  const profiles = new Map([
    ['mother', mother],
    ['son', son],
  ]);
  const alone = pedigreeReport([pedigree, apart], profiles, { population });
  const weighed = alone.loci.filter(({ inheritance, marker }) => inheritance === 'autosomal' && marker !== 'APOAI1');
  const log10LR = weighed.reduce((sum, { lr }) => sum + Math.log10(lr), 0);
  expect(report.pairs).toEqual([
    { remains: 'B1', family: 'Doe', member: 'son', log10LR: null, posterior: 0 },
    { remains: 'B2', family: 'Doe', member: 'son', log10LR: expect.closeTo(log10LR, 1), posterior: expect.any(Number) },
  ]);
  const odds = 2 * 10 ** report.pairs[1].log10LR!;
  expect(report.pairs[1].posterior).toBeCloseTo(odds / (1 + odds), 10);
  expect(report.best[0].pairs).toEqual([{ remains: 'B2', family: 'Doe', member: 'son' }]);
  expect(report.unidentified[0]).toEqual({ remains: 'B1', posterior: 1 });
  expect(report).toMatchObject({ theta: 0, version: '1', priorOdds: 2, loci: ['D3S1358', 'TH01', 'FGA'] });
  expect(report.leftOut.map(({ marker }) => marker)).toEqual(['APOAI1', 'DXS8378']);
});

it('lets a mutation explain what else cannot be, and refuses a name twice', () => {
  const mutation = { model: 'proportional', rate: 0.002 } as const;
  const [pair] = remainsReport([body('B1', stranger)], [family], { population }, options, mutation).pairs;
  expect(pair.log10LR).toBeLessThan(-3);
  expect(() => remainsReport([body('B', son), body('B', son)], [family], { population }, options)).toThrow(
    expect.objectContaining({ code: 'DNA_REMAINS_INVALID' }),
  );
});
