/**
 * How often a relative stands among the first of a whole database:
 * `node evaluation/src/dna/familial.ts [--people 1000000] [--searches 200] [--seed familial]`; figures as JSON on standard
 * output. Exit status 1 when fewer siblings than 78 % or parents than 95 % are among the first ten.
 */
import { parseArgs } from 'node:util';
import { measureRelatives } from './measure-relatives.ts';

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '1000000' },
    searches: { type: 'string', default: '200' },
    seed: { type: 'string', default: 'familial' },
  },
});
const setting = { people: Number(values.people), searches: Number(values.searches), seed: values.seed };
const targets = { sibling: 0.78, parent: 0.95 } as const;

const figures = measureRelatives(setting, (line) => void process.stderr.write(`${line}\n`));
process.stdout.write(`${JSON.stringify({ ...setting, targets, figures }, null, 2)}\n`);
process.exitCode = figures.every(({ relation, firstTen }) => firstTen >= targets[relation]) ? 0 : 1;
