/** The modalities that can be evaluated; each is imported only when it is asked for. */
import type { Modality } from '@ipse/core';
import { fail } from './errors.ts';

const registry: Readonly<Record<string, () => Promise<Modality>>> = {
  fingerprint: async () => (await import('@ipse/fingerprint')).fingerprint as Modality,
  face: async () => (await import('@ipse/face')).createFace() as Modality,
};

export const modalityIds: readonly string[] = Object.keys(registry);

const addedModel = 'face@';

/** The id under which a face model that the owner has added is evaluated; `folder` is where it lies. */
export const modalityOfModel = (folder: string): string => `${addedModel}${folder}`;

/** Errors: EVALUATION_MODALITY_UNKNOWN; MODEL_* of an added model. */
export async function loadModality(id: string): Promise<Modality> {
  if (id.startsWith(addedModel)) {
    const { createFace, networkOf, readInstalledModel } = await import('@ipse/face');
    return createFace(networkOf(await readInstalledModel(id.slice(addedModel.length)))) as Modality;
  }
  const load = Object.hasOwn(registry, id) ? registry[id] : undefined;
  if (load === undefined) throw fail('EVALUATION_MODALITY_UNKNOWN', `known are ${modalityIds.join(', ')}`);
  return load();
}
