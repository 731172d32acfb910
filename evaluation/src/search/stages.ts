/**
 * What each stage of a search among very many loses and costs, without an engine:
 * `node evaluation/src/search/stages.ts [--pool FILE] [--distinct 3000] [--manifest M.csv ...] [--people 40] [--every 1]
 *  [--ranks FILE]`; figures as JSON on standard output, the mates' places of every probe in the file of ranks.
 *
 * Strangers and people are those of `million.ts`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { fingerprint } from '@ipse/fingerprint';
import { productLimits } from '@ipse/fingerprint/testing';
import { referenceTimes } from '../speed/references.ts';
import { splitTemplates } from '../synthetic/template-file.ts';
import { syntheticTemplate } from '../synthetic/templates.ts';
import { probesOf } from './measure.ts';
import { peopleFrom, peopleOf, syntheticPeople } from './people.ts';
import { scanLoss, scanRanks } from './scan-ranks.ts';

const { values } = parseArgs({
  options: {
    pool: { type: 'string' },
    distinct: { type: 'string', default: '3000' },
    manifest: { type: 'string', multiple: true, default: [] },
    people: { type: 'string', default: '40' },
    every: { type: 'string', default: '1' },
    ranks: { type: 'string' },
  },
});
process.stderr.write('measuring the reference loops ...\n');
const references = await referenceTimes();
const shares = [0.001, 0.002, 0.005, 0.01, 0.05, 0.1, 0.2, 0.3];

process.stderr.write('preparing the people who are searched for ...\n');
const people =
  values.manifest.length === 0
    ? syntheticPeople(Number(values.people), 3, peopleFrom)
    : (await Promise.all(values.manifest.map((manifest) => peopleOf(manifest)))).flat();
process.stderr.write('preparing the strangers ...\n');
const pool =
  values.pool === undefined
    ? Array.from({ length: Number(values.distinct) }, (_, seed) => fingerprint.encodeTemplate(syntheticTemplate(seed)))
    : splitTemplates(readFileSync(values.pool));
process.stderr.write('scanning ...\n');
const result = scanRanks(people, probesOf(people, Number(values.every)), pool);
const { strangers, ranks, bytesEach, usEach } = result;
const lostAt = (stage: 'glance' | 'look') =>
  Object.fromEntries(
    shares.map((share) => [share, rounded(ranks.filter((rank) => rank[stage] >= share).length / ranks.length)]),
  );
const { glancedShare, comparedShare } = productLimits;
const figures = {
  references,
  strangers,
  probes: ranks.length,
  passed: { glance: glancedShare, look: comparedShare },
  loss: scanLoss(result),
  lostAtShare: { glance: lostAt('glance'), look: lostAt('look') },
  bytesEach,
  usEach: { ...usEach, scans: rounded(usEach.glance + glancedShare * usEach.look) },
};
process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`);
if (values.ranks !== undefined) writeFileSync(values.ranks, JSON.stringify(ranks));

function rounded(value: number): number {
  return Number(value.toFixed(4));
}
