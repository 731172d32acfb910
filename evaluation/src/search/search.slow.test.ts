import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { fingerprint } from '@ipse/fingerprint';
import { syntheticTemplate } from '../synthetic/templates.ts';
import { measureSearch } from './measure.ts';
import type { SearchFigures } from './measure.ts';
import { syntheticPeople } from './people.ts';
import { strangersOf } from './strangers.ts';

/** Written by `node evaluation/src/search/million.ts --references 20000 --distinct 3000 --people 20 --every 2`. */
const baseline = JSON.parse(readFileSync(new URL('baseline.json', import.meta.url), 'utf8')) as SearchFigures;

it('finds a finger and a person among 20,000 as often as its baseline', { timeout: 600_000 }, async () => {
  const pool = Array.from({ length: 3000 }, (_, seed) => fingerprint.encodeTemplate(syntheticTemplate(seed)));
  const people = syntheticPeople(20, 3, 2_000_000_000);
  const setting = { people, strangers: strangersOf(pool, 20_000), shards: 2, every: 2 };
  const { oneFinger, twoFingers, loss } = await measureSearch(setting, () => undefined);
  // One probe of forty, for what other processors and later matchers may change.
  expect(oneFinger.rank10).toBeGreaterThanOrEqual(baseline.oneFinger.rank10 - 0.026);
  expect(twoFingers.rank10).toBeGreaterThanOrEqual(baseline.twoFingers.rank10);
  const scans = ({ glance, look }: SearchFigures['loss']) => glance + look;
  expect(scans(loss)).toBeLessThanOrEqual(scans(baseline.loss) + 0.026);
});
