/** Which samples are compared, and which of these comparisons are mated. */
import { parseCsv } from '../csv.ts';
import { fail } from '../errors.ts';
import type { ManifestSample } from './manifest.ts';

/**
 * `fvc`: mated are all pairs i < j of an instance, non-mated the first samples of different instances.
 * `all`: every pair; the same instance is mated, different ones (also of one subject) are not.
 */
export type Protocol = 'fvc' | 'all';

/** Indices into the manifest; the arrays lie in shared memory, so that worker threads read them in place. */
export interface PairList {
  readonly a: Uint32Array;
  readonly b: Uint32Array;
  readonly mated: Uint8Array;
}

/** In the manifest's order, hence the same at each run. */
export function pairsOfProtocol(samples: readonly ManifestSample[], protocol: Protocol): PairList {
  const instances = numberInstances(samples);
  // Instances are numbered as they appear, so a first sample is one whose number is new.
  let known = 0;
  const isFirst = instances.map((instance) => instance === known && ++known > 0);
  const take = (i: number, j: number) =>
    instances[i] === instances[j] || protocol === 'all' || (isFirst[i] && isFirst[j]);
  let count = 0;
  for (let i = 0; i < samples.length; i++) {
    for (let j = i + 1; j < samples.length; j++) if (take(i, j)) count++;
  }
  const pairs = allocatePairs(count);
  let k = 0;
  for (let i = 0; i < samples.length; i++) {
    for (let j = i + 1; j < samples.length; j++) {
      if (!take(i, j)) continue;
      pairs.a[k] = i;
      pairs.b[k] = j;
      pairs.mated[k++] = instances[i] === instances[j] ? 1 : 0;
    }
  }
  return pairs;
}

/** Pairs of a file `a,b,mated`. Errors: EVALUATION_PAIRS_INVALID. */
export function parsePairs(text: string, samples: readonly ManifestSample[]): PairList {
  const [header, ...rows] = parseCsv(text);
  const [a, b, mated] = ['a', 'b', 'mated'].map((name) => header?.findIndex((field) => field.trim() === name) ?? -1);
  if (a < 0 || b < 0 || mated < 0) throw fail('EVALUATION_PAIRS_INVALID', 'the header lacks a, b or mated');
  const indexOf = new Map(samples.map((sample, index) => [sample.path, index]));
  const pairs = allocatePairs(rows.length);
  rows.forEach((row, k) => {
    const [first, second] = [indexOf.get(row[a]), indexOf.get(row[b])];
    if (first === undefined || second === undefined) {
      throw fail('EVALUATION_PAIRS_INVALID', `row ${k + 1} names a sample that the manifest lacks`);
    }
    if (row[mated] !== '0' && row[mated] !== '1') {
      throw fail('EVALUATION_PAIRS_INVALID', `row ${k + 1}: mated is neither 0 nor 1`);
    }
    pairs.a[k] = first;
    pairs.b[k] = second;
    pairs.mated[k] = Number(row[mated]);
  });
  return pairs;
}

function allocatePairs(count: number): PairList {
  return {
    a: new Uint32Array(new SharedArrayBuffer(4 * count)),
    b: new Uint32Array(new SharedArrayBuffer(4 * count)),
    mated: new Uint8Array(new SharedArrayBuffer(count)),
  };
}

function numberInstances(samples: readonly ManifestSample[]): number[] {
  const numbers = new Map<string, number>();
  return samples.map(({ instanceKey }) => {
    const number = numbers.get(instanceKey) ?? numbers.size;
    numbers.set(instanceKey, number);
    return number;
  });
}
