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

const snapshot = ({ byId, byPerson, indexesFor }: Holdings) => ({
  references: [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
  persons: [...byPerson].map(([key, held]) => [key, [...held].map(({ id }) => id).sort()]).sort(),
  indexed: indexesFor('toy', 'UNKNOWN').reduce((sum, index) => sum + index.size, 0),
});

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
      const profiles = [...tangled.profiles.values()];
      expect(profiles.reduce((sum, { persons }) => sum + persons, 0)).toBe(tangled.byPerson.size);
      expect(profiles.reduce((sum, { persons, holdings }) => sum + persons * holdings.length, 0)).toBe(
        tangled.byId.size,
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
      .flatMap((index) => index.search(1, 9).map(({ id }) => id))
      .sort();
  expect(found('LEFT')).toEqual(['a', 'c']);
  expect(found('UNKNOWN')).toEqual(['a', 'b', 'c']);
  expect(found('THUMB')).toEqual(['c']);
});
