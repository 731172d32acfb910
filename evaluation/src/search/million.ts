/**
 * One finger, and two fingers of a person, among very many:
 * `node evaluation/src/search/million.ts [--references 1000000] [--references-file F] [--threads 2] [--shards 2]
 *  [--distinct 50000] [--manifest M.csv ...] [--people 40] [--every 1]`; figures as JSON on standard output.
 *
 * The gallery is synthetic: `--distinct` templates that are drawn, and mosaics of these up to `--references`. With
 * `--references-file` they are laid out into that file by so many threads, once: what is there already is read.
 * Searched for are the fingers of the manifests, their first impressions enrolled and all others probes, or without a
 * manifest synthetic people.
 */
import { parseArgs } from 'node:util';
import { fingerprint } from '@ipse/fingerprint';
import { syntheticTemplate } from '../synthetic/templates.ts';
import { measureSearch } from './measure.ts';
import { peopleFrom, peopleOf, syntheticPeople } from './people.ts';
import { layOutReferences, strangersIn } from './references-file.ts';
import { strangersOf } from './strangers.ts';
import type { Strangers } from './strangers.ts';

const { values } = parseArgs({
  options: {
    references: { type: 'string', default: '1000000' },
    shards: { type: 'string', default: '2' },
    'references-file': { type: 'string' },
    threads: { type: 'string', default: '2' },
    distinct: { type: 'string', default: '50000' },
    manifest: { type: 'string', multiple: true, default: [] },
    people: { type: 'string', default: '40' },
    every: { type: 'string', default: '1' },
  },
});
const say = (line: string) => void process.stderr.write(`${line}\n`);
const references = Number(values.references);
const distinct = Math.min(Number(values.distinct), references);

say('preparing the people who are searched for ...');
const people =
  values.manifest.length === 0
    ? syntheticPeople(Number(values.people), 3, peopleFrom)
    : (await Promise.all(values.manifest.map((manifest) => peopleOf(manifest)))).flat();
say('preparing the strangers ...');
const strangers = await strangersAsked();
const setting = { people, strangers, shards: Number(values.shards), every: Number(values.every) };
const figures = await measureSearch(setting, say);
const summary = { algorithm: fingerprint.algorithm, shards: setting.shards, distinct, ...figures };
process.stdout.write(`${JSON.stringify(summary, null, 2)}\n`);

async function strangersAsked(): Promise<Strangers> {
  const file = values['references-file'];
  if (file === undefined) return strangersOf(made(distinct), references);
  await layOutReferences({ file, references, distinct }, Number(values.threads), say);
  return strangersIn({ file, references, distinct });
}

function made(count: number): Uint8Array[] {
  return Array.from({ length: count }, (_, seed) => fingerprint.encodeTemplate(syntheticTemplate(seed)));
}
