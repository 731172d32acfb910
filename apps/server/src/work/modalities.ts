/** The modalities of this server: a further one is a package and a line here. */
import type { Modality } from '@ipse/core';
import { createFace, networkOf, readInstalledModel } from '@ipse/face';
import type { FaceModality } from '@ipse/face';
import { fingerprint } from '@ipse/fingerprint';

export interface Modalities {
  readonly face: FaceModality;
  readonly all: readonly Modality[];
}

/**
 * For the worker threads; a model is loaded at the first extraction of its thread, never for comparing. `folder`: of the face
 * network; the built-in one when absent. Errors: MODEL_SLOT_UNREADABLE.
 */
export async function loadModalities(folder: string | undefined): Promise<Modalities> {
  const face = folder === undefined ? createFace() : createFace(networkOf(await readInstalledModel(folder)));
  return { face, all: [fingerprint, face] as readonly Modality[] };
}
