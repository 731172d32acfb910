/**
 * How long it takes to identify one fingerprint among many people, on one core.
 * `node evaluation/src/speed/identify.ts [--persons 10000] [--masters 120] [--probes 10]`; figures as JSON on standard
 * output. Processor time is stated beside the clock, since other work on the machine stretches only the clock.
 */
import { parseArgs } from 'node:util';
import { createEngine } from '@ipse/engine';
import type { Engine } from '@ipse/engine';
import { fingerprint } from '@ipse/fingerprint';
import type { FingerprintTemplate } from '@ipse/fingerprint';
import { percentile } from '../metrics/histogram.ts';
import { crowd, printOf } from './crowd.ts';

const { values } = parseArgs({
  options: {
    persons: { type: 'string', default: '10000' },
    masters: { type: 'string', default: '120' },
    probes: { type: 'string', default: '10' },
  },
});
const [persons, masters, probes] = [values.persons, values.masters, values.probes].map(Number);
const say = (line: string) => void process.stderr.write(`${line}\n`);

say(`growing ${masters} fingers, twice printed where searched ...`);
const prints: FingerprintTemplate[] = [];
const searched: { readonly probe: Uint8Array; readonly personKey: string }[] = [];
for (let finger = 0; finger < masters; finger++) {
  const print = await printOf(finger, 'enrolled');
  if (print === undefined) continue;
  if (searched.length < probes) {
    const again = await printOf(finger, 'searched');
    if (again) searched.push({ probe: fingerprint.encodeTemplate(again), personKey: `person ${prints.length}` });
  }
  prints.push(print);
}
const templates = crowd(prints, persons);

say(`loading ${persons} people into one shard ...`);
const engine = createEngine<number>({
  workerUrl: new URL('./engine-worker.ts', import.meta.url),
  shards: 1,
  shardWaitMs: 600_000,
  compareCursors: (a, b) => a - b,
  async *load() {
    const changes = templates.map((template, i) => ({
      kind: 'upsert' as const,
      version: 1n,
      reference: {
        id: `reference ${i}`,
        personKey: `person ${i}`,
        encounterKey: `encounter ${i}`,
        modality: 'fingerprint',
        position: 'RIGHT_INDEX',
        galleries: ['all'],
        template,
      },
    }));
    for (let i = 0; i < changes.length; i += 500) yield { changes: changes.slice(i, i + 500) };
  },
});
const loadMs = await clockMs(() => engine.ready());
// The first search compiles; it is not counted.
await search(engine, searched[0].probe);
say(`searching ${searched.length} probes ...`);
const found: number[] = [];
const clocks: number[] = [];
const processors: number[] = [];
for (const { probe, personKey } of searched) {
  const before = process.cpuUsage();
  clocks.push(
    await clockMs(async () => {
      const { candidates } = await search(engine, probe);
      found.push(candidates.findIndex((candidate) => candidate.personKey === personKey) + 1);
    }),
  );
  const { user, system } = process.cpuUsage(before);
  processors.push((user + system) / 1000);
}
await engine.close();

say('comparing with a plain loop ...');
const decoded = templates.map((bytes) => fingerprint.decodeTemplate(bytes));
const loops = searched.map(({ probe }) => loopMs(fingerprint.decodeTemplate(probe)));
const processorMs = percentile(processors, 0.5);
const figures = {
  algorithm: { name: fingerprint.algorithm.name, version: fingerprint.algorithm.version },
  persons,
  grown: prints.length,
  probes: searched.length,
  loadMs: Math.round(loadMs),
  searchMsP50: Math.round(percentile(clocks, 0.5)),
  searchMsP95: Math.round(percentile(clocks, 0.95)),
  searchProcessorMsP50: Math.round(processorMs),
  plainLoopProcessorMsP50: Math.round(percentile(loops, 0.5)),
  ratioToPlainLoop: Number((processorMs / percentile(loops, 0.5)).toFixed(2)),
  comparisonUs: Number(((processorMs * 1000) / persons).toFixed(1)),
  mateAtRankOne: found.filter((rank) => rank === 1).length,
};
process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`);

function search(engine: Engine<number>, template: Uint8Array) {
  return engine.search({
    gallery: 'all',
    probes: [{ modality: 'fingerprint', position: 'RIGHT_INDEX', template }],
    threshold: -10,
  });
}

/** Processor time of comparing a probe with everybody, one after the other. */
function loopMs(probe: FingerprintTemplate): number {
  const before = process.cpuUsage();
  for (const reference of decoded) fingerprint.compare(probe, reference);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

async function clockMs(work: () => Promise<unknown>): Promise<number> {
  const startMs = performance.now();
  await work();
  return performance.now() - startMs;
}
