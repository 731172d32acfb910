import { expect, it } from 'vitest';
import type { Modality } from '@ipse/core';
import { toyModality, toyTemplate } from '../testing/toy-modality.ts';
import type { Change } from '../types.ts';
import { createHoldings } from './holdings.ts';
import { searchShard } from './search.ts';

const upsert = (id: string, position: string): Change => ({
  kind: 'upsert',
  version: 1n,
  reference: {
    ...{ id, personKey: id, encounterKey: id, modality: 'toy', position, galleries: ['g'] },
    template: toyTemplate(1),
  },
});

it('tells each index which part of the gallery it holds, and asks no empty one', () => {
  const shares: (number | undefined)[] = [];
  const toy = toyModality('toy');
  const watched: Modality<number> = {
    ...toy,
    createIndex(order) {
      const index = toy.createIndex(order);
      return {
        ...{ add: index.add, remove: index.remove, get: index.get },
        get size() {
          return index.size;
        },
        search(probe, limit, accept, share) {
          shares.push(share);
          return index.search(probe, limit, accept);
        },
      };
    },
  };
  const modalities = new Map([['toy', watched as Modality]]);
  const holdings = createHoldings(modalities);
  holdings.apply([upsert('a', 'LEFT'), upsert('b', 'LEFT'), upsert('c', 'LEFT'), upsert('d', 'RIGHT')]);
  holdings.apply([upsert('e', 'MIDDLE'), { kind: 'remove', version: 2n, id: 'e' }]);
  const cancelled = new Int32Array(new SharedArrayBuffer(4));
  const probes = [{ modality: 'toy', template: toyTemplate(1) }];
  const { candidates } = searchShard(holdings, modalities, { gallery: 'g', probes, maxCandidates: 10, cancelled });
  expect(candidates).toHaveLength(4);
  expect(shares).toEqual([0.75, 0.25]);
});
