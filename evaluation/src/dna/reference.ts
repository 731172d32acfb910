/**
 * Every case beside the repository that another program worked out: `node evaluation/src/dna/reference.ts [WORDS]`, where
 * only sets whose peer or subject has the words are run. The exit code is 1 when a set does not pass.
 */
import { hasReference, referenceSets } from '@ipse/dna/testing';
import { compareWithReference } from './compare-reference.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);
const wanted = process.argv.slice(2).join(' ').toLowerCase();
if (!hasReference) {
  process.stderr.write('error: there are no reference cases beside this repository\n');
  process.exit(2);
}
say('| peer | cases | values | largest relative difference | limit | explained | |');
say('|---|---|---|---|---|---|---|');
const sets = referenceSets.filter(({ peer, what }) => `${peer} ${what}`.toLowerCase().includes(wanted));
for (const set of sets) {
  const { values, largest, limit, explained, passes, furthest } = compareWithReference(set);
  const cells = [
    values,
    largest.toExponential(1),
    limit.toExponential(0),
    explained,
    passes ? 'passes' : `FAILS: ${furthest}`,
  ];
  say(`| ${[set.peer, set.what, ...cells].join(' | ')} |`);
  if (!passes) process.exitCode = 1;
}
const reasons = new Set(
  sets.flatMap(({ peer, explained }) => [...(explained?.values() ?? [])].map((why) => `${peer}: ${why}.`)),
);
for (const reason of reasons) say(reason);
