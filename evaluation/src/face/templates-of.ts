/** The face templates of a manifest, extracted by the worker threads of the evaluation. */
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

/** Errors: EVALUATION_*, IMAGE_*, MODEL_*. */
export async function templatesOf(manifest: string, threads: number): Promise<Extracted> {
  const samples = await readManifest(manifest);
  const face = createFace();
  const templates: (FaceTemplate | undefined)[] = samples.map(() => undefined);
  const pool = createPool(threads, { modality: 'face', registry: new URL('../modalities.ts', import.meta.url).href });
  try {
    const tasks = samples.map(({ file }, index) => ({ kind: 'extract' as const, index, file }));
    await pool.run(tasks, (answer) => {
      if (answer.kind === 'extracted') templates[answer.index] = face.decodeTemplate(answer.template);
    });
  } finally {
    await pool.close();
  }
  return { samples, templates };
}
