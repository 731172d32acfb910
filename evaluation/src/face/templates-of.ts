/** The face templates of a manifest, extracted by the worker threads of the evaluation. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createFace } from '@ipse/face';
import type { FaceTemplate } from '@ipse/face';
import { readManifest } from '../run/manifest.ts';
import type { ManifestSample } from '../run/manifest.ts';
import { createPool } from '../run/pool.ts';

export interface Extracted {
  readonly samples: readonly ManifestSample[];
  /** By index of the manifest; undefined where no face was found. */
  readonly templates: readonly (FaceTemplate | undefined)[];
}

/**
 * `kept`: a file that keeps the templates for the next command; it must go when extraction changes.
 * Errors: EVALUATION_*, IMAGE_*, MODEL_*, FACE_TEMPLATE_* where the kept ones are of another network.
 */
export async function templatesOf(manifest: string, threads: number, kept?: string): Promise<Extracted> {
  const samples = await readManifest(manifest);
  const face = createFace();
  const encoded = kept !== undefined && existsSync(kept) ? read(kept) : await extract(samples, threads);
  if (encoded.length !== samples.length) throw new Error(`${kept} keeps the templates of another manifest`);
  if (kept !== undefined && !existsSync(kept)) write(kept, encoded);
  return { samples, templates: encoded.map((bytes) => (bytes === undefined ? undefined : face.decodeTemplate(bytes))) };
}

type Encoded = readonly (Uint8Array | undefined)[];

async function extract(samples: readonly ManifestSample[], threads: number): Promise<Encoded> {
  const templates: (Uint8Array | undefined)[] = samples.map(() => undefined);
  const pool = createPool(threads, { modality: 'face', registry: new URL('../modalities.ts', import.meta.url).href });
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
