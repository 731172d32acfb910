/** S.csv: every comparison with its score. */
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { csvField } from './csv.ts';
import type { Evaluation } from './evaluate.ts';

/** Writes `a,b,mated,score`; score is log10 LR, -Infinity where a sample could not be extracted. */
export async function writeScores(evaluation: Evaluation, file: string): Promise<void> {
  await pipeline(Readable.from(blocks(evaluation)), createWriteStream(file));
}

function* blocks({ samples, pairs, log10Lrs }: Evaluation): Generator<string> {
  const names = samples.map(({ path }) => csvField(path));
  let block = 'a,b,mated,score\n';
  for (let k = 0; k < log10Lrs.length; k++) {
    block += `${names[pairs.a[k]]},${names[pairs.b[k]]},${pairs.mated[k]},${log10Lrs[k]}\n`;
    if (block.length < 65_536) continue;
    yield block;
    block = '';
  }
  yield block;
}
