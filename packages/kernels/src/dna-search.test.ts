import { describe, expect, it } from 'vitest';
import { agreeScalar, firstInexactAllele, genotypeNumber, lookUpScalar } from './dna-search-scalar.ts';
import type { BlockStringency, ProbeLocus } from './dna-search-scalar.ts';
import { createDnaSearch } from './dna-search.ts';

/** Numbers that look random and are always the same. */
function source(seed: number): (end: number) => number {
  let state = seed;
  return (end) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * end);
  };
}

const loci = 7;
/** Few alleles, so that much agrees; some not typed, some not exact, some the greatest there is. */
function randomProfile(next: (end: number) => number): Uint8Array {
  return Uint8Array.from({ length: loci }).reduce<Uint8Array>(
    (all, _, locus) => {
      const kind = next(20);
      const pair =
        kind === 0 ? [0, 0] : kind === 1 ? [1 + next(4), firstInexactAllele + next(32)] : [1 + next(4), 1 + next(4)];
      all.set(kind === 2 ? [223, 223] : pair.sort((a, b) => a - b), 2 * locus);
      return all;
    },
    new Uint8Array(2 * loci),
  );
}

function filled(profiles: readonly Uint8Array[]) {
  const search = createDnaSearch(loci);
  const blocks = new Uint8Array(Math.ceil(profiles.length / 16) * 32 * loci);
  const rows = new Uint16Array(profiles.length * loci);
  profiles.forEach((alleles, profile) => {
    search.write(profile, alleles);
    for (let locus = 0; locus < loci; locus++) {
      const at = (profile >> 4) * 32 * loci + 32 * locus + (profile & 15);
      [blocks[at], blocks[at + 16]] = [alleles[2 * locus], alleles[2 * locus + 1]];
      rows[profile * loci + locus] = genotypeNumber(alleles[2 * locus], alleles[2 * locus + 1]);
    }
  });
  return { search, blocks, rows };
}

const next = source(3);
const profiles = Array.from({ length: 20_003 }, () => randomProfile(next));
const { search, blocks, rows } = filled(profiles);

describe('the search through DNA profiles', () => {
  it.each<BlockStringency>(['high', 'moderate', 'low'])(
    'agrees with its specification at %s stringency',
    (stringency) => {
      for (const [allowed, least] of [
        [0, 1],
        [0, 7],
        [1, 4],
        [3, 1],
        [7, 1],
      ]) {
        const alleles = profiles[next(profiles.length)];
        const probe = Array.from({ length: loci }, (_, i): ProbeLocus => {
          const locus = (i * 3) % loci;
          const pair = [alleles[2 * locus], alleles[2 * locus + 1]].map((one) => Math.min(223, Math.max(1, one)));
          return { locus, lower: pair[0], higher: pair[1] };
        });
        const found: number[] = [];
        search.agree(probe, { stringency, allowed, least }, (profile) => found.push(profile));
        const expected = agreeScalar(blocks, loci, probe, { stringency, allowed, least });
        expect(found).toEqual(expected);
        expect(found.length).toBeGreaterThan(allowed === 7 ? 10_000 : 0);
      }
    },
  );

  it('sums tables as its specification does, to the last bit', () => {
    const tables = Array.from({ length: loci }, () =>
      Float32Array.from({ length: genotypeNumber(0, 256) }, (_, i) => (i === 0 ? 0 : next(1e6) / 1e5 - 5)),
    );
    const sums = new Float32Array(profiles.length);
    search.lookUp(tables, profiles.length, (first, part) => sums.set(part, first));
    expect(sums).toEqual(lookUpScalar(rows, tables));
  });

  it('gives back what was written, and forgets what was overwritten', () => {
    const into = new Uint8Array(2 * loci);
    search.read(20_002, into);
    expect(into).toEqual(profiles[20_002]);
    const other = createDnaSearch(loci);
    other.write(70_000, profiles[5]);
    other.write(70_000, new Uint8Array(2 * loci));
    const found: number[] = [];
    const agreement = { stringency: 'low', allowed: 7, least: 1 } as const;
    other.agree([{ locus: 0, lower: 1, higher: 2 }], agreement, (profile) => found.push(profile));
    expect(found).toEqual([]);
  });
});
