/**
 * Synthetic templates from a seed, the same file whatever the number of threads:
 * `node evaluation/src/synthetic/generate.ts --count 1000000 --seed 1 --threads 2 --out FILE`.
 * Each template stands after its length in two bytes, little-endian. Figures as JSON on standard output.
 */
import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { blockTemplates } from './block.ts';
import type { BlockRequest } from './block.ts';
import { writeBlocks } from './write-blocks.ts';

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

const blocks = Math.ceil(count / blockTemplates);
const startMs = performance.now();
const hash = createHash('sha256');
const file = await open(values.out, 'w');
let bytes = 0;
const cpuUs = await writeBlocks<BlockRequest>({
  file,
  worker: new URL('./generate-worker.ts', import.meta.url),
  threads,
  requests: Array.from({ length: blocks }, (_, i) => {
    const from = i * blockTemplates;
    return { seed, from, count: Math.min(blockTemplates, count - from) };
  }),
  written(block, written) {
    hash.update(block);
    bytes += block.length;
    if (written % 20 === 0 || written === blocks) progress(written);
  },
});
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

function progress(written: number): void {
  const done = Math.min(count, written * blockTemplates);
  const leftMin = ((performance.now() - startMs) * (count / done - 1)) / 60_000;
  process.stderr.write(`${done} of ${count} templates, about ${leftMin.toFixed(1)} min left\n`);
}
