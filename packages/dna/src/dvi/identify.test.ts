import { describe, expect, it } from 'vitest';
import type { LocusFrequencies } from '../frequencies/frequencies.ts';
import type { LocusModel } from '../pedigree/likelihood.ts';
import type { Genotype } from '../profile/genotype.ts';
import { man, woman } from '../testing/pedigrees.ts';
import { finish } from '../mixture/work.ts';
import { identify as identifyInSteps } from './identify.ts';
import type { IdentificationOptions } from './identify.ts';
import type { Family, Identification, Remains } from './question.ts';

const table: LocusFrequencies = {
  frequency: new Map([
    ['8', 0.1],
    ['9', 0.2],
    ['10', 0.3],
    ['11', 0.4],
  ]),
  sampled: undefined,
};
const model = (rate = 0): LocusModel => {
  const mutation = rate > 0 ? ({ model: 'equal', rate } as const) : ({ model: 'none' } as const);
  return { table, inheritance: 'autosomal', paternal: mutation, maternal: mutation };
};
const profile = (...genotypes: Genotype[]) => new Map(genotypes.map((own, i) => [`L${i + 1}`, own]));
const found = (id: string, sex: Remains['sex'], ...genotypes: Genotype[]): Remains => ({
  id,
  sex,
  genotypes: profile(...genotypes),
});
/** A mother looks for her son, and for his father. */
const familyOf = (id: string, ...mother: Genotype[]): Family => ({
  id,
  pedigree: { members: [man('father'), woman('mother'), man('son', 'father', 'mother')] },
  profiles: new Map([['mother', profile(...mother)]]),
  missing: ['father', 'son'],
});
const ask = (remains: readonly Remains[], families: readonly Family[], rate = 0): Identification => ({
  remains,
  families,
  loci: new Map(['L1', 'L2'].map((locus) => [locus, model(rate)])),
});
const identify = (asked: Identification, options: IdentificationOptions) => finish(identifyInSteps(asked, options));
const usual = { priorOdds: 1, leastLR: 0, count: 10 };

describe('the identification of remains', () => {
  it('weighs one body and one family as paternity is weighed', () => {
    const { pairs, unidentified } = identify(ask([found('V', 'male', ['8', '9'])], [familyOf('F', ['8', '8'])]), usual);
    // A son of 8,8 who is 8,9 has 9 from his father: p / (2 p q) = 1 / (2 x 0.1); a father without children says nothing.
    expect(pairs.map(({ member, logLR }) => [member, Math.exp(logLR)])).toEqual([
      ['father', expect.closeTo(1, 12)],
      ['son', expect.closeTo(5, 12)],
    ]);
    expect(pairs.map(({ posterior }) => posterior)).toEqual([expect.closeTo(1 / 7, 12), expect.closeTo(5 / 7, 12)]);
    expect(unidentified).toEqual([expect.closeTo(1 / 7, 12)]);
  });

  it('sees that two bodies explain each other, and gives each to one place', () => {
    const remains = [found('V1', 'male', ['10', '11'], ['9', '9']), found('V2', 'male', ['8', '10'], ['9', '11'])];
    const { best, pairs, unidentified } = identify(ask(remains, [familyOf('F', ['8', '9'], ['11', '11'])]), usual);
    expect(best[0].pairs).toEqual([
      { remains: 0, family: 0, member: 'father' },
      { remains: 1, family: 0, member: 'son' },
    ]);
    // Given both parents: 1/4 at the first locus and 1 at the second, over 2 x 0.1 x 0.3 and 2 x 0.2 x 0.4.
    expect(Math.exp(best[0].logLR)).toBeCloseTo(0.25 / 0.06 / 0.16, 10);
    const sum = best.reduce((all, { posterior }) => all + posterior, 0);
    expect(sum).toBeCloseTo(1, 12);
    for (const i of [0, 1]) {
      const own = pairs.filter((pair) => pair.remains === i).reduce((all, { posterior }) => all + posterior, 0);
      expect(own + unidentified[i]).toBeCloseTo(1, 12);
    }
  });

  it('joins families: a posterior is that of all assignments, one by one', () => {
    const remains = [found('V1', 'male', ['8', '9'], ['9', '11']), found('V2', 'unknown', ['8', '10'], ['9', '9'])];
    const families = [familyOf('F', ['8', '8'], ['9', '9']), familyOf('G', ['10', '9'], ['9', '11'])];
    const priorOdds = 0.25;
    const { best, pairs } = identify(ask(remains, families, 0.01), { ...usual, priorOdds, count: 1000 });
    const weights = best.map((each) => Math.exp(each.logLR) * priorOdds ** each.pairs.length);
    const total = weights.reduce((all, weight) => all + weight, 0);
    // None; 2 x 4 single pairs; both, in different places of the four.
    expect(best).toHaveLength(1 + 8 + 12);
    best.forEach(({ posterior }, i) => expect(posterior).toBeCloseTo(weights[i] / total, 12));
    for (const pair of pairs) {
      const sum = best.reduce((all, each, i) => {
        const isIn = each.pairs.some(
          (own) => own.remains === pair.remains && own.family === pair.family && own.member === pair.member,
        );
        return isIn ? all + weights[i] / total : all;
      }, 0);
      expect(pair.posterior).toBeCloseTo(sum, 12);
    }
  });

  it('never makes a woman the son, and leaves out pairs below the least ratio', () => {
    const woman = identify(ask([found('V', 'female', ['8', '9'])], [familyOf('F', ['8', '8'])]), usual);
    expect(woman).toMatchObject({ pairs: [], unidentified: [1], best: [{ pairs: [], posterior: 1 }] });
    const man = ask([found('V', 'male', ['8', '9'])], [familyOf('F', ['8', '8'])]);
    const { pairs } = identify(man, { ...usual, leastLR: 2 });
    expect(pairs.map(({ posterior }) => posterior)).toEqual([0, expect.closeTo(5 / 6, 12)]);
  });

  it.each<[string, () => unknown, string]>([
    ['no remains', () => identify(ask([], [familyOf('F')]), usual), 'DNA_REMAINS_INVALID'],
    [
      'a missing member who is typed',
      () => identify(ask([found('V', 'male')], [{ ...familyOf('F', ['8', '8']), missing: ['mother'] }]), usual),
      'DNA_REMAINS_INVALID',
    ],
    [
      'a family of somebody else',
      () => identify(ask([found('V', 'male')], [{ ...familyOf('F'), missing: ['uncle'] }]), usual),
      'DNA_REMAINS_INVALID',
    ],
    [
      'prior odds of 0',
      () => identify(ask([found('V', 'male')], [familyOf('F')]), { ...usual, priorOdds: 0 }),
      'DNA_PARAMETER_INVALID',
    ],
  ])('refuses %s', (_, asked, code) => {
    expect(asked).toThrow(expect.objectContaining({ code }));
  });
});
