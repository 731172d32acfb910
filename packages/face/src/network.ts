/** The network that tells people apart, and what follows from which one it is. */
import type { Algorithm, Calibration } from '@ipse/core';
import { algorithm, dimension } from './algorithm.ts';
import { calibration } from './calibration.ts';
import { loadModel } from './models/load.ts';
import type { Model } from './models/model.ts';
import { embedderSource } from './models/sources.ts';

export interface FaceNetwork {
  /** Named in each template; templates of different networks are never compared. */
  readonly algorithm: Algorithm;
  /** Numbers in an embedding; a multiple of four. */
  readonly dimension: number;
  readonly calibration: Calibration;
  /** Takes a face and its mirror image as `embedFace` lays them out. Errors: MODEL_*. */
  open(): Promise<Model>;
}

export const builtInNetwork: FaceNetwork = {
  algorithm,
  dimension,
  calibration,
  open: () => loadModel(embedderSource),
};
