import { describe, expect, it } from 'vitest';
import { createMixtureCase } from '@ipse/testkit';
import { openPopulation } from '../frequencies/tables.ts';
import type { WrittenMixture } from '../mixture/read-mixture.ts';
import { finish, inSlices } from '../mixture/work.ts';
import { genotype } from '../profile/genotype.ts';
import { someFrequencies } from '../testing/mixtures.ts';
import { deconvolutionReport, peaksReport } from './mixture.ts';
import type { PeakSettings, ProposedContributors } from './mixture.ts';

const parameters = { population: openPopulation('nist1036', 'Cauc'), theta: 0.01 };
const settings: PeakSettings = {
  ...{ thresholdRfu: 50, dropInProbability: 0.05, dropInMeanRfu: 50, backwardStutter: true, forwardStutter: false },
  seed: 1,
};
const { people, replicates, fragments } = createMixtureCase('report', someFrequencies(8));
const profiles = new Map(
  [...people].map(([name, genotypes]) => [
    name,
    new Map([...genotypes].map(([marker, [a, b]]) => [marker, genotype(a, b)])),
  ]),
);
const [withA, withX, without]: ProposedContributors[] = [
  { people: ['A'], unknowns: 1 },
  { people: ['X'], unknowns: 1 },
  { people: [], unknowns: 2 },
];
const report = (first = withA, second = without, mixture: WrittenMixture = { replicates, fragments }, more = {}) =>
  finish(peaksReport(mixture, profiles, [first, second], parameters, { ...settings, ...more }));

const found = report();

describe('the report of a mixture', () => {
  it('weighs each locus, and says with what', () => {
    expect(found.log10LR).toBeGreaterThan(5);
    const sum = found.loci.reduce((total, { lr }) => total + Math.log10(lr), 0);
    expect(sum).toBeCloseTo(found.log10LR!, 8);
    expect(found).toMatchObject({
      ...{ theta: 0.01, minimumFrequency: 'five-of-those-counted', version: '1', leftOut: [] },
      ...{ frequencies: { table: 'nist1036', population: 'Cauc' }, settings: { ...settings, degradation: true } },
    });
    const [first, second] = found.hypotheses;
    expect([first.contributors, second.contributors]).toEqual([
      ['A', null],
      [null, null],
    ]);
    expect(first.parameters.proportions[0]).toBeGreaterThan(0.5);
    expect(first.parameters.degradation).toBeLessThan(1);
    const shown = replicates.flatMap((each) => Object.values(each).flatMap((peaks) => Object.values(peaks)));
    expect(first.peaks).toHaveLength(shown.length);
    expect(JSON.stringify(found)).not.toMatch(/NaN|Infinity/);
  });

  it('speaks against who is not in it', () => {
    expect(report(withX).log10LR).toBeLessThan(-2);
  });

  it('leaves out what cannot be weighed, and takes who is not typed at a marker for unknown there', () => {
    const odd = { ...replicates[0], DYS391: { '10': 900 }, AMEL: { X: 800, Y: 300 } };
    const less = report({ people: ['A'], unknowns: 0 }, { people: ['A'], unknowns: 0 }, { replicates: [odd] });
    expect(less.leftOut.map(({ marker, reason }) => `${marker} ${reason}`)).toEqual([
      'DYS391 not-autosomal',
      'Amelogenin not-autosomal',
    ]);
    // Without a genotype he stands for anybody there, as he does under the other hypothesis.
    const untyped = new Map(profiles).set('A', new Map());
    const anybody = finish(
      peaksReport(
        { replicates: [odd] },
        untyped,
        [
          { people: ['A'], unknowns: 0 },
          { people: [], unknowns: 1 },
        ],
        parameters,
        settings,
      ),
    );
    expect(anybody.log10LR).toBeCloseTo(0, 9);
  });

  it('is a ratio of 0 without a logarithm when the first hypothesis explains nothing', () => {
    const few = { replicates: [Object.fromEntries(Object.entries(replicates[0]).slice(0, 2))] };
    const strict = { dropInProbability: 0 };
    const nobody: ProposedContributors = { people: ['X'], unknowns: 0 };
    const anybody: ProposedContributors = { people: [], unknowns: 2 };
    expect(report(nobody, anybody, few, strict)).toMatchObject({ lr: 0, log10LR: null });
    expect(() => report(nobody, nobody, few, strict)).toThrow(/cannot explain/);
  });

  it('lists genotypes by their probability', () => {
    const apart = finish(deconvolutionReport({ replicates, fragments }, profiles, withA, parameters, settings));
    expect(apart.hypothesis.contributors).toEqual(['A', null]);
    for (const { contributors, joint } of apart.loci) {
      expect(contributors).toHaveLength(1);
      expect(contributors[0].contributor).toBe(1);
      expect(joint[0].genotypes).toEqual([contributors[0].genotypes[0].genotype]);
    }
  });

  it('can be watched and stopped', async () => {
    const stop = new AbortController();
    const shares: number[] = [];
    const work = peaksReport({ replicates, fragments }, profiles, [withA, without], parameters, settings);
    const watched = inSlices(work, {
      signal: stop.signal,
      onProgress: (share) => {
        shares.push(share);
        if (shares.length === 3) stop.abort(new Error('enough'));
      },
    });
    await expect(watched).rejects.toThrow('enough');
    expect(shares).toHaveLength(3);
    expect(shares.every((share, i) => share >= (shares[i - 1] ?? 0) && share <= 1)).toBe(true);
  });
});

describe('peaks and proposals that are refused', () => {
  const one = (peaks: Record<string, number>): WrittenMixture => ({ replicates: [{ D3S1358: peaks }] });
  it.each<[string, () => unknown]>([
    ['replicates', () => report(withA, without, { replicates: [] })],
    ['an allele twice', () => report(withA, without, one({ '15': 100, '15.0': 200 }))],
    ['an allele of', () => report(withA, without, one({ '*': 100 }))],
    ['a height', () => report(withA, without, one({ '15': -1 }))],
    ['a height', () => report(withA, without, one({ '15': Number.NaN }))],
    ['twice', () => report(withA, without, { replicates: [{ vWA: { '15': 100 }, VWA: { '16': 100 } }] })],
    ['no fragment lengths', () => report(withA, without, { ...one({ '15': 100 }), fragments: {} })],
    [
      'fragment lengths',
      () => report(withA, without, { ...one({}), fragments: { D3S1358: { offsetBp: 0, repeatBp: 0 } } }),
    ],
    ['no marker', () => report(withA, without, { replicates: [{ AMEL: { X: 100 } }] })],
    ['how many', () => report({ people: ['A'], unknowns: 4 })],
    ['how many', () => report({ people: [], unknowns: 0 })],
    ['a contributor twice', () => report({ people: ['A', 'A'], unknowns: 0 })],
    ['without a profile', () => report({ people: ['Z'], unknowns: 0 })],
    ['threshold', () => report(withA, without, undefined, { thresholdRfu: 0 })],
    ['drop-in probability', () => report(withA, without, undefined, { dropInProbability: 1 })],
    ['mean height', () => report(withA, without, undefined, { dropInMeanRfu: 0 })],
    ['seed', () => report(withA, without, undefined, { seed: 0.5 })],
  ])('%s', (why, refused) => {
    expect(refused).toThrow(why);
  });
});
