import { afterAll, beforeAll, expect, it } from 'vitest';
import { encodePng } from '@ipse/formats';
import { createFinger, impression, leaveMark } from '@ipse/testkit';
import { ownCalls, startTestServer } from '../testing/test-server.ts';
import type { TestServer } from '../testing/test-server.ts';

let server: TestServer;
let print: string;
let mark: { image: string; region: readonly object[] };
const still = { rotationRad: 0, shiftX: 0, shiftY: 0, moisture: 0, contact: 1, noise: 0 };

beforeAll(async () => {
  server = await startTestServer();
  const base64 = async (made: Parameters<typeof encodePng>[0]) => Buffer.from(await encodePng(made)).toString('base64');
  const finger = createFinger('mark 1');
  print = await base64(impression(finger, 'print', still));
  const left = leaveMark(impression(finger, 'scene', still), 0);
  mark = { image: await base64(left.image), region: left.region };
});
afterAll(() => server.close());

const call = ownCalls(() => server);
const enrol = (gallery: string, sample: object) =>
  call('POST', 'persons', { body: { galleries: [gallery], encounterType: 'case', samples: [sample] } });
const search = (gallery: string, sample: object) =>
  call('POST', 'searches', { body: { gallery, samples: [sample], threshold: -3 } });
const markSample = () => ({ modality: 'fingerprint', image: mark.image, mark: { region: mark.region } });
const printSample = () => ({ modality: 'fingerprint', position: 'RIGHT_INDEX', image: print });

it('finds the print of a mark, and the mark of a print', async () => {
  const { personId } = (await enrol('prints', printSample())).json();
  const scene = (await enrol('unsolved marks', markSample())).json();
  expect(scene.samples).toMatchObject([{ suitable: true }]);
  const forward = (await search('prints', markSample())).json();
  expect(forward.candidates.map((each: { personId: string }) => each.personId)).toEqual([personId]);
  const back = (await search('unsolved marks', printSample())).json();
  expect(back.candidates.map((each: { personId: string }) => each.personId)).toEqual([scene.personId]);
  expect(back.candidates[0].log10LR).toBe(forward.candidates[0].log10LR);
});

it("takes the examiner's minutiae alone, and refuses what is no outline", async () => {
  const minutiae = [{ x: 150, y: 200, angleRad: 1, kind: 'ending' }];
  const assessed = await call('POST', 'samples/assess', { body: { ...markSample(), mark: { minutiae } } });
  expect(assessed.json().features).toMatchObject([{ kind: 'ending' }]);
  const line = [
    { x: 1, y: 1 },
    { x: 9, y: 9 },
  ];
  const refused = await call('POST', 'samples/assess', { body: { ...markSample(), mark: { region: line } } });
  expect(refused.statusCode).toBe(400);
});
