/** The networks that a browser is given, so that a camera is guided on the spot. */
import type { GuideNetworks } from '../browser/index.ts';
import { readNetwork } from './load.ts';
import { detectorSource, meshSource } from './sources.ts';

/** For the build of an application. Errors: MODEL_*. */
export async function readGuideNetworks(): Promise<GuideNetworks> {
  const [detector, mesh] = await Promise.all([readNetwork(detectorSource), readNetwork(meshSource)]);
  return { detector, mesh };
}
