/** How often a relative stands among the first of a whole database of synthetic people. */
import { DnaDatabase, codis20, searchRelatives } from '@ipse/dna';
import type { DnaProfile } from '@ipse/dna';
import { createChild, createGenotypes, random } from '@ipse/testkit';
import { percentile } from '../metrics/histogram.ts';
import { frequenciesOf, profileOf, statisticsOf } from './people.ts';

export interface RelativeSetting {
  /** In the database, and searched for: each probe has a sibling and a parent there. */
  readonly people: number;
  readonly searches: number;
  readonly seed: string;
}

export interface RelativeFigures {
  readonly relation: 'sibling' | 'parent';
  /** Shares of the searches. */
  readonly first: number;
  readonly firstTen: number;
  readonly firstHundred: number;
  /** Processor time. */
  readonly searchMsMedian: number;
}

const relations = [
  { relation: 'sibling', relationship: 'full siblings' },
  { relation: 'parent', relationship: 'parent-child' },
] as const;

/** CODIS-20 genotypes are drawn by NIST's frequencies, without mutation. */
export function measureRelatives(setting: RelativeSetting, say: (line: string) => void): RelativeFigures[] {
  const { people, searches, seed } = setting;
  const statistics = statisticsOf(codis20);
  const frequencies = frequenciesOf(statistics);
  const chance = random(seed);
  const database = new DnaDatabase(codis20);
  const probes: DnaProfile[] = Array.from({ length: searches }, (_, i) => {
    const [father, mother] = [createGenotypes(chance, frequencies), createGenotypes(chance, frequencies)];
    database.add(`parent ${i}`, 'person', profileOf(father));
    database.add(`sibling ${i}`, 'person', profileOf(createChild(chance, father, mother)));
    return profileOf(createChild(chance, father, mother));
  });
  say('filling the database ...');
  while (database.size < people)
    database.add(String(database.size), 'person', profileOf(createGenotypes(chance, frequencies)));
  say('searching ...');
  return relations.map(({ relation, relationship }) => {
    const spentMs: number[] = [];
    const options = { relationship, statistics, count: 100, secondLook: 100, categories: new Set(['person'] as const) };
    const ranks = probes.map((probe, i) => {
      const before = process.cpuUsage();
      const { candidates } = searchRelatives(database, probe, options);
      const { user, system } = process.cpuUsage(before);
      spentMs.push((user + system) / 1000);
      const at = candidates.findIndex(({ id }) => id === `${relation} ${i}`);
      return at < 0 ? Infinity : at + 1;
    });
    const shareWithin = (k: number) => ranks.filter((rank) => rank <= k).length / ranks.length;
    const shares = { first: shareWithin(1), firstTen: shareWithin(10), firstHundred: shareWithin(100) };
    return { relation, ...shares, searchMsMedian: percentile(spentMs, 0.5) };
  });
}
