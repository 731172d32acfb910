import { describe, expect, it } from 'vitest';
import { judgeByStandard, relationshipStandards } from './immigration.ts';
import { databasePosterior, posteriorProbability } from './posterior.ts';

describe('posterior probability', () => {
  it('is prior odds times ratio', () => {
    expect(posteriorProbability(99, 0.5)).toBeCloseTo(0.99, 15);
    expect(posteriorProbability(1000, 0.001)).toBeCloseTo(1000 / 1999, 12);
    expect([posteriorProbability(0, 0.5), posteriorProbability(Infinity, 0.5), posteriorProbability(9, 0)]).toEqual([
      ...[0, 1, 0],
    ]);
  });

  it.each([
    [1, 1.1],
    [1, Number.NaN],
    [-1, 0.5],
  ])('refuses ratio %s with prior %s', (lr, prior) => {
    expect(() => posteriorProbability(lr, prior)).toThrow(expect.objectContaining({ code: 'DNA_PARAMETER_INVALID' }));
  });
});

describe('the posterior of a database', () => {
  it('shares with everybody in it, and with those outside', () => {
    // Worked by hand: 0.1 x 50 = 5, 0.2 x 0.5 = 0.1, outside 0.6; the excluded member's 0.1 is gone.
    const { members, outside } = databasePosterior([
      { prior: 0.1, lr: 50 },
      { prior: 0.2, lr: 0.5 },
      { prior: 0.1, lr: 0 },
    ]);
    expect(members).toEqual([expect.closeTo(5 / 5.7, 12), expect.closeTo(0.1 / 5.7, 12), 0]);
    expect(outside).toBeCloseTo(0.6 / 5.7, 12);
  });

  it('is that of one hypothesis when there is one member', () => {
    expect(databasePosterior([{ prior: 0.3, lr: 7 }]).members[0]).toBeCloseTo(posteriorProbability(7, 0.3), 15);
  });

  it.each([
    [
      [
        { prior: 0.7, lr: 1 },
        { prior: 0.4, lr: 1 },
      ],
    ],
    [[{ prior: 1, lr: 0 }]],
    [[{ prior: 0.5, lr: Number.NaN }]],
    [[{ prior: -0.1, lr: 1 }]],
  ])('refuses %o', (members) => {
    expect(() => databasePosterior(members)).toThrow(expect.objectContaining({ code: 'DNA_PARAMETER_INVALID' }));
  });
});

describe('the bounds of authorities', () => {
  it('are those of their sources', () => {
    const judged = relationshipStandards.map((standard) =>
      [0.995, 0.9, 0.5, 0.08].map((posterior) => judgeByStandard(posterior, standard)),
    );
    expect(judged).toEqual([
      ['supported', 'inconclusive', 'inconclusive', 'inconclusive'],
      ['supported', 'supported', 'inconclusive', 'refuted'],
      ['supported', 'supported', 'inconclusive', 'inconclusive'],
    ]);
  });
});
