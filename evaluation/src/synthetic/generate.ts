/**
 * Synthetic templates from a seed, the same file whatever the number of threads:
 * `node evaluation/src/synthetic/generate.ts --count 1000000 --seed 1 --threads 2 --out FILE`.
 * Each template stands after its length in two bytes, little-endian. Figures as JSON on standard output.
 */
import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import type { BlockRequest } from './block.ts';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '1' },
    threads: { type: 'string', default: '2' },
    out: { type: 'string' },
  },
});
const [count, seed, threads] = [values.count, values.seed, values.threads].map(Number);
if (values.out === undefined || !(count > 0) || !(threads > 0) || !Number.isInteger(seed)) {
  process.stderr.write('error: say --out FILE; --count and --threads are numbers above 0, --seed is a whole number\n');
  process.exit(2);
}

interface Answer {
  readonly index: number;
  readonly block: Uint8Array;
  readonly cpuUs: number;
}

const blockSize = 500;
const blocks = Math.ceil(count / blockSize);
const startMs = performance.now();
const hash = createHash('sha256');
const file = await open(values.out, 'w');
const waiting = new Map<number, Uint8Array>();
let [asked, written, bytes, cpuUs] = [0, 0, 0, 0];
let writing = Promise.resolve();

await Promise.all(Array.from({ length: Math.min(threads, blocks) }, serve));
await writing;
await file.close();
const cpuS = cpuUs / 1e6;
process.stdout.write(
  `${JSON.stringify({
    count,
    bytes,
    sha256: hash.digest('hex'),
    wallS: Number(((performance.now() - startMs) / 1000).toFixed(1)),
    processorS: Number(cpuS.toFixed(1)),
    processorMsEach: Number(((1000 * cpuS) / count).toFixed(3)),
  })}\n`,
);

/** Keeps one thread at work until no block is left. */
function serve(): Promise<void> {
  const worker = new Worker(new URL('./generate-worker.ts', import.meta.url));
  return new Promise<void>((resolve, reject) => {
    const next = () => {
      if (asked === blocks) {
        resolve(worker.terminate().then(() => undefined));
        return;
      }
      const from = asked * blockSize;
      worker.postMessage({
        index: asked++,
        seed,
        from,
        count: Math.min(blockSize, count - from),
      } satisfies BlockRequest);
    };
    worker.on('error', reject);
    worker.on('message', ({ index, block, cpuUs: spentUs }: Answer) => {
      cpuUs += spentUs;
      waiting.set(index, block);
      writing = writing.then(writeReady);
      // Nobody runs ahead of the file: memory stays flat.
      void writing.then(next, reject);
    });
    next();
  });
}

/** Writes the blocks whose turn it is. */
async function writeReady(): Promise<void> {
  for (let block = waiting.get(written); block; block = waiting.get(written)) {
    waiting.delete(written++);
    hash.update(block);
    bytes += block.length;
    await file.write(block);
    if (written % 20 === 0 || written === blocks) progress();
  }
}

function progress(): void {
  const done = Math.min(count, written * blockSize);
  const leftMin = ((performance.now() - startMs) * (count / done - 1)) / 60_000;
  process.stderr.write(`${done} of ${count} templates, about ${leftMin.toFixed(1)} min left\n`);
}
