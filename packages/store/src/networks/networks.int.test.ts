import { afterEach, beforeEach, expect, it } from 'vitest';
import { codeOf } from '../testing/code-of.ts';
import { createTestStore } from '../testing/index.ts';
import type { TestStore } from '../testing/index.ts';
import { newEncounter, newSample, use } from '../testing/people.ts';
import { compareCursors } from '../feed/cursor.ts';
import type { FeedReference } from '../types/feed.ts';
import type { NetworkName } from '../types/networks.ts';
import type { NewSample } from '../types/records.ts';

let test: TestStore;
const old = { algorithm: 'toy', algorithmVersion: '1' };
const next = { algorithm: 'next', algorithmVersion: '2' };

beforeEach(async () => {
  test = await createTestStore();
});
afterEach(() => test.drop());

const networks = () => test.store.faceNetworks;
const enrol = (personExternalId: string, sample: NewSample = newSample('PORTRAIT', 'face')) =>
  test.store.encounters.enrol(use, {
    ...{ personExternalId, encounterExternalId: `of ${personExternalId}` },
    ...newEncounter({ samples: [sample] }),
  });
const withoutImage = (): NewSample => {
  const { image, ...rest } = newSample('PORTRAIT', 'face');
  expect(image).toBeDefined();
  return rest;
};

/** Templates as a feed shows them, as text, by person. */
async function shown(network?: NetworkName): Promise<string[]> {
  const found: FeedReference[] = [];
  for await (const { changes } of test.store.feed.load(network === undefined ? {} : { network })) {
    found.push(...changes.flatMap((change) => (change.kind === 'upsert' ? [change.reference] : [])));
  }
  return found.map(({ template }) => Buffer.from(template).toString()).sort();
}

async function fillAll(name: string): Promise<void> {
  const faces = await networks().waiting(next, { limit: 100 });
  const made = faces.map(({ sampleId }, i) => ({ sampleId, template: Buffer.from(`${name} ${i}`) }));
  await networks().fill(next, made);
}

it('makes templates beside the others, which go on being found', async () => {
  await enrol('ada');
  await enrol('bob');
  await enrol('eve', withoutImage());
  await enrol('finger', newSample());
  expect(await networks().list()).toEqual([]);
  expect(await codeOf(networks().waiting(next, { limit: 1 }))).toBe('FACE_NETWORK_UNKNOWN');
  await networks().keep(use, next, old);
  const before = await shown();
  expect(before).toHaveLength(4);

  const [first] = await networks().waiting(next, { limit: 1 });
  expect(first).toMatchObject({ mediaType: 'image/png', detail: { quality: 77 } });
  expect(first.image).toHaveLength(64);
  const [second, ...others] = await networks().waiting(next, { limit: 9, after: first.sampleId });
  expect(others).toEqual([]);
  await networks().fill(next, [
    { sampleId: first.sampleId, template: Buffer.from('ada anew') },
    { sampleId: second.sampleId, refused: 'no-face' },
  ]);
  expect(await networks().list()).toEqual([
    { ...old, active: true, progress: { faces: 3, templates: 3, waiting: 0, refused: 0, withoutImage: 0 } },
    { ...next, active: false, progress: { faces: 3, templates: 1, waiting: 0, refused: 1, withoutImage: 1 } },
  ]);
  expect(await shown()).toEqual(before);
  const anew = await shown(next);
  expect(anew).toHaveLength(2);
  expect(anew).toContain('ada anew');
  const told = await test.store.events.latest(9);
  expect(told.map(({ action }) => action)).toEqual(expect.arrayContaining(['face-network.keep', 'face-network.fill']));
});

it('switches as a whole, and back', async () => {
  await enrol('ada');
  await enrol('bob');
  const before = await shown();
  await networks().keep(use, next, old);
  expect(await codeOf(networks().switchTo(use, next))).toBe('FACE_NETWORK_INCOMPLETE');
  await fillAll('new');
  await networks().switchTo(use, next);
  expect(await shown()).toEqual(['new 0', 'new 1']);
  expect(await codeOf(networks().drop(use, next))).toBe('FACE_NETWORK_SEARCHES');
  const [{ samples }] = await test.store.encounters.readAll(use, 'ada', { templates: true });
  expect(samples).toMatchObject([{ template: { algorithm: 'next' } }]);

  await networks().switchTo(use, old);
  expect(await shown()).toEqual(before);
  await networks().drop(use, next);
  expect(await shown(next)).toEqual([]);
  expect(await networks().list()).toMatchObject([{ ...old, active: true }]);
});

it('shows whatever there is as long as no network was kept, and then those of one network to whoever asks for it', async () => {
  await enrol('ada');
  const before = await shown();
  expect(await shown(next)).toEqual(before);
  await networks().keep(use, next, old);
  expect([await shown(next), await shown(old)]).toEqual([[], before]);
  await fillAll('new');
  await networks().switchTo(use, next);
  expect([await shown(next), await shown(old)]).toEqual([['new 0'], before]);
});

it('says where a feed stands that shows all that is switched to, though the switch changes no reference', async () => {
  const { cursor } = await enrol('ada');
  await networks().keep(use, next, old);
  await fillAll('new');
  const filled = await networks().switchTo(use, next);
  expect(compareCursors(filled, cursor)).toBeGreaterThan(0);
  expect(await networks().switchTo(use, old)).toEqual(filled);
});

it('keeps what an enrolment on the way made by the network that just ceased to search', async () => {
  await enrol('ada');
  await networks().keep(use, next, old);
  await fillAll('new');
  await networks().switchTo(use, next);
  await enrol('late');
  expect(await shown()).toEqual(['new 0']);
  expect((await networks().list())[0]).toMatchObject({ ...next, progress: { waiting: 1 } });
  await fillAll('late');
  expect(await shown()).toEqual(['late 0', 'new 0']);
});

it('seals spare templates again when an encounter goes to another person, and forgets them with the person', async () => {
  await enrol('ada');
  await enrol('bob');
  await enrol('carl', newSample());
  await networks().keep(use, next, old);
  await fillAll('new');
  await test.store.encounters.move(use, 'carl', { personExternalId: 'ada', encounterExternalId: 'of ada' });
  expect((await shown(next)).filter((text) => text.startsWith('new'))).toEqual(['new 0', 'new 1']);
  await test.store.persons.remove(use, 'carl');
  expect((await shown(next)).filter((text) => text.startsWith('new'))).toHaveLength(1);
});
