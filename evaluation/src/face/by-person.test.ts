import { describe, expect, it } from 'vitest';
import { acceptsByPerson, missesByPerson } from './by-person.ts';

/** Person 0 has many pictures that all match; each other person has two, and the odd ones do not match. */
function scored(people: number, picturesOfFirst: number) {
  const personOf = [...Array<number>(picturesOfFirst).fill(0)];
  for (let person = 1; person < people; person++) personOf.push(person, person);
  const pairs: { a: number; b: number; mated: number; score: number }[] = [];
  for (let a = 0; a < personOf.length; a++) {
    for (let b = a + 1; b < personOf.length; b++) {
      const mated = personOf[a] === personOf[b];
      const noise = ((a * 7919 + b * 104_729) % 1009) / 1009;
      pairs.push({ a, b, mated: mated ? 1 : 0, score: mated ? (personOf[a] % 2 === 0 ? 2 : -1) : noise });
    }
  }
  return {
    personOf,
    pairs: {
      a: Uint32Array.from(pairs, ({ a }) => a),
      b: Uint32Array.from(pairs, ({ b }) => b),
      mated: Uint8Array.from(pairs, ({ mated }) => mated),
    },
    scores: Float64Array.from(pairs, ({ score }) => score),
  };
}

describe('acceptsByPerson', () => {
  // 190 pairs of person 0; of 40 others with a pair each, 20 are missed.
  const figures = acceptsByPerson(scored(41, 20), 0.001);

  it('tells the rate over pairs from the one over people', () => {
    expect(figures.overPairs).toBeCloseTo(210 / 230);
    expect(figures.overPeople).toBeCloseTo(21 / 41);
    expect(figures).toMatchObject({ people: 41, peopleWithMisses: 20, misses: 20, missesOfTheFiveWorst: 5 });
    expect(figures.byPictures).toEqual({ '2 to 3': 0.5, '4 to 9': NaN, '10 or more': 1 });
  });

  it('draws people, so that an interval is as wide as one person weighs', () => {
    const [low, high] = figures.interval;
    expect(low).toBeLessThan(0.8);
    expect(low).toBeGreaterThan(0.3);
    expect(high).toBeGreaterThan(210 / 230);
    expect(high).toBeLessThan(1);
  });

  it('finds the threshold among the non-mated pairs', () => {
    const given = scored(41, 20);
    given.scores.forEach((score, k) => {
      if (score === 2) given.scores[k] = 0.9945;
    });
    // Every 1009th of the others scores 1008 / 1009, and so on downwards.
    expect(acceptsByPerson(given, 0.002).overPairs).toBe(0);
    expect(acceptsByPerson(given, 0.009).overPairs).toBeCloseTo(210 / 230);
  });
});

describe('missesByPerson', () => {
  // A hundred people of two searches each: five of them never score, and one search in a hundred names somebody else loudly.
  const searches = Array.from({ length: 200 }, (_, i) => ({
    person: i >> 1,
    mated: i < 10 ? 0.2 : 1,
    other: i === 100 || i === 150 ? 0.9 : 0.3,
  }));

  it('misses at the threshold that so many searches pass', () => {
    const { misses, peopleMissed, interval } = missesByPerson(searches, 0.01);
    expect([misses, peopleMissed]).toEqual([0.05, 5]);
    expect(interval[0]).toBeGreaterThan(0);
    expect(interval[0]).toBeLessThan(0.04);
    expect(interval[1]).toBeGreaterThan(0.06);
  });

  it('has no use for a threshold that nobody passes by mistake', () => {
    const loud = searches.map((search) => ({ ...search, other: 2 }));
    expect(missesByPerson(loud, 0.01).misses).toBe(1);
  });
});
