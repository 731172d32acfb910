/** Measures the development sets and writes `evaluation/baselines.json`: `node evaluation/src/speed/write-baselines.ts [threads]`. */
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fingerprintSets, meanOf, measureDevelopmentSets } from '../development-sets.ts';

const threads = Number(process.argv[2] ?? availableParallelism());
const figures = await measureDevelopmentSets(threads, (name, { eer, fnmrAtFmr0001 }) => {
  process.stderr.write(`${name}: EER ${percent(eer)}, FNMR at FMR 0.1 % ${percent(fnmrAtFmr0001)}\n`);
});
process.stderr.write(`fingerprints, mean: EER ${percent(meanOf(figures, fingerprintSets, 'eer'))}\n`);
writeFileSync(new URL('../../baselines.json', import.meta.url), `${JSON.stringify(figures, null, 2)}\n`);

function percent(share: number): string {
  return `${(100 * share).toFixed(2)} %`;
}
