import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestStore } from '../testing/index.ts';
import type { TestStore } from '../testing/index.ts';
import { newEncounter, newSample, use } from '../testing/people.ts';
import type { ChangeCursor, FeedBatch, FeedReference, LoadOptions } from '../types/feed.ts';
import { compareCursors } from './cursor.ts';

let test: TestStore;
beforeEach(async () => {
  test = await createTestStore();
});
afterEach(() => test.drop());

async function load(options?: LoadOptions): Promise<{ gallery: Map<string, FeedReference>; cursor: ChangeCursor }> {
  const replica = createReplica();
  for await (const batch of test.store.feed.load(options)) replica.apply(batch);
  return { gallery: replica.gallery, cursor: replica.cursor() };
}

/** What an engine does with batches: of two versions of a reference the greater one holds. */
function createReplica() {
  const gallery = new Map<string, FeedReference>();
  const versions = new Map<string, bigint>();
  let cursor: ChangeCursor | undefined;
  return {
    gallery,
    cursor: () => cursor!,
    apply(batch: FeedBatch) {
      for (const change of batch.changes) {
        const id = change.kind === 'remove' ? change.id : change.reference.id;
        if (change.version < (versions.get(id) ?? -1n)) continue;
        versions.set(id, change.version);
        if (change.kind === 'remove') gallery.delete(id);
        else gallery.set(id, change.reference);
      }
      if (batch.cursor !== undefined) {
        if (cursor !== undefined) expect(compareCursors(batch.cursor, cursor)).toBeGreaterThanOrEqual(0);
        cursor = batch.cursor;
      }
    },
  };
}

async function follow(from: ChangeCursor, onTrouble?: (error: Error) => void) {
  const replica = createReplica();
  replica.apply({ changes: [], cursor: from });
  const stop = new AbortController();
  const stopped = test.store.feed.follow({
    from,
    onBatch: async (batch) => replica.apply(batch),
    ...(onTrouble === undefined ? {} : { onTrouble }),
    signal: stop.signal,
  });
  return {
    gallery: replica.gallery,
    cursor: replica.cursor,
    async reach(cursor: ChangeCursor) {
      const deadline = performance.now() + 60_000;
      while (compareCursors(replica.cursor(), cursor) < 0) {
        if (performance.now() > deadline) throw new Error('the feed does not arrive');
        await sleep(5);
      }
    },
    async stop() {
      stop.abort();
      await stopped;
    },
  };
}

const plain = (gallery: Map<string, FeedReference>) =>
  [...gallery.values()]
    .map((reference) => ({ ...reference, template: Buffer.from(reference.template).toString('hex') }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));

const enrol = (personExternalId: string, encounterExternalId: string, encounter = newEncounter()) =>
  test.store.encounters.enrol(use, { personExternalId, encounterExternalId, ...encounter });

describe('loading', () => {
  it('yields the references of active encounters, unsealed', async () => {
    const samples = [newSample('RIGHT_INDEX'), newSample('PORTRAIT', 'face')];
    const a = await enrol('a', '1', newEncounter({ samples, galleries: ['g', 'f'] }));
    await enrol('b', '1', newEncounter({ status: 'INACTIVE' }));
    const { gallery } = await load();
    expect(plain(gallery)).toMatchObject(
      samples.map((sample) => ({
        personKey: a.personId,
        encounterKey: a.encounterId,
        modality: sample.modality,
        position: sample.position,
        galleries: ['f', 'g'],
        template: Buffer.from(sample.template!.bytes).toString('hex'),
      })),
    );
  });

  it('leaves out whom the caller does not want', async () => {
    const a = await enrol('a', '1');
    await enrol('b', '1');
    const { gallery } = await load({ wants: (person) => person === a.personId });
    expect([...gallery.values()].map((reference) => reference.personKey)).toEqual([a.personId]);
  });

  it('stops when it is told to, and gives its connection back', async () => {
    await enrol('a', '1');
    for (let i = 0; i < 20; i++) {
      await expect(load({ signal: AbortSignal.abort(new Error('enough')) })).rejects.toThrow('enough');
    }
    expect((await load()).gallery.size).toBe(1);
  });

  it('goes on, where loading ended, with what was not yet committed then', async () => {
    // The gallery is there already: whoever names a new one waits for another who is just making it.
    await enrol('first', '1');
    const { promise: release, resolve: commit } = Promise.withResolvers<void>();
    const { promise: written, resolve: tellWritten } = Promise.withResolvers<void>();
    const slow = test.store.transact(async (store) => {
      const enrolled = await store.encounters.enrol(use, { personExternalId: 'slow', ...newEncounter() });
      tellWritten();
      await release;
      return enrolled;
    });
    await written;
    await enrol('fast', '1');
    const { gallery, cursor } = await load();
    expect(gallery.size).toBe(2);
    const follower = await follow(cursor);
    commit();
    const { personId, cursor: slowCursor } = await slow;
    await follower.reach(slowCursor);
    expect([...follower.gallery.values()].map((reference) => reference.personKey)).toContain(personId);
    await follower.stop();
  });
});

describe('following', () => {
  it('tells every kind of change', async () => {
    const follower = await follow((await load()).cursor);
    const name = { personExternalId: 'a', encounterExternalId: '1' };
    const a = await enrol('a', '1');
    await follower.reach(a.cursor);
    expect([...follower.gallery.values()]).toMatchObject([{ personKey: a.personId, galleries: ['residents'] }]);

    await follower.reach((await test.store.encounters.setGalleries(use, name, ['x'])).cursor);
    expect([...follower.gallery.values()]).toMatchObject([{ galleries: ['x'] }]);

    await follower.reach((await test.store.encounters.setStatus(use, name, 'INACTIVE')).cursor);
    expect(follower.gallery.size).toBe(0);
    await follower.reach((await test.store.encounters.setStatus(use, name, 'ACTIVE')).cursor);
    expect(follower.gallery.size).toBe(1);

    const [oldId] = follower.gallery.keys();
    const next = newEncounter({ samples: [newSample('LEFT_THUMB'), newSample('PORTRAIT', 'face')] });
    await follower.reach((await test.store.encounters.update(use, name, next)).cursor);
    expect(follower.gallery.size).toBe(2);
    expect(follower.gallery.has(oldId)).toBe(false);

    const b = await enrol('b', '9');
    await follower.reach((await test.store.encounters.merge(use, 'b', 'a')).cursor);
    expect([...follower.gallery.values()].map((reference) => reference.personKey)).toEqual(Array(3).fill(b.personId));

    await follower.reach((await test.store.persons.remove(use, 'b')).cursor);
    expect(follower.gallery.size).toBe(0);
    await follower.stop();
  });

  it('has nothing to wait for after a write that changes no reference', async () => {
    const follower = await follow((await load()).cursor);
    await follower.reach((await enrol('a', '1')).cursor);
    const { cursor } = await enrol('a', '2', newEncounter({ samples: [] }));
    expect(compareCursors(follower.cursor(), cursor)).toBeGreaterThanOrEqual(0);
    await follower.stop();
  });

  it('wakes at a write, well before it would look again by itself', async () => {
    const follower = await follow((await load()).cursor);
    const started = performance.now();
    for (let i = 0; i < 10; i++) await follower.reach((await enrol('a', String(i))).cursor);
    // Ten writes, each waiting for a look once a second, would take ten seconds on any machine.
    expect(performance.now() - started).toBeLessThan(8000);
    await follower.stop();
  });

  it('goes on by itself after its connections were cut', async () => {
    const troubles: Error[] = [];
    const follower = await follow((await load()).cursor, (error) => troubles.push(error));
    await follower.reach((await enrol('a', '1')).cursor);
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`.execute(test.database.kysely);
    const deadline = performance.now() + 30_000;
    while (troubles.length === 0 && performance.now() < deadline) await sleep(20);
    expect(troubles.length).toBeGreaterThan(0);
    const written = await enrol('a', '2').catch(() => enrol('a', '2'));
    await follower.reach(written.cursor);
    expect(follower.gallery.size).toBe(2);
    await follower.stop();
  });

  it('misses nothing under eight concurrent writers', async () => {
    const { gallery: none, cursor } = await load();
    expect(none.size).toBe(0);
    const follower = await follow(cursor);
    const cursors: ChangeCursor[] = [];
    const writer = async (w: number) => {
      for (let i = 0; i < 25; i++) {
        const person = `person-${w}-${i % 5}`;
        const name = { personExternalId: person, encounterExternalId: `e${i}` };
        cursors.push((await enrol(person, `e${i}`)).cursor);
        const dice = randomInt(6);
        if (dice === 0) cursors.push((await test.store.encounters.remove(use, name)).cursor);
        if (dice === 1) cursors.push((await test.store.encounters.setStatus(use, name, 'INACTIVE')).cursor);
        if (dice === 2) cursors.push((await test.store.encounters.update(use, name, newEncounter())).cursor);
        if (dice === 3) cursors.push((await enrol('shared', `s-${w}-${i}`)).cursor);
      }
    };
    // A transaction that stays open while others commit is what a reader by sequence number alone trips over.
    const straggler = async () => {
      for (let i = 0; i < 5; i++) {
        await test.store.transact(async (store) => {
          const { cursor: own } = await store.encounters.enrol(use, {
            personExternalId: `slow-${i}`,
            ...newEncounter(),
          });
          cursors.push(own);
          await sleep(100);
        });
      }
    };
    await Promise.all([straggler(), ...Array.from({ length: 8 }, (_, w) => writer(w))]);
    await follower.reach(cursors.reduce((a, b) => (compareCursors(a, b) < 0 ? b : a)));
    const truth = await load();
    expect(follower.gallery.size).toBeGreaterThan(100);
    expect(plain(follower.gallery)).toEqual(plain(truth.gallery));
    await follower.stop();
  });
});

describe('cursors', () => {
  const cursor = fc.record({ transaction: fc.bigInt({ min: 0n, max: 9n }), seq: fc.bigInt({ min: 0n, max: 9n }) });

  it('are ordered by transaction, then by number', () => {
    fc.assert(
      fc.property(cursor, cursor, (a, b) => {
        const key = ({ transaction, seq }: ChangeCursor) => transaction * 100n + seq;
        expect(Math.sign(compareCursors(a, b))).toBe(key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0);
      }),
    );
  });
});
