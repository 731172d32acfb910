/**
 * How often a relative stands among the first of a whole database:
 * `node evaluation/src/dna/familial.ts [--people 1000000] [--searches 200] [--seed familial]`; figures as JSON on standard
 * output. CODIS-20 genotypes are drawn by NIST's frequencies, without mutation; one sibling and one parent of each probe are
 * in the database. Exit status 1 when fewer siblings than 78 % or parents than 95 % are among the first ten.
 */
import { parseArgs } from 'node:util';
import { DnaDatabase, codis20, searchRelatives } from '@ipse/dna';
import type { DnaProfile } from '@ipse/dna';
import { createChild, createGenotypes, random } from '@ipse/testkit';
import { percentile } from '../metrics/histogram.ts';
import { frequenciesOf, profileOf, statisticsOf } from './people.ts';

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '1000000' },
    searches: { type: 'string', default: '200' },
    seed: { type: 'string', default: 'familial' },
  },
});
const [people, searches] = [Number(values.people), Number(values.searches)];
const say = (line: string) => void process.stderr.write(`${line}\n`);
const statistics = statisticsOf(codis20);
const frequencies = frequenciesOf(statistics);
const chance = random(values.seed);
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
const relations = [
  { relation: 'sibling', relationship: 'full siblings', target: 0.78 },
  { relation: 'parent', relationship: 'parent-child', target: 0.95 },
] as const;
const figures = relations.map(({ relation, relationship, target }) => {
  const spentMs: number[] = [];
  const ranks = probes.map((probe, i) => {
    const before = process.cpuUsage();
    const options = { relationship, statistics, count: 100, secondLook: 100, categories: new Set(['person'] as const) };
    const found = searchRelatives(database, probe, options);
    const { user, system } = process.cpuUsage(before);
    spentMs.push((user + system) / 1000);
    const at = found.findIndex(({ id }) => id === `${relation} ${i}`);
    return at < 0 ? Infinity : at + 1;
  });
  const shareWithin = (k: number) => ranks.filter((rank) => rank <= k).length / ranks.length;
  return {
    relation,
    target,
    ...{ first: shareWithin(1), firstTen: shareWithin(10), firstHundred: shareWithin(100) },
    searchMsMedian: percentile(spentMs, 0.5),
  };
});
process.stdout.write(`${JSON.stringify({ seed: values.seed, people: database.size, searches, figures }, null, 2)}\n`);
process.exitCode = figures.every(({ firstTen, target }) => firstTen >= target) ? 0 : 1;
