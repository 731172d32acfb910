/** The face networks that this server can run: the built-in one, and those in its folder of models. */
import { builtInAlgorithm, listModels } from '@ipse/face';
import { fail } from '../errors.ts';
import type { NetworkName } from '@ipse/store';
import type { FaceModelChoice } from '../work/thread-modalities.ts';

export interface RunnableNetwork extends NetworkName {
  /** Where an added network lies; absent for the built-in one. */
  readonly folder?: string;
}

export const builtIn: RunnableNetwork = {
  algorithm: builtInAlgorithm.name,
  algorithmVersion: builtInAlgorithm.version,
};

/** The name that templates bear. */
export const keyOf = ({ algorithm, algorithmVersion }: NetworkName): string => `${algorithm}/${algorithmVersion}`;

/** What a worker thread is told of it. */
export const faceModelOf = ({ folder }: RunnableNetwork): FaceModelChoice => (folder === undefined ? {} : { folder });

/** Errors: MODEL_SLOT_UNREADABLE. */
export async function runnableNetworks(folder: string): Promise<RunnableNetwork[]> {
  const added = (await listModels(folder)).map((model) => ({
    algorithm: model.card.name,
    algorithmVersion: model.card.version,
    folder: model.folder,
  }));
  return [builtIn, ...added];
}

/** Errors: FACE_NETWORK_NOT_ADDED, MODEL_SLOT_UNREADABLE. */
export async function runnable(folder: string, name: NetworkName): Promise<RunnableNetwork> {
  const found = (await runnableNetworks(folder)).find((network) => keyOf(network) === keyOf(name));
  if (found === undefined) throw fail('FACE_NETWORK_NOT_ADDED', keyOf(name));
  return found;
}
