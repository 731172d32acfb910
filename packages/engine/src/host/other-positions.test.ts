import { afterAll, beforeAll, expect, it } from 'vitest';
import { createEngine } from '../engine.ts';
import { toyTemplate } from '../testing/toy-modality.ts';
import type { Change, Engine, Probe } from '../types.ts';

/** Twenty people with a left hand, twenty others with a right one; the i-th hand is 20 i. */
const hands = Array.from({ length: 40 }, (_, i): Change => ({
  kind: 'upsert',
  version: 0n,
  reference: {
    ...{ id: `r${i}`, personKey: `p${i}`, encounterKey: `e${i}`, modality: 'toy', galleries: ['g'] },
    ...{ position: i < 20 ? 'LEFT' : 'RIGHT', template: toyTemplate(20 * i) },
  },
}));

let engine: Engine<number>;
beforeAll(() => {
  engine = createEngine<number>({
    workerUrl: new URL('../testing/toy-worker.ts', import.meta.url),
    shards: 2,
    compareCursors: (a, b) => a - b,
    async *load() {
      yield await Promise.resolve({ changes: hands });
    },
  });
});
afterAll(() => engine.close());

const probe = (position: string, value: number | string): Probe => ({
  ...{ modality: 'toy', position, template: toyTemplate(value) },
});

it('finds who lies under another position, by ten times the evidence, and says so', async () => {
  // The larger template is searched with first, and is still the second of the request.
  const probes = [probe('RIGHT', -999), probe('LEFT', '00000600')];
  expect((await engine.search({ gallery: 'g', probes })).candidates).toEqual([]);
  const found = await engine.search({ gallery: 'g', probes, otherPositions: true });
  expect(found).toMatchObject({ otherPositions: true, fpir: 0.01, coverage: { references: 40, searched: 40 } });
  expect(found.candidates.map(({ personKey }) => personKey)).toEqual(['p30']);
  expect(found.candidates[0].scores[0]).toMatchObject({ probe: 1, position: 'RIGHT' });
  const anywhere = probes.map((each) => ({ ...each, position: 'UNKNOWN' }));
  const { threshold } = await engine.search({ gallery: 'g', probes: anywhere });
  expect(found.threshold).toBeCloseTo(threshold + 1, 1);
  expect(found.expectedFalseCandidates).toBeLessThanOrEqual(0.0101);
});

it('looks elsewhere for nobody who is found where it is told to look', async () => {
  const found = await engine.search({ gallery: 'g', probes: [probe('LEFT', 100)], otherPositions: true });
  expect(found.candidates.map(({ personKey }) => personKey)).toEqual(['p5']);
  expect(found.otherPositions).toBeUndefined();
  expect(found.coverage.references).toBe(20);
});

it('keeps to the false candidates that are asked for when it finds nobody', async () => {
  const none = await engine.search({ gallery: 'g', probes: [probe('LEFT', 610)], otherPositions: true });
  expect(none).toMatchObject({ candidates: [], fpir: 0.01 });
  expect(none.expectedFalseCandidates).toBeCloseTo(0.01, 3);
});

it('asks elsewhere for ten times the evidence that a threshold asks for', async () => {
  // 5 away is worth 3 in log10 LR.
  const request = { gallery: 'g', probes: [probe('LEFT', 605)], otherPositions: true };
  expect((await engine.search({ ...request, threshold: 1.9 })).candidates).toHaveLength(1);
  expect((await engine.search({ ...request, threshold: 2.1 })).candidates).toEqual([]);
});
