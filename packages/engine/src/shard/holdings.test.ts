import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Modality } from '@ipse/core';
import { toyModality, toyTemplate } from '../testing/toy-modality.ts';
import type { Change } from '../types.ts';
import { createHoldings } from './holdings.ts';
import type { Holdings } from './holdings.ts';

const modalities = new Map<string, Modality>([['toy', toyModality('toy') as Modality]]);

const upsert = (version: number, id: string, over: object = {}): Change => ({
  kind: 'upsert',
  version: BigInt(version),
  reference: {
    id,
    personKey: 'p',
    encounterKey: 'e',
    modality: 'toy',
    galleries: ['g'],
    template: toyTemplate(1),
    ...over,
  },
});

/** All that is held, whatever its numbers. */
const snapshot = ({ register, indexesFor }: Holdings) => {
  const persons = [...register.byPerson()].map((references) => references.map((reference) => register.held(reference)));
  for (const references of persons) {
    expect(new Set(references.map(({ personKey }) => personKey)).size).toBe(1);
    expect(register.ofPerson(references[0].personKey)).toEqual(references.map(({ number }) => number));
  }
  return {
    references: persons
      .flat()
      .map(({ number: _, ...rest }) => rest)
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
    indexed: indexesFor('toy', 'UNKNOWN').reduce((sum, index) => sum + index.size, 0),
  };
};

it('ends in the same state whatever the order and repetition of changes', () => {
  const change = fc.record({
    id: fc.constantFrom('a', 'b', 'c'),
    remove: fc.boolean(),
    personKey: fc.constantFrom('p', 'q'),
    position: fc.constantFrom('UNKNOWN', 'LEFT', 'RIGHT'),
  });
  const histories = fc.array(change, { maxLength: 12 }).chain((history) => {
    const changes = history.map(({ id, remove, ...over }, version): Change =>
      remove ? { kind: 'remove', version: BigInt(version), id } : upsert(version, id, over),
    );
    const again = fc.shuffledSubarray(changes);
    return fc.tuple(fc.constant(changes), fc.shuffledSubarray(changes, { minLength: changes.length }), again);
  });
  fc.assert(
    fc.property(histories, ([inOrder, shuffled, again]) => {
      const straight = createHoldings(modalities);
      straight.apply(inOrder);
      const tangled = createHoldings(modalities);
      tangled.apply([...shuffled, ...again]);
      expect(snapshot(tangled)).toEqual(snapshot(straight));
      const profiles = [...tangled.register.profiles.values()];
      expect(profiles.reduce((sum, { persons }) => sum + persons, 0)).toBe(tangled.register.persons);
      expect(profiles.reduce((sum, { persons, holdings }) => sum + persons * holdings.length, 0)).toBe(
        tangled.register.size,
      );
    }),
  );
});

it('keeps references that no modality reads, outside of every index', () => {
  const holdings = createHoldings(modalities);
  holdings.apply([upsert(1, 'a', { template: toyTemplate('broken') }), upsert(1, 'b', { modality: 'iris' })]);
  expect(snapshot(holdings)).toMatchObject({ references: [{ id: 'a' }, { id: 'b' }], indexed: 0 });
  holdings.apply([upsert(2, 'a')]);
  expect(snapshot(holdings).indexed).toBe(1);
});

it('looks for a known position in its own index and the unknown one, for an unknown one everywhere', () => {
  const holdings = createHoldings(modalities);
  const at = (position: string | undefined) => ({ template: toyTemplate(1), ...(position && { position }) });
  holdings.apply([upsert(1, 'a', at('LEFT')), upsert(1, 'b', at('RIGHT')), upsert(1, 'c', at(undefined))]);
  const found = (position: string) =>
    holdings
      .indexesFor('toy', position)
      .flatMap((index) => index.search(1, 9).map(({ reference }) => holdings.register.held(reference).id))
      .sort();
  expect(found('LEFT')).toEqual(['a', 'c']);
  expect(found('UNKNOWN')).toEqual(['a', 'b', 'c']);
  expect(found('THUMB')).toEqual(['c']);
});

it('answers those that are equally similar by id, whatever the order in which they came', () => {
  for (const ids of [
    ['b', 'a', 'c'],
    ['c', 'a', 'b'],
  ]) {
    const holdings = createHoldings(modalities);
    holdings.apply(ids.map((id) => upsert(1, id)));
    const [index] = holdings.indexesFor('toy', 'UNKNOWN');
    expect(index.search(1, 2).map(({ reference }) => holdings.register.held(reference).id)).toEqual(['a', 'b']);
  }
});

it('keeps to the gallery and the encounters, also once an encounter was another person’s', () => {
  const holdings = createHoldings(modalities);
  const own = { personKey: 'q', encounterKey: 'own' };
  holdings.apply([upsert(1, 'a'), upsert(1, 'b', own), upsert(1, 'c', { galleries: ['h'] })]);
  const within = (gallery: string, encounters?: string[]) => {
    const accepted = [...holdings.register.byPerson()].flat().filter(holdings.register.within(gallery, encounters));
    return accepted.map((reference) => holdings.register.held(reference).id).sort();
  };
  expect(within('g')).toEqual(['a', 'b']);
  expect(within('ALL')).toEqual(['a', 'b', 'c']);
  expect(within('ALL', ['e'])).toEqual(['a', 'c']);
  expect(within('g', ['own', 'nobody knows'])).toEqual(['b']);
  holdings.apply([{ kind: 'remove', version: 2n, id: 'b' }, upsert(2, 'd', { encounterKey: 'other' })]);
  expect(within('ALL', ['own', 'other'])).toEqual(['d']);
  expect([holdings.register.size, holdings.register.persons]).toEqual([3, 1]);
});

it('knows a version of 64 bits, also a negative one', () => {
  const holdings = createHoldings(modalities);
  const at = (version: bigint, personKey: string): Change => ({ ...upsert(0, 'a', { personKey }), version }) as Change;
  const [least, most] = [-(2n ** 63n), 2n ** 63n - 1n];
  holdings.apply([at(-1n, 'second'), at(least, 'first')]);
  expect(holdings.register.ofPerson('second')).toHaveLength(1);
  holdings.apply([at(2n ** 40n, 'third'), at(2n ** 32n, 'second'), at(most, 'last'), at(most - 1n, 'third')]);
  expect(holdings.register.ofPerson('last')).toHaveLength(1);
  expect(() => holdings.apply([at(most + 1n, 'beyond')])).toThrow('64 bits');
});
