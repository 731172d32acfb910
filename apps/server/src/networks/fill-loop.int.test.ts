import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { ModalityId } from '@ipse/core';
import { stateUse } from '@ipse/custody';
import { createFace, installModel } from '@ipse/face';
import { tinyCard, tinyModel } from '@ipse/face/testing';
import { encodePng } from '@ipse/formats';
import { createTestStore } from '@ipse/store/testing';
import { createFaceIdentity, portrait } from '@ipse/testkit';
import { createLog } from '../log.ts';
import { createExtraction } from '../work/extraction.ts';
import type { Extraction } from '../work/extraction.ts';
import { startFillLoop } from './fill-loop.ts';
import type { FillLoop } from './fill-loop.ts';
import { builtIn } from './runnable.ts';

const use = stateUse({ kind: 'client', id: 'tests' }, { purpose: 'test', authority: 'none' });
const tiny = { algorithm: 'tiny', algorithmVersion: '1' };
const log = createLog('silent');
let folder: string;
let test: Awaited<ReturnType<typeof createTestStore>>;
let loop: FillLoop;
let closed: number;

/** Counts the extractions that end. */
function make(options: Parameters<typeof createExtraction>[0]): Extraction {
  const extraction = createExtraction(options);
  const { close } = extraction;
  return Object.defineProperty(extraction, 'close', {
    value: () => {
      closed++;
      return close();
    },
  });
}
const start = () => (loop = startFillLoop(test.store, log, folder, make));

beforeEach(async () => {
  closed = 0;
  folder = await mkdtemp(path.join(tmpdir(), 'ipse-fill-'));
  const onnx = tinyModel(64);
  const { calibration } = createFace();
  await installModel(folder, onnx, tinyCard(onnx, 64), async () => ({ calibration, gain: 1 }));
  test = await createTestStore();
});
afterEach(async () => {
  await loop.close();
  await test.drop();
  await rm(folder, { recursive: true });
});

async function enrolFaces(count: number): Promise<void> {
  const still = { width: 120, height: 150, yawRad: 0, pitchRad: 0, rollRad: 0 };
  const image = await encodePng(portrait(createFaceIdentity('ada'), 1, still));
  const detail = { fields: {}, quality: { value: 50, reasons: [] } };
  const template = { ...builtIn, bytes: new Uint8Array(8) };
  const sample = {
    modality: 'face' as ModalityId,
    position: 'PORTRAIT',
    mediaType: 'image/png',
    image,
    detail,
    template,
  };
  for (let n = 0; n < count; n++) {
    const body = { encounterType: 't' };
    await test.store.encounters.enrol(use, { status: 'ACTIVE', galleries: ['people'], body, samples: [sample] });
  }
}

async function progress() {
  const kept = await test.store.faceNetworks.list();
  return kept.find(({ algorithm }) => algorithm === 'tiny')?.progress;
}

async function until(isReached: (templates: number) => boolean): Promise<number> {
  for (;;) {
    const templates = (await progress())?.templates ?? 0;
    if (isReached(templates)) return templates;
    await sleep(20);
  }
}

it('goes on after a restart where it was stopped, and makes no template twice', async () => {
  await enrolFaces(12);
  await test.store.faceNetworks.keep(use, tiny, builtIn);
  const { fill } = test.store.faceNetworks;
  await new Promise<void>((resolve) => {
    vi.spyOn(test.store.faceNetworks, 'fill').mockImplementationOnce(async (...page) => {
      void loop.close().then(resolve);
      await fill(...page);
    });
    start();
  });
  const left = (await progress())?.waiting;
  expect(left).toBeGreaterThan(0);
  expect(left).toBeLessThan(12);
  start();
  await until((templates) => templates === 12);
  expect(await progress()).toEqual({ faces: 12, templates: 12, waiting: 0, refused: 0, withoutImage: 0 });
  const fills = (await test.store.events.latest(100)).filter(({ action }) => action === 'face-network.fill');
  expect(fills.reduce((sum, { count }) => sum + (count ?? 0), 0)).toBe(12);
});

it('sleeps until a network is kept and when everything is filled, and ends the threads of one that is dropped', async () => {
  const names = vi.spyOn(test.store.faceNetworks, 'names');
  await enrolFaces(1);
  start();
  await sleep(1300);
  expect(names).toHaveBeenCalledTimes(1);
  await test.store.faceNetworks.keep(use, tiny, builtIn);
  loop.wake();
  await until((templates) => templates === 1);
  await vi.waitFor(() => expect(names).toHaveBeenCalledTimes(3));
  await sleep(1300);
  expect(names).toHaveBeenCalledTimes(3);
  await enrolFaces(1);
  loop.rouse();
  await until((templates) => templates === 2);
  expect(closed).toBe(0);
  await test.store.faceNetworks.drop(use, tiny);
  loop.wake();
  await vi.waitFor(() => expect(closed).toBe(1));
  // Only the one that searches is left: it sleeps again.
  const calls = names.mock.calls.length;
  await sleep(1300);
  expect(names.mock.calls.length - calls).toBeLessThanOrEqual(1);
});
