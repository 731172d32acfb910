/** Which network tells faces apart, and changing it. */
import type { FaceNetwork } from '@ipse/protocol';
import type { ListedNetwork } from '../networks/face-networks.ts';
import type { Services } from '../services.ts';
import type { OwnHandlers } from './operation.ts';

type FaceNetworks = 'listFaceNetworks' | 'keepFaceNetwork' | 'dropFaceNetwork' | 'switchFaceNetwork';

export function faceNetworkHandlers({ faceNetworks }: Services): Pick<OwnHandlers, FaceNetworks> {
  const nameOf = ({ name, version }: { readonly name: string; readonly version: string }) => ({
    algorithm: name,
    algorithmVersion: version,
  });
  return {
    listFaceNetworks: async () => ({ status: 200, body: (await faceNetworks.list()).map(tell) }),
    keepFaceNetwork: async ({ params, use }) => {
      await faceNetworks.keep(use, nameOf(params));
      return { status: 204 };
    },
    dropFaceNetwork: async ({ params, use }) => {
      await faceNetworks.drop(use, nameOf(params));
      return { status: 204 };
    },
    switchFaceNetwork: async ({ params, use }) => {
      await faceNetworks.switchTo(use, nameOf(params));
      return { status: 204 };
    },
  };
}

/** Where it lies is nobody's business outside. */
function tell({ algorithm: name, algorithmVersion: version, folder, searches, kept }: ListedNetwork): FaceNetwork {
  return {
    name,
    version,
    builtIn: folder === undefined,
    searches,
    ...(kept ? { progress: { ...kept.progress } } : {}),
  };
}
