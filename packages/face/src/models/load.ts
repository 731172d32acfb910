/** From an installed package to a network that runs: read, check, convert, open. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fail } from '../errors.ts';
import { convertTflite } from './convert.ts';
import { loadRuntime } from './runtime.ts';
import type { Runtime } from './runtime.ts';
import type { ModelSource } from './sources.ts';

/** A network ready to run on this thread; its outputs come in the order of the graph. */
export interface Model {
  run(input: Float32Array): Promise<readonly Float32Array[]>;
}

/**
 * Loads a network. Converting takes a fraction of a second, so nothing is cached on disk that could go stale or be
 * altered. Errors: MODEL_*.
 */
export async function loadModel(source: ModelSource, runtime?: Runtime): Promise<Model> {
  const file = await readModelFile(source.file);
  const found = createHash('sha256').update(file).digest('hex');
  if (found !== source.sha256) throw fail('MODEL_CHECKSUM', source.file);
  const onnx = convertTflite(file.subarray(...(source.slice ?? [0])), source.conversion);
  return openModel(onnx, source.inputShape, runtime);
}

/**
 * Opens an ONNX graph of one input. One thread a run: the server runs as many extractions side by side as there are
 * processors. `runtime`: by default the one that suits this machine.
 */
export async function openModel(onnx: Uint8Array, inputShape: readonly number[], runtime?: Runtime): Promise<Model> {
  try {
    const { InferenceSession, Tensor } = runtime ?? (await loadRuntime());
    const session = await InferenceSession.create(onnx, {
      intraOpNumThreads: 1,
      interOpNumThreads: 1,
      graphOptimizationLevel: 'all',
    });
    const [inputName] = session.inputNames;
    return {
      run: async (input) => {
        const results = await session.run({ [inputName]: new Tensor('float32', input, inputShape) });
        return session.outputNames.map((name) => results[name].data as Float32Array);
      },
    };
  } catch (cause) {
    throw fail('MODEL_FAILED', undefined, cause);
  }
}

/** Looks in each node_modules above this file; a package's own list of exports would hide its weights from `resolve`. */
async function readModelFile(file: string): Promise<Buffer> {
  let missing: unknown;
  for (const folder of createRequire(import.meta.url).resolve.paths(file) ?? []) {
    try {
      return await readFile(join(folder, file));
    } catch (cause) {
      missing = cause;
    }
  }
  throw fail('MODEL_MISSING', file, missing);
}
