/**
 * One finger, and two fingers of a person, among very many:
 * `node evaluation/src/search/million.ts [--references 1000000] [--shards 2] [--pool FILE] [--distinct 50000]
 *  [--manifest M.csv ...] [--people 40] [--every 1]`; figures as JSON on standard output.
 *
 * The gallery is synthetic: templates of `--pool` (made by `synthetic/generate.ts`), or `--distinct` made now, and
 * mosaics of these up to `--references`. Searched for are the fingers of the manifests, their first impressions enrolled
 * and all others probes, or without a manifest synthetic people.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { fingerprint } from '@ipse/fingerprint';
import { splitTemplates } from '../synthetic/template-file.ts';
import { syntheticTemplate } from '../synthetic/templates.ts';
import { measureSearch } from './measure.ts';
import { peopleFrom, peopleOf, syntheticPeople } from './people.ts';

const { values } = parseArgs({
  options: {
    references: { type: 'string', default: '1000000' },
    shards: { type: 'string', default: '2' },
    pool: { type: 'string' },
    distinct: { type: 'string', default: '50000' },
    manifest: { type: 'string', multiple: true, default: [] },
    people: { type: 'string', default: '40' },
    every: { type: 'string', default: '1' },
  },
});
const say = (line: string) => void process.stderr.write(`${line}\n`);
const references = Number(values.references);

say('preparing the people who are searched for ...');
const people =
  values.manifest.length === 0
    ? syntheticPeople(Number(values.people), 3, peopleFrom)
    : (await Promise.all(values.manifest.map((manifest) => peopleOf(manifest)))).flat();
say('preparing the strangers ...');
const pool = (
  values.pool === undefined ? made(Number(values.distinct)) : splitTemplates(readFileSync(values.pool))
).slice(0, references);
const figures = await measureSearch(
  { people, pool, references, shards: Number(values.shards), every: Number(values.every) },
  say,
);
const summary = { algorithm: fingerprint.algorithm, shards: Number(values.shards), distinct: pool.length, ...figures };
process.stdout.write(`${JSON.stringify(summary, null, 2)}\n`);

function made(count: number): Uint8Array[] {
  return Array.from({ length: Math.min(count, references) }, (_, seed) =>
    fingerprint.encodeTemplate(syntheticTemplate(seed)),
  );
}
