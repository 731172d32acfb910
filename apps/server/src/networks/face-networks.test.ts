import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { stateUse } from '@ipse/custody';
import { createFace, installModel } from '@ipse/face';
import { tinyCard, tinyModel } from '@ipse/face/testing';
import type { ChangeCursor, Store } from '@ipse/store';
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

/** Something that searches, without threads; it stands where it is put in the feed, or where it is waited for. */
function searchingBy(network: RunnableNetwork) {
  const close = vi.fn(async () => undefined);
  const galleries = {
    appliedCursor: { transaction: 1n, seq: 0n },
    waitFor: async (cursor: ChangeCursor) => void (galleries.appliedCursor = cursor),
  };
  const engine = { key: keyOf(network), ready: Promise.resolve(), close, engine: galleries };
  return { close, galleries, searching: { engine, extraction: { close } } as unknown as Searching };
}

function createControl() {
  const [first, second] = [searchingBy(builtIn), searchingBy(tiny)];
  let current = first.searching;
  const open = new Map([[current.engine.key, current.engine]]);
  const switchTo = vi.fn(async (): Promise<ChangeCursor> => ({ transaction: 0n, seq: 0n }));
  const store = { faceNetworks: { names: async () => [], switchTo } } as unknown as Store;
  const filling = { wake: vi.fn(), rouse: vi.fn(), close: async () => undefined };
  const control = createFaceNetworks({
    ...{ store, log: createLog('silent'), modelsFolder, open, filling },
    make: () => second.searching,
    searching: () => current,
    use: (next) => void (current = next),
  });
  return { first, second, open, switchTo, filling, control, current: () => current };
}

it('lets a network search only when it stands where the former one stood in the feed', async () => {
  const { first, second, switchTo, filling, control, current } = createControl();
  switchTo.mockImplementationOnce(async () => {
    // A change that is told of while the other network waits for an earlier one.
    first.galleries.appliedCursor = { transaction: 7n, seq: 3n };
    return { transaction: 6n, seq: 1n };
  });
  await control.switchTo(use, tiny);
  expect(current()).toBe(second.searching);
  expect(second.galleries.appliedCursor).toEqual({ transaction: 7n, seq: 3n });
  expect(filling.wake).toHaveBeenCalledTimes(1);
  await control.close();
});

it('leaves the former network its threads when the way back to it fails', async () => {
  const { first, second, open, switchTo, control, current } = createControl();
  await control.switchTo(use, tiny);
  expect(current()).toBe(second.searching);
  switchTo.mockRejectedValueOnce(new Error('incomplete'));
  await expect(control.switchTo(use, builtIn)).rejects.toThrow('incomplete');
  expect(first.close).not.toHaveBeenCalled();
  expect(open.has(keyOf(builtIn))).toBe(true);
  await control.switchTo(use, builtIn);
  expect(current()).toBe(first.searching);
  // One that never searched has nothing to drain.
  await control.close();
  expect(second.close).toHaveBeenCalled();
});
