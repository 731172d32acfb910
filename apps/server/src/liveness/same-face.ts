import type { Services } from '../services.ts';

/** One pair of strangers in a thousand passes: the two were seen within minutes, and an attacker must have looked alike in time. */
const fmrMax = 1e-3;

/** Do two templates, made within minutes by one camera, speak for one face? False also where they are of two networks. */
export async function isSameFace(engine: Services['engine'], one: Uint8Array, other: Uint8Array): Promise<boolean> {
  const { fmr } = await engine.compare({ modality: 'face', probe: one, reference: other });
  return fmr <= fmrMax;
}
