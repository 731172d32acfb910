/**
 * Makes the templates of kept networks from stored images, in the background and by one thread; goes on after a restart. Sleeps
 * while there is nothing to make: a change of references rouses it, and so does each change of what is kept and what searches.
 */
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
/**
 * How long it sleeps at most after each kind of round. A face of which the searching network made nothing changes no reference:
 * it is found by looking again from the first one.
 */
const sleepsMs = { 'not at all': 0, 'a moment': 1000, long: 600_000, 'until roused': undefined };

type Make = typeof createExtraction;

export interface FillLoop {
  /** Looks at once, and from the first face on: something may have been passed over. */
  wake(): void;
  /** Looks at once for what came since the last look. */
  rouse(): void;
  /** Resolves when what is under way has ended. */
  close(): Promise<void>;
}

export function startFillLoop(
  store: Store,
  log: Logger,
  modelsFolder: string,
  make: Make = createExtraction,
): FillLoop {
  const extractions = new Map<string, Extraction>();
  const reached = new Map<string, SampleId>();
  let closed = false;
  const bed = createBed();

  const fillSome = async (network: NetworkName): Promise<boolean> => {
    const key = keyOf(network);
    const after = reached.get(key);
    const page = { limit: facesAtOnce, ...(after === undefined ? {} : { after }) };
    const faces = await store.faceNetworks.waiting(network, page);
    if (faces.length === 0) return false;
    const bounds = { threads: 1, queueMax: facesAtOnce };
    const known = extractions.get(key);
    const extraction = known ?? make({ ...bounds, ...faceModelOf(await runnable(modelsFolder, network)) });
    extractions.set(key, extraction);
    await store.faceNetworks.fill(network, await lookAtAll(extraction, faces, log));
    // Unless it was woken on the way, to begin anew.
    if (reached.get(key) === after) reached.set(key, faces[faces.length - 1].sampleId);
    return true;
  };

  /** One look at every network: how long to sleep then. */
  const round = async (): Promise<keyof typeof sleepsMs> => {
    try {
      const networks = await store.faceNetworks.names();
      await closeOthers(extractions, networks);
      let found = false;
      for (const network of networks) found = (await fillSome(network)) || found;
      if (found) return 'not at all';
      return networks.some(({ active }) => !active) ? 'long' : 'until roused';
    } catch (error) {
      log.warn({ err: error }, 'templates of another face network');
      return 'a moment';
    }
  };

  const run = async (): Promise<void> => {
    while (!closed) {
      bed.rise();
      const next = await round();
      if (!closed && !(await bed.sleep(sleepsMs[next])) && next === 'long') reached.clear();
    }
  };
  const running = run();
  return {
    wake: () => {
      reached.clear();
      bed.rouse();
    },
    rouse: bed.rouse,
    close: async () => {
      closed = true;
      bed.rouse();
      await running;
      await Promise.all([...extractions.values()].map((extraction) => extraction.close()));
    },
  };
}

/** Threads of networks that are kept no more end. */
async function closeOthers(extractions: Map<string, Extraction>, networks: readonly NetworkName[]): Promise<void> {
  const kept = new Set(networks.map(keyOf));
  for (const [key, extraction] of [...extractions].filter(([each]) => !kept.has(each))) {
    extractions.delete(key);
    await extraction.close();
  }
}

/** Where a loop sleeps: whoever rouses it before it lies down keeps it from lying down. */
function createBed() {
  let isRoused = false;
  let end = () => {};
  return {
    rise: () => void (isRoused = false),
    rouse: () => {
      isRoused = true;
      end();
    },
    /** Until roused; at most for the duration, where there is one. Whether it was roused. */
    sleep: (durationMs: number | undefined): Promise<boolean> =>
      new Promise((resolve) => {
        if (isRoused) return resolve(true);
        const timer = durationMs === undefined ? undefined : setTimeout(() => resolve(false), durationMs);
        end = () => {
          clearTimeout(timer);
          resolve(true);
        };
      }),
  };
}

async function lookAtAll(extraction: Extraction, faces: readonly WaitingFace[], log: Logger): Promise<FilledFace[]> {
  const filled: FilledFace[] = [];
  for (const face of faces) filled.push(...(await look(extraction, face, log)));
  return filled;
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
