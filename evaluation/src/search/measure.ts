/** Searches for people among many others through the engine: who is found, at what cost, and where mates are lost. */
import { createEngine } from '@ipse/engine';
import type { Change, Engine, Probe } from '@ipse/engine';
import { percentile } from '../metrics/histogram.ts';
import { positions } from './people.ts';
import type { SearchedPerson } from './people.ts';
import { scanLoss, scanRanks, scanSampleMax } from './scan-ranks.ts';
import type { ScanLoss } from './scan-ranks.ts';
import type { Strangers } from './strangers.ts';

export interface SearchSetting {
  readonly people: readonly SearchedPerson[];
  /** Fingers of strangers, two a person. */
  readonly strangers: Strangers;
  readonly shards: number;
  /** Every how many-th probe is searched with. */
  readonly every: number;
}

/** Shares are of the searched probes; times and processor times in milliseconds a search. */
export interface SearchFigures {
  readonly references: number;
  readonly probes: number;
  readonly oneFinger: { readonly rank1: number; readonly rank10: number };
  readonly pairs: number;
  readonly twoFingers: { readonly rank1: number; readonly rank10: number };
  /** One finger: mates that the scans would not pass on in a large gallery, and others that are not among the first ten. */
  readonly loss: ScanLoss & { readonly comparison: number };
  readonly wallMs: { readonly p50: number; readonly p95: number };
  readonly processorMs: { readonly p50: number };
  /** Reading as many bytes as the references take, one thread. */
  readonly memoryReadMs: number;
  readonly loadS: number;
  /** What the resident memory of the whole process grew by, names and the engine's own books among it. */
  readonly bytesPerReference: number;
}

/** Searches between two lines of progress. */
const saidEvery = 10;

export async function measureSearch(setting: SearchSetting, say: (line: string) => void): Promise<SearchFigures> {
  const { people, strangers } = setting;
  const rssBefore = process.memoryUsage().rss;
  const engine = startEngine(setting, say);
  const startMs = performance.now();
  await engine.ready();
  const loadS = (performance.now() - startMs) / 1000;
  const held = strangers.count + people.reduce((sum, { fingers }) => sum + fingers.length, 0);
  const bytesPerReference = (process.memoryUsage().rss - rssBefore) / held;
  say(`loaded ${held} references in ${loadS.toFixed(0)} s; searching ...`);

  const single = probesOf(people, setting.every);
  // The first search compiles; it is not counted.
  await search(engine, [single[0].probe]);
  const ones = await ranksOf(
    engine,
    single.map(({ personKey, probe }) => ({ personKey, probes: [probe] })),
    say,
  );
  say('searching with two fingers ...');
  const twos = await ranksOf(engine, pairsOf(people, setting.every), say);
  await engine.close();

  say('measuring what the scans lose ...');
  const loss = scanLoss(scanRanks(people, single, await strangers.first(scanSampleMax)));
  const found = (ranks: readonly number[], most: number) => share(ranks, (rank) => rank > 0 && rank <= most);
  const oneFinger = { rank1: found(ones.ranks, 1), rank10: found(ones.ranks, 10) };
  return {
    references: held,
    probes: single.length,
    oneFinger,
    pairs: twos.ranks.length,
    twoFingers: { rank1: found(twos.ranks, 1), rank10: found(twos.ranks, 10) },
    loss: { ...loss, comparison: rounded(Math.max(0, 1 - oneFinger.rank10 - loss.glance - loss.look)) },
    wallMs: { p50: Math.round(percentile(ones.wallMs, 0.5)), p95: Math.round(percentile(ones.wallMs, 0.95)) },
    processorMs: { p50: Math.round(percentile(ones.processorMs, 0.5)) },
    memoryReadMs: Math.round(memoryReadMs(held * bytesPerReference)),
    loadS: Math.round(loadS),
    bytesPerReference: Math.round(bytesPerReference),
  };
}

function startEngine({ people, strangers, shards }: SearchSetting, say: (line: string) => void): Engine<number> {
  return createEngine<number>({
    workerUrl: new URL('../speed/engine-worker.ts', import.meta.url),
    shards,
    shardWaitMs: 3_600_000,
    compareCursors: (a, b) => a - b,
    async *load({ wants }) {
      const enrolled = people.flatMap(({ personKey, fingers }) =>
        fingers.map(([template], k) => enrolment(personKey, k, template)),
      );
      yield { changes: enrolled };
      let i = 0;
      for await (const templates of strangers.all()) {
        const changes: Change[] = [];
        for (const template of templates) {
          const personKey = `stranger ${i >> 1}`;
          if (wants(personKey)) changes.push(enrolment(personKey, i & 1, template));
          if (++i % 50_000 === 0) say(`${i} of ${strangers.count} read for a shard`);
        }
        yield { changes };
      }
    },
  });
}

function enrolment(personKey: string, finger: number, template: Uint8Array): Change {
  const [id, encounterKey] = [`${personKey} finger ${finger}`, `${personKey} encounter`];
  const place = { position: positions[finger], galleries: ['all'] };
  return {
    kind: 'upsert',
    version: 1n,
    reference: { id, personKey, encounterKey, modality: 'fingerprint', ...place, template },
  };
}

export interface SingleProbe {
  readonly personKey: string;
  readonly finger: number;
  readonly probe: Probe;
}

/** Without a position: each is searched among all fingers. */
export function probesOf(people: readonly SearchedPerson[], every: number): SingleProbe[] {
  const all = people.flatMap(({ personKey, fingers }) =>
    fingers.flatMap((impressions, finger) =>
      impressions
        .slice(1)
        .map((template) => ({ personKey, finger, probe: { modality: 'fingerprint', template } as Probe })),
    ),
  );
  return all.filter((_, i) => i % every === 0);
}

/** The same impression of both fingers. */
function pairsOf(people: readonly SearchedPerson[], every: number) {
  const all = people.flatMap(({ personKey, fingers: [right, left] }) =>
    right.slice(1, left.length).map((template, k) => ({
      personKey,
      probes: [template, left[k + 1]].map((each, finger): Probe => ({
        modality: 'fingerprint',
        position: positions[finger],
        template: each,
      })),
    })),
  );
  return all.filter((_, i) => i % every === 0);
}

async function ranksOf(
  engine: Engine<number>,
  searches: readonly { readonly personKey: string; readonly probes: readonly Probe[] }[],
  say: (line: string) => void,
) {
  const ranks: number[] = [];
  const wallMs: number[] = [];
  const processorMs: number[] = [];
  for (const { personKey, probes } of searches) {
    const [cpu, startMs] = [process.cpuUsage(), performance.now()];
    const { candidates } = await search(engine, probes);
    wallMs.push(performance.now() - startMs);
    const { user, system } = process.cpuUsage(cpu);
    processorMs.push((user + system) / 1000);
    ranks.push(candidates.findIndex((candidate) => candidate.personKey === personKey) + 1);
    if (ranks.length % saidEvery !== 0) continue;
    const first = ranks.filter((rank) => rank > 0).length;
    const times = `${Math.round(percentile(wallMs, 0.5))} ms, processor ${Math.round(percentile(processorMs, 0.5))} ms`;
    say(`${ranks.length} of ${searches.length} searched, ${first} among the first ten, median ${times}`);
  }
  return { ranks, wallMs, processorMs };
}

const search = (engine: Engine<number>, probes: readonly Probe[]) =>
  engine.search({ gallery: 'all', probes, threshold: -1000, maxCandidates: 10 });

/** What the memory itself needs: a part that no cache holds is read again and again. */
function memoryReadMs(bytes: number): number {
  const part = new Float64Array(2 ** 25).fill(1);
  const read = () => {
    let sum = 0;
    for (let i = 0; i < part.length; i++) sum += part[i];
    return sum;
  };
  // The first reading compiles.
  const sum = read();
  const startMs = performance.now();
  const again = read();
  return (((performance.now() - startMs) * bytes) / part.byteLength) * (again / sum);
}

function share<T>(of: readonly T[], which: (item: T) => boolean): number {
  return rounded(of.filter(which).length / of.length);
}

const rounded = (value: number) => Number(value.toFixed(4));
