/** Makes the templates of kept networks from stored images, in the background and by one thread; goes on after a restart. */
import { isCodedError } from '@ipse/core';
import type { SampleId } from '@ipse/core';
import type { FilledFace, NetworkName, Store, WaitingFace } from '@ipse/store';
import type { Logger } from '../log.ts';
import { decodeOptionsOf } from '../own/decode-options.ts';
import { detailOf } from '../records/prepare-samples.ts';
import { createExtraction } from '../work/extraction.ts';
import type { Extraction } from '../work/extraction.ts';
import { faceModelOf, keyOf, runnable } from './runnable.ts';

/** So many images are in memory, and lost when the server is stopped among them. */
const facesAtOnce = 8;
const pauseMs = 1000;

export interface FillLoop {
  /** Looks at once, and from the first face on: something may have been passed over. */
  wake(): void;
  /** Resolves when what is under way has ended. */
  close(): Promise<void>;
}

export function startFillLoop(store: Store, log: Logger, modelsFolder: string): FillLoop {
  const extractions = new Map<string, Extraction>();
  const reached = new Map<string, SampleId>();
  let closed = false;
  let rouse = () => {};

  const fillSome = async (network: NetworkName): Promise<boolean> => {
    const key = keyOf(network);
    const after = reached.get(key);
    const page = { limit: facesAtOnce, ...(after === undefined ? {} : { after }) };
    const faces = await store.faceNetworks.waiting(network, page);
    if (faces.length === 0) return false;
    let extraction = extractions.get(key);
    if (extraction === undefined) {
      const choice = faceModelOf(await runnable(modelsFolder, network));
      extraction = createExtraction({ threads: 1, queueMax: facesAtOnce, ...choice });
      extractions.set(key, extraction);
    }
    const filled: FilledFace[] = [];
    for (const face of faces) filled.push(...(await look(extraction, face, log)));
    await store.faceNetworks.fill(network, filled);
    reached.set(key, faces[faces.length - 1].sampleId);
    return true;
  };

  const run = async (): Promise<void> => {
    while (!closed) {
      let found = false;
      try {
        for (const network of await store.faceNetworks.names()) found = (await fillSome(network)) || found;
      } catch (error) {
        log.warn({ err: error }, 'templates of another face network');
        found = false;
      }
      if (found || closed) continue;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, pauseMs);
        rouse = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  };
  const running = run();
  return {
    wake: () => {
      reached.clear();
      rouse();
    },
    close: async () => {
      closed = true;
      rouse();
      await running;
      await Promise.all([...extractions.values()].map((extraction) => extraction.close()));
    },
  };
}

/** Nothing when the fault may pass: the face is looked at again on a later round. */
async function look(extraction: Extraction, face: WaitingFace, log: Logger): Promise<FilledFace[]> {
  const { sampleId, image, mediaType, detail } = face;
  const options = decodeOptionsOf(mediaType, detailOf({ detail }));
  try {
    const { template, quality } = await extraction.extract({ modality: 'face', bytes: image, options });
    if (template !== null) return [{ sampleId, template }];
    return [{ sampleId, refused: quality.reasons.map(({ code }) => code).join(' ') || 'unsuitable' }];
  } catch (error) {
    if (isCodedError(error) && error.httpStatus < 500) return [{ sampleId, refused: error.code }];
    log.warn({ err: error }, 'a template of another face network');
    return [];
  }
}
