import { describe, expect, it } from 'vitest';
import { matchReport } from '../case/match.ts';
import { openPopulation } from '../frequencies/tables.ts';
import { singleSource } from '../profile/single-source.ts';
import { readReplicate } from './evidence.ts';
import { mixtureReport } from './report.ts';
import type { MixtureQuestion } from './report.ts';
import { dropOutScan, usualScan } from './scan.ts';

const population = openPopulation('nist1036', 'Cauc');
const suspect = singleSource({ D3S1358: ['15', '16'], vWA: ['17', '18'], TH01: ['6', '9.3'] });
const victim = singleSource({ D3S1358: ['14', '17'], vWA: ['16', '17'], TH01: ['7', '8'], FGA: ['22'] });
const stain = readReplicate({ D3S1358: ['15', '16'], VWA: ['18', '17', '17'], THO1: ['9.3', '6'] });
const alone: MixtureQuestion = {
  replicates: [stain],
  persons: new Map([['suspect', suspect]]),
  hypotheses: [
    { contributors: { suspect: 0 }, unknowns: 0, dropOut: 0 },
    { contributors: {}, unknowns: 1, dropOut: 0 },
  ],
  dropIn: 0,
};
const both = { contributors: { suspect: 0.05, victim: 0.01 }, unknowns: 0, dropOut: 0.1 };
const mixed: MixtureQuestion = {
  replicates: [
    readReplicate({ D3S1358: ['14', '15', '16', '17'], vWA: ['16', '17'], TH01: ['6', '7', '8', '9.3'], FGA: [] }),
    readReplicate({ D3S1358: ['14', '15', '17'], vWA: ['16', '17', '18'], TH01: ['7', '8'], DYS19: ['14'] }),
  ],
  persons: new Map([
    ['suspect', suspect],
    ['victim', victim],
  ]),
  hypotheses: [both, { contributors: { victim: 0.01 }, unknowns: 1, dropOut: 0.1 }],
  dropIn: 0.05,
};

describe('a report of a mixture', () => {
  it('of one person without drop-out is the inverse of the match probability, with theta too', () => {
    for (const theta of [0, 0.02]) {
      const report = mixtureReport(alone, { population, theta });
      const match = matchReport(suspect, { population, theta }, 'nrc-4.10');
      expect(report.log10LR).toBeCloseTo(match.log10LR, 3);
      expect(report).toMatchObject({ theta, version: '1', mutation: { model: 'none' }, leftOut: [], dropIn: 0 });
      expect(report.loci.map(({ marker }) => marker)).toEqual(['D3S1358', 'vWA', 'TH01']);
    }
  });

  it('weighs each replicate in which the marker was analysed, and leaves out what not everybody has', () => {
    const report = mixtureReport(mixed, { population, theta: 0.01 });
    expect(report.loci.map(({ replicates }) => replicates.length)).toEqual([2, 2, 2]);
    expect(report.leftOut).toEqual([{ marker: 'FGA', reason: 'not-typed-in-all' }]);
    expect(report.log10LR).toBeCloseTo(Math.log10(report.lr), 12);
    expect(report.lr).toBeGreaterThan(5);
  });

  it('gives four unknown contributors in eight replicates', () => {
    const replicates = Array.from({ length: 8 }, (_, i) => mixed.replicates[i % 2]);
    const hypotheses = [
      { contributors: { suspect: 0.1 }, unknowns: 3, dropOut: 0.1 },
      { contributors: { victim: 0.1 }, unknowns: 4, dropOut: 0.1 },
    ] as const;
    const report = mixtureReport({ ...mixed, replicates, hypotheses }, { population, theta: 0.01 });
    expect(report.loci.every(({ likelihoods }) => likelihoods.every((value) => value > 0 && value < 1))).toBe(true);
  });

  it('lowers the weight against a sibling of the suspect', () => {
    const stranger = { contributors: {}, unknowns: 1, dropOut: 0 };
    const sibling = { ...stranger, relative: { of: 'suspect', relationship: 'full siblings' } } as const;
    const [first] = alone.hypotheses;
    const against = (second: typeof stranger) =>
      mixtureReport({ ...alone, hypotheses: [first, second] }, { population, theta: 0 }).lr;
    expect(against(sibling)).toBeGreaterThan(1);
    expect(against(sibling)).toBeLessThan(against(stranger) / 10);
  });

  it('scans drop-out: only of those whom the hypotheses disagree about', () => {
    const parameters = { population, theta: 0.01 };
    const scan = dropOutScan(mixed, parameters);
    expect(scan.map(({ dropOut }) => dropOut)).toEqual(usualScan);
    const at = (dropOut: number) => ({
      ...mixed,
      hypotheses: [
        { contributors: { suspect: dropOut, victim: 0.01 }, unknowns: 0, dropOut },
        { contributors: { victim: 0.01 }, unknowns: 1, dropOut },
      ] as const,
    });
    for (const { dropOut, log10LR } of scan.slice(0, 3))
      expect(log10LR).toBe(mixtureReport(at(dropOut), parameters).log10LR);
    expect(dropOutScan(alone, parameters, [0.01, 0.5]).map(({ log10LR }) => (log10LR ?? 0) > 0)).toEqual([true, true]);
  });

  it.each<[string, Partial<MixtureQuestion>, string]>([
    ['no replicate', { replicates: [] }, 'DNA_MIXTURE_INVALID'],
    ['drop-in of 1', { dropIn: 1 }, 'DNA_PARAMETER_INVALID'],
    ['five unknowns', { hypotheses: [both, { ...both, unknowns: 5 }] }, 'DNA_MIXTURE_INVALID'],
    ['drop-out above 1', { hypotheses: [both, { ...both, dropOut: 1.1 }] }, 'DNA_PARAMETER_INVALID'],
    ['somebody unheard of', { hypotheses: [both, { ...both, contributors: { x: 0 } }] }, 'DNA_MIXTURE_INVALID'],
    ['a person in no hypothesis', { hypotheses: [alone.hypotheses[0], alone.hypotheses[1]] }, 'DNA_MIXTURE_INVALID'],
    [
      'a second hypothesis that cannot be',
      { dropIn: 0, hypotheses: [both, { contributors: { victim: 0 }, unknowns: 0, dropOut: 0 }] },
      'DNA_MIXTURE_INVALID',
    ],
  ])('is refused with %s', (_, change, code) => {
    expect(() => mixtureReport({ ...mixed, ...change }, { population, theta: 0 })).toThrow(
      expect.objectContaining({ code }),
    );
  });

  it.each([
    [{ FGB: ['20'] }, 'DNA_MARKER_UNKNOWN'],
    [{ FGA: ['20', '*'] }, 'DNA_MIXTURE_INVALID'],
    [{ TH01: ['6'], THO1: ['7'] }, 'DNA_MIXTURE_INVALID'],
  ])('never takes %o for what a replicate shows', (written, code) => {
    expect(() => readReplicate(written)).toThrow(expect.objectContaining({ code }));
  });
});
