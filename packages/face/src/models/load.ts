/** From an installed package to a network that runs: read, check, convert, open. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fail } from '../errors.ts';
import { convertTflite } from './convert.ts';
import { openWith } from './model.ts';
import type { Model } from './model.ts';
import { loadRuntime } from './runtime.ts';
import type { Runtime } from './runtime.ts';
import type { ModelSource } from './sources.ts';

/** Loads a network. Errors: MODEL_*. */
export async function loadModel(source: ModelSource, runtime?: Runtime): Promise<Model> {
  return openModel(await readNetwork(source), source.inputShape, runtime);
}

/**
 * A network as an ONNX graph. Converting takes a fraction of a second, so nothing is cached on disk that could go stale or
 * be altered. Errors: MODEL_MISSING, MODEL_CHECKSUM, MODEL_CORRUPT, MODEL_UNSUPPORTED.
 */
export async function readNetwork(source: ModelSource): Promise<Uint8Array> {
  const file = await readModelFile(source.file);
  const found = createHash('sha256').update(file).digest('hex');
  if (found !== source.sha256) throw fail('MODEL_CHECKSUM', source.file);
  return convertTflite(file.subarray(...(source.slice ?? [0])), source.conversion);
}

/** Opens an ONNX graph of one input, by default with the runtime that suits this machine. Errors: MODEL_FAILED. */
export async function openModel(onnx: Uint8Array, inputShape: readonly number[], runtime?: Runtime): Promise<Model> {
  return openWith(runtime ?? (await suitingRuntime()), onnx, inputShape);
}

async function suitingRuntime(): Promise<Runtime> {
  try {
    return await loadRuntime();
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
