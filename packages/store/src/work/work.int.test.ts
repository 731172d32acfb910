import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestStore } from '../testing/index.ts';
import type { TestStore } from '../testing/index.ts';
import { newEncounter, use } from '../testing/people.ts';

let test: TestStore;
let nowMs = Date.UTC(2026, 0, 1);
const leaseMs = 1000;

beforeAll(async () => {
  test = await createTestStore({ now: () => nowMs });
});
afterAll(() => test.drop());

const newTask = (request: string) => ({ clientId: 'c', operation: 'createEncounter', request, delivery: { to: 'x' } });

describe('tasks', () => {
  it('go from pending to completed', async () => {
    const { tasks } = test.store;
    const id = await tasks.create(newTask('r1'));
    expect(await tasks.claim('deliver', leaseMs)).toBeUndefined();
    const claimed = await tasks.claim('run', leaseMs);
    expect(claimed).toMatchObject({
      taskId: id,
      status: 'PENDING',
      request: 'r1',
      delivery: { to: 'x' },
      result: null,
    });
    expect(await tasks.claim('run', leaseMs)).toBeUndefined();
    await tasks.finish(id, { status: 200 });
    expect(await tasks.claim('run', leaseMs)).toBeUndefined();
    const due = await tasks.claim('deliver', leaseMs);
    expect(due).toMatchObject({ status: 'RESPONSE_SCHEDULED', request: null, result: { status: 200 } });
    await tasks.delivered(id);
    expect(await tasks.read(id)).toMatchObject({ status: 'COMPLETED', clientId: 'c' });
    expect(await tasks.claim('deliver', leaseMs)).toBeUndefined();
  });

  it('are tried again when due, given up, and asked for again', async () => {
    const { tasks } = test.store;
    const id = await tasks.create(newTask('r2'));
    expect(await tasks.redeliver(id)).toBe(false);
    await tasks.claim('run', leaseMs);
    await tasks.finish(id, 'done');
    await tasks.claim('deliver', leaseMs);
    await tasks.deliveryFailed(id, new Date(nowMs + 500));
    expect(await tasks.claim('deliver', leaseMs)).toBeUndefined();
    nowMs += 500;
    expect(await tasks.claim('deliver', leaseMs)).toMatchObject({ status: 'RESPONSE_RETRY', attempts: 1 });
    await tasks.deliveryFailed(id, undefined);
    expect(await tasks.read(id)).toMatchObject({ status: 'RESPONSE_ERROR', attempts: 2 });
    expect(await tasks.claim('deliver', leaseMs)).toBeUndefined();
    expect(await tasks.redeliver(id)).toBe(true);
    expect(await tasks.claim('deliver', leaseMs)).toMatchObject({ attempts: 0, result: 'done' });
    await tasks.delivered(id);
  });

  it('come back from a worker that died', async () => {
    const { tasks } = test.store;
    const id = await tasks.create(newTask('r3'));
    expect(await tasks.claim('run', leaseMs)).toMatchObject({ taskId: id });
    expect(await tasks.claim('run', leaseMs)).toBeUndefined();
    nowMs += leaseMs;
    expect(await tasks.claim('run', leaseMs)).toMatchObject({ taskId: id, request: 'r3' });
    await tasks.finish(id, null);
    await tasks.delivered(id);
  });

  it('are claimed by one worker each', async () => {
    const { tasks } = test.store;
    const ids = await Promise.all(['a', 'b', 'c', 'd'].map((request) => tasks.create(newTask(request))));
    const claimed = await Promise.all(Array.from({ length: 8 }, () => tasks.claim('run', leaseMs)));
    const got = claimed.flatMap((task) => (task === undefined ? [] : [task.taskId]));
    // A row that another holds just now is skipped, so that fewer than four may be had at once, never one twice.
    expect(new Set(got).size).toBe(got.length);
    for (let task = await tasks.claim('run', leaseMs); task; task = await tasks.claim('run', leaseMs))
      got.push(task.taskId);
    expect(got.sort()).toEqual(ids.sort());
    for (const id of ids) await tasks.finish(id, null);
  });

  it('finish with their work or not at all', async () => {
    const { tasks, persons } = test.store;
    const id = await tasks.create(newTask('r4'));
    const failing = test.store.transact(async (store) => {
      await store.encounters.enrol(use, { personExternalId: 'p', ...newEncounter() });
      await store.tasks.finish(id, 'never');
      throw new Error('as planned');
    });
    await expect(failing).rejects.toThrow('as planned');
    expect(await persons.find('p')).toBeUndefined();
    expect(await tasks.read(id)).toMatchObject({ status: 'PENDING' });
  });
});

describe('searches', () => {
  it('are read by who made them, until they expire, and then swept away', async () => {
    const { searches } = test.store;
    const id = await searches.save({ actorId: 'u1', content: { candidates: 2 }, expiresAt: new Date(nowMs + 1000) });
    expect(await searches.find(id, 'u1')).toMatchObject({ content: { candidates: 2 } });
    expect(await searches.find(id, 'u2')).toBeUndefined();
    nowMs += 1000;
    expect(await searches.find(id, 'u1')).toBeUndefined();
    await test.store.sweep();
    const { rows } = await test.database.kysely
      .selectFrom('search')
      .select('id')
      .execute()
      .then((rows) => ({ rows }));
    expect(rows).toEqual([]);
  });
});

describe('sweeping', () => {
  it('takes what has expired and leaves the rest', async () => {
    const { tasks, encounters } = test.store;
    const waiting = await tasks.create(newTask('waiting'));
    const delivered = await tasks.create(newTask('delivered'));
    await tasks.finish(delivered, null);
    await tasks.delivered(delivered);
    await encounters.enrol(use, newEncounter());
    await test.store.sweep();
    expect(await tasks.read(delivered)).toBeDefined();
    nowMs += 25 * 60 * 60 * 1000;
    await test.store.sweep();
    expect(await tasks.read(delivered)).toBeUndefined();
    expect(await tasks.read(waiting)).toBeDefined();
  });
});
