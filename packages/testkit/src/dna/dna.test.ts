import { describe, expect, it } from 'vitest';
import { random } from '../random.ts';
import { createChild, createGenotypes, createStain } from './dna.ts';

const frequencies = new Map([
  [
    'TH01',
    new Map([
      ['6', 0.2],
      ['9.3', 0.3],
      ['10', 0.5],
    ]),
  ],
  [
    'FGA',
    new Map([
      ['20', 0.6],
      ['21', 0.4],
    ]),
  ],
]);

describe('synthetic DNA', () => {
  it('has the frequencies asked for, and theta makes more homozygotes', () => {
    const homozygotes = (theta: number) => {
      const chance = random(`theta ${theta}`);
      let [same, longest] = [0, 0];
      for (let i = 0; i < 4000; i++) {
        const [a, b] = createGenotypes(chance, frequencies, theta).get('TH01')!;
        if (a === b) same++;
        if (a === '10') longest++;
      }
      expect(longest / 4000).toBeCloseTo(0.5, 1);
      return same / 4000;
    };
    // Sum of p^2 + p (1 - p) theta: 0.38, and 0.504 at theta 0.2.
    expect(Math.abs(homozygotes(0) - 0.38)).toBeLessThan(0.03);
    expect(Math.abs(homozygotes(0.2) - 0.504)).toBeLessThan(0.03);
  });

  it('gives a child one allele of each parent, but for mutations', () => {
    const chance = random('family');
    const [father, mother] = [createGenotypes(chance, frequencies), createGenotypes(chance, frequencies)];
    for (const [locus, [a, b]] of createChild(chance, father, mother)) {
      expect(father.get(locus)).toContain(a);
      expect(mother.get(locus)).toContain(b);
    }
    const twins = new Map([['TH01', ['9.3', '9.3'] as const]]);
    for (const allele of createChild(chance, twins, twins, 1).get('TH01')!) expect(['8.3', '10.3']).toContain(allele);
  });

  it('leaves stains with everything, nothing, or more', () => {
    const chance = random('stain');
    const people = [createGenotypes(chance, frequencies), createGenotypes(chance, frequencies)];
    const whole = createStain(chance, people, frequencies, { dropOut: 0, dropIn: 0 });
    for (const [locus, alleles] of whole)
      expect(new Set(alleles)).toEqual(new Set(people.flatMap((one) => one.get(locus)!)));
    expect(createStain(chance, people, frequencies, { dropOut: 1, dropIn: 0 }).size).toBe(0);
    expect(createStain(chance, people, frequencies, { dropOut: 1, dropIn: 1 }).get('FGA')).toHaveLength(1);
  });
});
