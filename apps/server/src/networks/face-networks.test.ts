import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { stateUse } from '@ipse/custody';
import { createFace, installModel } from '@ipse/face';
import { tinyCard, tinyModel } from '@ipse/face/testing';
import type { Store } from '@ipse/store';
import { createLog } from '../log.ts';
import { createFaceNetworks } from './face-networks.ts';
import type { Searching } from './face-networks.ts';
import { builtIn, keyOf } from './runnable.ts';
import type { RunnableNetwork } from './runnable.ts';

const use = stateUse({ kind: 'client', id: 'tests' }, { purpose: 'test', authority: 'none' });
const tiny = { algorithm: 'tiny', algorithmVersion: '1' };
let modelsFolder: string;

beforeEach(async () => {
  modelsFolder = await mkdtemp(path.join(tmpdir(), 'ipse-switch-'));
  const onnx = tinyModel(64);
  const { calibration } = createFace();
  await installModel(modelsFolder, onnx, tinyCard(onnx, 64), async () => ({ calibration, gain: 1 }));
});
afterEach(() => rm(modelsFolder, { recursive: true }));

/** Something that searches, without threads. */
function searchingBy(network: RunnableNetwork) {
  const close = vi.fn(async () => undefined);
  const engine = { key: keyOf(network), ready: Promise.resolve(), close, engine: { waitFor: async () => undefined } };
  return { close, searching: { engine, extraction: { close } } as unknown as Searching };
}

it('leaves the former network its threads when the way back to it fails', async () => {
  const [first, second] = [searchingBy(builtIn), searchingBy(tiny)];
  let current = first.searching;
  const open = new Map([[current.engine.key, current.engine]]);
  const switchTo = vi.fn(async () => 0);
  const store = { faceNetworks: { names: async () => [], switchTo } } as unknown as Store;
  const control = createFaceNetworks({
    ...{ store, log: createLog('silent'), modelsFolder, open },
    make: () => second.searching,
    searching: () => current,
    use: (next) => void (current = next),
  });
  await control.switchTo(use, tiny);
  expect(current).toBe(second.searching);
  switchTo.mockRejectedValueOnce(new Error('incomplete'));
  await expect(control.switchTo(use, builtIn)).rejects.toThrow('incomplete');
  expect(first.close).not.toHaveBeenCalled();
  expect(open.has(keyOf(builtIn))).toBe(true);
  await control.switchTo(use, builtIn);
  expect(current).toBe(first.searching);
  // One that never searched has nothing to drain.
  await control.close();
  expect(second.close).toHaveBeenCalled();
});
