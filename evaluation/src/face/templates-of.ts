/** The face templates of a manifest, extracted by the worker threads of the evaluation. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Modality } from '@ipse/core';
import type { FaceTemplate } from '@ipse/face';
import { loadModality, modalityOfModel } from '../modalities.ts';
import { readManifest } from '../run/manifest.ts';
import type { ManifestSample } from '../run/manifest.ts';
import { createPool } from '../run/pool.ts';

export interface Extracted {
  /** Of the network that made the templates. */
  readonly face: Modality<FaceTemplate>;
  readonly samples: readonly ManifestSample[];
  /** By index of the manifest; undefined where no face was found. */
  readonly templates: readonly (FaceTemplate | undefined)[];
}

export interface TemplateOptions {
  readonly threads: number;
  /** A file that keeps the templates for the next command; it must go when extraction changes. */
  readonly kept?: string | undefined;
  /** Where an added network lies, `models/<name>@<version>`; the built-in one when absent. */
  readonly model?: string | undefined;
}

/**
 * Errors: EVALUATION_*, IMAGE_*, MODEL_*, FACE_TEMPLATE_* where the kept ones are of another network.
 */
export async function templatesOf(manifest: string, options: TemplateOptions): Promise<Extracted> {
  const { threads, kept, model } = options;
  const samples = await readManifest(manifest);
  const modality = model === undefined ? 'face' : modalityOfModel(model);
  const face = (await loadModality(modality)) as Modality<FaceTemplate>;
  const encoded = kept !== undefined && existsSync(kept) ? read(kept) : await extract(samples, threads, modality);
  if (encoded.length !== samples.length) throw new Error(`${kept} keeps the templates of another manifest`);
  if (kept !== undefined && !existsSync(kept)) write(kept, encoded);
  const templates = encoded.map((bytes) => (bytes === undefined ? undefined : face.decodeTemplate(bytes)));
  return { face, samples, templates };
}

type Encoded = readonly (Uint8Array | undefined)[];

async function extract(samples: readonly ManifestSample[], threads: number, modality: string): Promise<Encoded> {
  const templates: (Uint8Array | undefined)[] = samples.map(() => undefined);
  const pool = createPool(threads, { modality, registry: new URL('../modalities.ts', import.meta.url).href });
  try {
    const tasks = samples.map(({ file }, index) => ({ kind: 'extract' as const, index, file }));
    await pool.run(tasks, (answer) => {
      if (answer.kind === 'extracted') templates[answer.index] = answer.template;
    });
  } finally {
    await pool.close();
  }
  return templates;
}

/** One template a line, in base 64; an empty line where there is none. */
function read(file: string): Encoded {
  const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1);
  return lines.map((line) => (line === '' ? undefined : new Uint8Array(Buffer.from(line, 'base64'))));
}

function write(file: string, templates: Encoded): void {
  writeFileSync(file, templates.map((bytes) => `${Buffer.from(bytes ?? []).toString('base64')}\n`).join(''));
}
