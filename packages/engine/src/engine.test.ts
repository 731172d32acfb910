import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { calibrate, similarity } from '@ipse/core';
import { createEngine } from './engine.ts';
import { evidenceOf } from './evidence.ts';
import { POISON, SLUGGISH, toyCalibration, toyTemplate } from './testing/toy-modality.ts';
import type { Change, Engine, EngineOptions, Probe, Reference } from './types.ts';

const workerUrl = new URL('./testing/toy-worker.ts', import.meta.url);
const open: Engine<number>[] = [];

/** An engine over a little store that holds its references and counts its changes. */
function start(references: readonly Reference[] = [], options: Partial<EngineOptions<number>> = {}) {
  const store = new Map<string, Change>(references.map((reference) => [reference.id, upsert(0, reference)]));
  let loads = 0;
  const engine = createEngine<number>({
    workerUrl,
    shards: 2,
    compareCursors: (a, b) => a - b,
    async *load() {
      loads++;
      const changes = [...store.values()];
      yield { changes: changes.slice(0, 2) };
      yield { changes: changes.slice(2), cursor: 100 };
    },
    ...options,
  });
  open.push(engine);
  return { engine, store, loads: () => loads };
}

/** One engine for the tests that only ask. */
let asked: Engine<number>;
beforeAll(() => {
  asked = start(many).engine;
  open.pop();
});
afterAll(() => asked.close());

afterEach(async () => {
  await Promise.all(open.splice(0).map((engine) => engine.close()));
});

const upsert = (version: number, reference: Reference): Change => ({
  kind: 'upsert',
  version: BigInt(version),
  reference,
});

const reference = (id: string, value: number | string, over: Partial<Reference> = {}): Reference => ({
  id,
  personKey: `person of ${id}`,
  encounterKey: `encounter of ${id}`,
  modality: 'toy',
  galleries: ['g'],
  template: toyTemplate(value),
  ...over,
});

const probe = (value: number | string, over: Partial<Probe> = {}): Probe => ({
  modality: 'toy',
  template: toyTemplate(value),
  ...over,
});

const many = Array.from({ length: 40 }, (_, i) => reference(`r${i}`, 20 * i));

describe('search', () => {
  it('finds a person, states threshold, expectation and coverage', async () => {
    const result = await asked.search({ gallery: 'g', probes: [probe(101)] });
    expect(result.candidates.map(({ rank, personKey }) => [rank, personKey])).toEqual([[1, 'person of r5']]);
    expect(result.candidates[0]).toMatchObject({ encounterKey: 'encounter of r5', log10LR: expect.closeTo(5.4, 9) });
    expect(result).toMatchObject({ fpir: 0.01, persons: 40, coverage: { references: 40, searched: 40 } });
    expect(result.expectedFalseCandidates).toBeCloseTo(0.01005, 4);
    // FMR 0.01 / 40 = 2.5e-4 on the line from (0, -1) to (6, -7).
    expect(result.threshold).toBeCloseTo(-Math.log10(0.01005 / 40) - 1, 3);
  });

  it('answers the same as a naive list', { timeout: 60_000 }, async () => {
    const { engine } = start();
    const position = fc.constantFrom('UNKNOWN', 'LEFT', 'RIGHT');
    const modality = fc.constantFrom('toy', 'other');
    const change = fc.record({
      remove: fc.boolean(),
      id: fc.integer({ min: 0, max: 11 }).map(String),
      personKey: fc.constantFrom('p', 'q', 'r', 's'),
      position,
      modality,
      galleries: fc.subarray(['g', 'h']),
      value: fc.integer({ min: 0, max: 60 }),
    });
    const probes = fc.array(fc.record({ position, modality, value: fc.integer({ min: 0, max: 60 }) }), {
      minLength: 1,
      maxLength: 3,
    });
    const model = new Map<string, Reference & { position: string; value: number }>();
    let version = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(change, { maxLength: 6 }),
        probes,
        fc.constantFrom('g', 'h', 'ALL'),
        async (changes, questions, gallery) => {
          const batch = changes.map(({ remove, value, ...rest }): Change => {
            version++;
            if (remove) {
              model.delete(rest.id);
              return { kind: 'remove', version: BigInt(version), id: rest.id };
            }
            const held = reference(rest.id, value, { ...rest, encounterKey: `e${rest.id}` });
            model.set(rest.id, { ...held, position: rest.position, value });
            return upsert(version, held);
          });
          await engine.apply({ changes: batch, cursor: version });
          const request = {
            gallery,
            threshold: -20,
            maxCandidates: 3,
            probes: questions.map(({ value, ...rest }) => probe(value, rest)),
          };
          const { candidates, coverage } = await engine.search(request);
          const expected = naive(
            [...model.values()].filter(({ galleries }) => gallery === 'ALL' || galleries.includes(gallery)),
            questions,
          );
          expect(candidates.map(({ rank: _, ...candidate }) => candidate)).toEqual(expected.candidates.slice(0, 3));
          expect(coverage).toEqual({ references: expected.references, searched: expected.references });
        },
      ),
      { numRuns: 60 },
    );
  });

  function naive(
    references: readonly (Reference & { position: string; value: number })[],
    probes: readonly { position: string; modality: string; value: number }[],
  ) {
    const persons = Map.groupBy(references, ({ personKey }) => personKey);
    const reached = new Set<string>();
    const candidates = [...persons].flatMap(([personKey, held]) => {
      const pairs = probes.flatMap(({ position, modality, value }, number) =>
        held
          .filter(
            (each) =>
              each.modality === modality &&
              (each.position === position || [each.position, position].includes('UNKNOWN')),
          )
          .map((each) => {
            reached.add(each.id);
            const score = calibrate(toyCalibration, similarity(-Math.abs(value - each.value)));
            return {
              probe: number,
              referenceId: each.id,
              encounterKey: each.encounterKey,
              modality,
              position: each.position,
              ...score,
            };
          }),
      );
      if (pairs.length === 0) return [];
      const evidence = evidenceOf(
        pairs,
        probes.map(({ position }) => position),
      );
      return [{ personKey, encounterKey: evidence.scores[0].encounterKey, ...evidence }];
    });
    candidates.sort((a, b) => b.log10LR - a.log10LR || (a.personKey < b.personKey ? -1 : 1));
    return { candidates, references: reached.size };
  }

  it('keeps to the encounters it is given', async () => {
    const result = await asked.search({
      gallery: 'ALL',
      probes: [probe(101)],
      threshold: -20,
      encounters: ['encounter of r9'],
    });
    expect(result.candidates.map(({ personKey }) => personKey)).toEqual(['person of r9']);
    expect(result.coverage).toEqual({ references: 1, searched: 1 });
    expect(result.fpir).toBeUndefined();
  });

  it('says what it could not search', async () => {
    const { engine } = start([reference('a', 1), reference('b', 'unreadable')]);
    expect((await engine.search({ gallery: 'g', probes: [probe(1)] })).coverage).toEqual({
      references: 2,
      searched: 1,
    });
    expect(await engine.stats()).toMatchObject({ references: 2, persons: 2, unreadable: 1, modalities: { toy: 2 } });
  });

  it('has no candidate in an empty gallery', async () => {
    const { engine } = start();
    expect(await engine.search({ gallery: 'g', probes: [probe(1)] })).toMatchObject({
      candidates: [],
      persons: 0,
      expectedFalseCandidates: 0,
    });
  });

  it.each([
    [[], 'ENGINE_PROBES_MISSING'],
    [[probe(1, { modality: 'iris' })], 'ENGINE_MODALITY_UNKNOWN'],
    [[probe('broken')], 'TEMPLATE_TOY'],
  ])('refuses the probes %#', async (probes, code) => {
    await expect(asked.search({ gallery: 'g', probes })).rejects.toMatchObject({ code, hint: expect.any(String) });
  });

  it('stops when it is cancelled, and the shard is free again', async () => {
    const { engine } = start(many, { shards: 1 });
    await engine.ready();
    const controller = new AbortController();
    const search = engine.search({ gallery: 'g', probes: Array(20).fill(probe(SLUGGISH)), signal: controller.signal });
    controller.abort();
    await expect(search).rejects.toMatchObject({ code: 'ENGINE_CANCELLED' });
    // 20 probes x 40 references x 25 ms would be 20 s.
    const before = performance.now();
    await engine.search({ gallery: 'g', probes: [probe(1)] });
    expect(performance.now() - before).toBeLessThan(10_000);
  });

  it('refuses more than it may have under way', async () => {
    const { engine } = start(many, { requestsMax: 1 });
    const first = engine.search({ gallery: 'g', probes: [probe(1)] });
    await expect(engine.search({ gallery: 'g', probes: [probe(1)] })).rejects.toMatchObject({ code: 'ENGINE_BUSY' });
    await first;
  });
});

describe('a lost worker', () => {
  it('fails its search with a code, is filled again from the store, and misses nothing', async () => {
    const troubles: number[] = [];
    const { engine, store, loads } = start(many, { onTrouble: (shard) => troubles.push(shard) });
    await engine.ready();
    expect(loads()).toBe(2);
    // What was committed while the worker was dead is in the store, from which the next one is filled.
    const late = reference('late', 1000);
    const search = engine.search({ gallery: 'g', probes: [probe(POISON)] });
    store.set('late', upsert(1, late));
    await expect(search).rejects.toMatchObject({ code: 'ENGINE_SHARD_LOST', httpStatus: 503 });
    await engine.apply({ changes: [upsert(1, late)], cursor: 101 });
    const again = await engine.search({ gallery: 'g', probes: [probe(1000)] });
    expect(again.candidates.map(({ personKey }) => personKey)).toEqual(['person of late']);
    expect(again.coverage).toEqual({ references: 41, searched: 41 });
    expect(troubles.sort()).toEqual([0, 1]);
    const { shards } = await engine.stats();
    expect(shards.map(({ state, restarts }) => [state, restarts])).toEqual([
      ['ready', 1],
      ['ready', 1],
    ]);
  });

  it('never answers from a part: it says that a shard is not there', async () => {
    let held: (() => void) | undefined;
    const { engine } = start(many, {
      shardWaitMs: 30,
      async *load() {
        await new Promise<void>((resolve) => (held = resolve));
        yield { changes: many.map((each) => upsert(0, each)) };
      },
    });
    await expect(engine.search({ gallery: 'g', probes: [probe(1)] })).rejects.toMatchObject({
      code: 'ENGINE_SHARD_UNAVAILABLE',
    });
    expect((await engine.stats()).shards.map(({ state }) => state)).toEqual(['loading', 'loading']);
    held?.();
  });

  it('tries again when the store cannot be read', async () => {
    let tries = 0;
    const { engine } = start([], {
      shards: 1,
      async *load() {
        if (++tries === 1) throw new Error('no database');
        yield { changes: [upsert(0, reference('a', 1))], cursor: 7 };
      },
    });
    await engine.ready();
    expect((await engine.search({ gallery: 'g', probes: [probe(1)] })).candidates).toHaveLength(1);
    expect(engine.appliedCursor).toBe(7);
  });
});

describe('changes', () => {
  it('reads your writes', async () => {
    const { engine } = start();
    await engine.ready();
    expect(engine.appliedCursor).toBe(100);
    const waiting = engine.waitFor(102);
    await engine.apply({ changes: [upsert(1, reference('a', 5))], cursor: 102 });
    await waiting;
    await engine.waitFor(101);
    expect((await engine.search({ gallery: 'g', probes: [probe(5)] })).candidates).toHaveLength(1);
  });

  it('says when it lags, and lets go of who no longer waits', async () => {
    const { engine } = start();
    await expect(engine.waitFor(500, { timeoutMs: 5 })).rejects.toMatchObject({ code: 'ENGINE_LAGGING' });
    const signal = AbortSignal.abort();
    await expect(engine.waitFor(500, { signal })).rejects.toMatchObject({ code: 'ENGINE_CANCELLED' });
  });

  it('follows a reference to another person, on whichever shard', async () => {
    const { engine } = start();
    for (let i = 0; i < 8; i++) {
      await engine.apply({ changes: [upsert(i + 1, reference('a', 5, { personKey: `person ${i}` }))] });
      const { candidates } = await engine.search({ gallery: 'ALL', probes: [probe(5)] });
      expect(candidates.map(({ personKey }) => personKey)).toEqual([`person ${i}`]);
    }
  });
});

describe('verify and compare', () => {
  it('verifies one person only', async () => {
    const result = await asked.verify({ personKey: 'person of r5', probes: [probe(101)] });
    expect(result.log10LR).toBeCloseTo(5.4, 9);
    expect(result.threshold).toBeCloseTo(3, 9);
    expect(await asked.verify({ personKey: 'person of r6', probes: [probe(101)], threshold: 2 })).toMatchObject({
      threshold: 2,
      log10LR: expect.closeTo(-0.4, 1),
    });
  });

  it('has no evidence on who holds nothing comparable', async () => {
    const nothing = { log10LR: 0, fmr: 1, fmrLeast: 1, scores: [] };
    expect(await asked.verify({ personKey: 'nobody', probes: [probe(1)] })).toMatchObject(nothing);
    expect(await asked.verify({ personKey: 'person of r5', gallery: 'h', probes: [probe(1)] })).toMatchObject(nothing);
  });

  it('shows the paired evidence of two templates', async () => {
    expect(await asked.compare({ modality: 'toy', probe: toyTemplate(1), reference: toyTemplate(2) })).toEqual({
      log10LR: expect.closeTo(5.4, 9),
      fmr: expect.closeTo(10 ** -6.4, 12),
      fmrLeast: 1,
      pairs: [{ probe: 0, reference: 0, weight: 1 }],
      probeFeatures: [{ x: 1, y: 0, kind: 'toy' }],
      referenceFeatures: [{ x: 2, y: 0, kind: 'toy' }],
    });
    await expect(
      asked.compare({ modality: 'iris', probe: toyTemplate(1), reference: toyTemplate(2) }),
    ).rejects.toMatchObject({ code: 'ENGINE_MODALITY_UNKNOWN' });
  });
});

describe('close', () => {
  const workers = () => process.getActiveResourcesInfo().filter((name) => name === 'MessagePort').length;

  it('leaves no worker behind and refuses what comes after', async () => {
    const before = workers();
    const { engine } = start(many, { shards: 3 });
    await engine.ready();
    const running = engine.search({ gallery: 'g', probes: [probe(SLUGGISH)] });
    expect(workers()).toBeGreaterThan(before);
    await Promise.all([engine.close(), expect(running).rejects.toMatchObject({ code: 'ENGINE_CLOSED' })]);
    expect(workers()).toBe(before);
    await expect(engine.search({ gallery: 'g', probes: [probe(1)] })).rejects.toMatchObject({ code: 'ENGINE_CLOSED' });
  });

  it('closes while it loads', async () => {
    const { engine } = start([], {
      load: () => ({ [Symbol.asyncIterator]: () => ({ next: () => new Promise(() => undefined) }) }),
    });
    const ready = expect(engine.ready()).rejects.toMatchObject({ code: 'ENGINE_CANCELLED' });
    await engine.close();
    await ready;
  });
});
