/** The modalities of this server: a further one is a package and a line here. */
import type { Modality } from '@ipse/core';
import { createFace } from '@ipse/face';
import { fingerprint } from '@ipse/fingerprint';

/** Imported by the worker threads; a model is loaded at the first extraction of its thread, never for comparing. */
export const face = createFace();
export const modalities: readonly Modality<unknown>[] = [fingerprint, face] as readonly Modality<unknown>[];
