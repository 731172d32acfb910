/** A long calculation with its progress on the terminal. */
import { inSlices } from '@ipse/dna';
import type { Work } from '@ipse/dna';
import { progressBar } from '../terminal.ts';
import type { Terminal } from '../terminal.ts';

export async function watched<Result>(terminal: Terminal, work: Work<Result>): Promise<Result> {
  const bar = progressBar(terminal);
  try {
    return await inSlices(work, { onProgress: (share) => bar.update('weighing', Math.round(100 * share), 100) });
  } finally {
    bar.stop();
  }
}
