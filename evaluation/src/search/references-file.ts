/**
 * The strangers of a gallery in a file, laid out once and read by every run: drawn ones first, then mosaics of these. What
 * lies in the file already stays; laying out is taken up where it ends.
 */
import { createReadStream } from 'node:fs';
import { open, readFile, truncate, writeFile } from 'node:fs/promises';
import { blockTemplates } from '../synthetic/block.ts';
import type { BlockRequest } from '../synthetic/block.ts';
import { joinTemplates, splitTemplates } from '../synthetic/template-file.ts';
import { writeBlocks } from '../synthetic/write-blocks.ts';
import type { Strangers } from './strangers.ts';

export interface StrangersRequest extends BlockRequest {
  /** From the seed; otherwise mosaics. */
  readonly drawn: boolean;
}

export interface ReferencesFile {
  readonly file: string;
  readonly references: number;
  /** How many of them are drawn, when so many are asked for. */
  readonly distinct: number;
}

const seed = 1;

/** Makes the file hold at least so many strangers. Throws when it was begun with another number of drawn ones. */
export async function layOutReferences(
  { file, references, distinct }: ReferencesFile,
  threads: number,
  say: (line: string) => void,
): Promise<void> {
  await checkDistinct(file, distinct);
  const held = await endWhole(file);
  say(`${held} of ${references} strangers lie in the file`);
  const drawn = Math.min(distinct, references);
  await append({ file, from: held, to: drawn, drawn: true, threads }, new Uint8Array(0), say);
  const from = Math.max(held, drawn);
  if (from >= references) return;
  const pool = joinTemplates(await firstOf(file, distinct));
  const shared = new Uint8Array(new SharedArrayBuffer(pool.length));
  shared.set(pool);
  await append({ file, from, to: references, drawn: false, threads }, shared, say);
}

/** Strangers read from a file that was laid out. */
export function strangersIn({ file, references, distinct }: ReferencesFile): Strangers {
  return {
    count: references,
    all: () => read(file, references),
    first: (most) => firstOf(file, Math.min(most, references, distinct)),
  };
}

/** Views of those that a part of the file holds, so that a part is one piece of memory, also when it is sent to a thread. */
async function* read(file: string, count: number): AsyncGenerator<Uint8Array[]> {
  let left = count;
  for await (const views of wholeTemplates(file)) {
    const templates = views.slice(0, left);
    left -= templates.length;
    yield templates;
    if (left === 0) return;
  }
  throw new Error(`${file} ends ${left} references too early`);
}

async function firstOf(file: string, count: number): Promise<Uint8Array[]> {
  const first: Uint8Array[] = [];
  for await (const templates of read(file, count)) for (const template of templates) first.push(template.slice());
  return first;
}

/** Views of the templates in one part of the file after the other; one that is cut off at its end is left out. */
async function* wholeTemplates(file: string): AsyncGenerator<Uint8Array[]> {
  let rest: Uint8Array = new Uint8Array(0);
  for await (const part of createReadStream(file, { highWaterMark: 1 << 20 }) as AsyncIterable<Uint8Array>) {
    const bytes = Buffer.concat([rest, part]);
    const templates = splitTemplates(bytes);
    rest = bytes.subarray(bytesOf(templates));
    yield templates;
  }
}

/** A second file says how many are drawn: mosaics of fewer would be other strangers. */
async function checkDistinct(file: string, distinct: number): Promise<void> {
  const described = `${file}.json`;
  const known = await readFile(described, 'utf8').catch(() => undefined);
  if (known === undefined) return writeFile(described, JSON.stringify({ seed, distinct }));
  if (known !== JSON.stringify({ seed, distinct })) throw new Error(`${described} says ${known}, not ${distinct}`);
}

/** Cuts off a block that is not whole; answers how many templates the file holds then. */
async function endWhole(file: string): Promise<number> {
  await (await open(file, 'a')).close();
  let [count, bytes, wholeBytes] = [0, 0, 0];
  for await (const templates of wholeTemplates(file)) {
    for (const { length } of templates) {
      bytes += 2 + length;
      if (++count % blockTemplates === 0) wholeBytes = bytes;
    }
  }
  await truncate(file, wholeBytes);
  return count - (count % blockTemplates);
}

interface Part {
  readonly file: string;
  /** Numbers of the strangers that are missing, and whether they are drawn. */
  readonly from: number;
  readonly to: number;
  readonly drawn: boolean;
  readonly threads: number;
}

async function append(
  { file, from, to, drawn, threads }: Part,
  pool: Uint8Array,
  say: (line: string) => void,
): Promise<void> {
  if (from >= to) return;
  const blocks = Math.ceil((to - from) / blockTemplates);
  const startMs = performance.now();
  const handle = await open(file, 'a');
  const cpuUs = await writeBlocks<StrangersRequest>({
    file: handle,
    worker: new URL('./references-worker.ts', import.meta.url),
    workerData: pool,
    threads,
    requests: Array.from({ length: blocks }, (_, i) => ({
      ...{ seed, drawn, from: from + i * blockTemplates },
      count: Math.min(blockTemplates, to - from - i * blockTemplates),
    })),
    written(_, written) {
      if (written % 20 !== 0 && written !== blocks) return;
      const leftMin = ((performance.now() - startMs) * (blocks / written - 1)) / 60_000;
      const done = Math.min(to, from + written * blockTemplates);
      say(`${done} of ${to} ${drawn ? 'drawn' : 'in all'}, about ${leftMin.toFixed(1)} min left`);
    },
  });
  await handle.close();
  say(`${(cpuUs / 1000 / (to - from)).toFixed(2)} ms of processor time each`);
}

const bytesOf = (templates: readonly Uint8Array[]) => templates.reduce((sum, { length }) => sum + 2 + length, 0);
