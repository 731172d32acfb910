/** One worker thread of an evaluation: extracts samples as it is told to, then compares the pairs that it claims. */
import { readFile } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { isCodedError } from '@ipse/core';
import type { Modality } from '@ipse/core';
import type { CompareTask, ExtractAnswer, ExtractTask, WorkerData, WorkerTask } from './messages.ts';

const { modality: modalityId, registry } = workerData as WorkerData;
const { loadModality } = (await import(registry)) as { loadModality: (id: string) => Promise<Modality> };
const modality = await loadModality(modalityId);

parentPort?.on('message', (task: WorkerTask) => {
  const answer = task.kind === 'extract' ? extract(task) : compareClaimed(task);
  void answer.then((message) => parentPort?.postMessage(message));
});

async function extract(task: ExtractTask): Promise<ExtractAnswer> {
  const { index, file, resolutionPpi } = task;
  const bytes = await readFile(file);
  try {
    const sample = await modality.decode(bytes, resolutionPpi === undefined ? {} : { resolutionPpi });
    const startMs = performance.now();
    const extraction = await modality.extract(sample);
    const extractMs = performance.now() - startMs;
    if (extraction.suitable) {
      const template = modality.encodeTemplate(extraction.template);
      return { kind: 'extracted', index, extractMs, template, quality: extraction.quality.value };
    }
    return { kind: 'refused', index, extractMs, reason: extraction.quality.reasons.map(({ code }) => code).join(' ') };
  } catch (error) {
    // The world's faults (a truncated image) are results of an evaluation; our own mistakes end it.
    if (!isCodedError(error)) throw error;
    return { kind: 'refused', index, reason: error.code };
  }
}

/** Claims ranges of pairs until none is left; writes similarities and, for the first of each range, the time taken. */
async function compareClaimed(task: CompareTask) {
  const templates = task.templates.map((bytes) => (bytes === undefined ? undefined : modality.decodeTemplate(bytes)));
  const { a, b } = task.pairs;
  for (;;) {
    const start = Atomics.add(task.claimed, 0, task.chunk);
    const end = Math.min(a.length, start + task.chunk);
    if (start >= end) break;
    for (let k = start; k < end; k++) {
      const [probe, reference] = [templates[a[k]], templates[b[k]]];
      if (probe === undefined || reference === undefined) {
        task.similarities[k] = -Infinity;
        task.compareUs[k] = Number.NaN;
        continue;
      }
      const startMs = performance.now();
      task.similarities[k] = modality.compare(probe, reference).similarity;
      task.compareUs[k] = (performance.now() - startMs) * 1000;
    }
    Atomics.add(task.claimed, 1, end - start);
    // Lets a termination through between ranges.
    await new Promise(setImmediate);
  }
  return { kind: 'compared' as const };
}
