/**
 * The joined profile: the built-in network and a second one, whose origin is not clear. It is never the default; an owner
 * adds it from their own copy of the file.
 */
import { loadModel } from '../models/load.ts';
import type { Model } from '../models/model.ts';
import { embedderSource } from '../models/sources.ts';
import type { FaceNetwork } from '../network.ts';
import { calibration } from './calibration.ts';
import { joinedCard } from './card.ts';
import { joinNetworks } from './join.ts';
import { frFeature, openSecond } from './second-network.ts';
import type { SecondNetwork } from './second-network.ts';

/** `read`: the bytes of fr_feature.onnx. */
export function joinedNetwork(read: () => Promise<Uint8Array>): FaceNetwork {
  const { name, version, dimension } = joinedCard;
  return { algorithm: { name, version }, dimension, calibration, open: async () => openJoined(await read()) };
}

/** Errors: MODEL_*. */
export async function openJoined(onnx: Uint8Array, expected: SecondNetwork = frFeature): Promise<Model> {
  const second = await openSecond(onnx, expected);
  return joinNetworks(await loadModel(embedderSource), second);
}
