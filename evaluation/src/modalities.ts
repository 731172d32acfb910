/** The modalities that can be evaluated; each is imported only when it is asked for. */
import type { Modality } from '@ipse/core';
import { fail } from './errors.ts';

const registry: Readonly<Record<string, () => Promise<Modality>>> = {
  fingerprint: async () => (await import('@ipse/fingerprint')).fingerprint as Modality,
  face: async () => (await import('@ipse/face')).createFace() as Modality,
};

export const modalityIds: readonly string[] = Object.keys(registry);

/** Errors: EVALUATION_MODALITY_UNKNOWN. */
export async function loadModality(id: string): Promise<Modality> {
  const load = Object.hasOwn(registry, id) ? registry[id] : undefined;
  if (load === undefined) throw fail('EVALUATION_MODALITY_UNKNOWN', `known are ${modalityIds.join(', ')}`);
  return load();
}
