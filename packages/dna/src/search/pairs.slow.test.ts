import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { drawProbability } from '../statistics/sampling.ts';
import { stringencyOf } from '../rules/stringency.ts';
import { ruleMatrices } from '../rules/presets.ts';
import { readProfile } from '../profile/profile.ts';
import { hasReference, nistPopulation, referenceJson } from '../testing/reference.ts';
import { genotypesOfStrangers } from './chance.ts';
import { DnaDatabase } from './database.ts';
import { searchDna } from './search.ts';

interface Pairs {
  readonly loci: readonly string[];
  /** Pairs by loci that match wholly (rows) and that share one allele (columns). */
  readonly observed: readonly (readonly number[])[];
}

/** Genotypes of those of NIST's 1,036 people who have all loci; they lie beside the repository where there are any. */
function people(loci: readonly string[]): Map<string, readonly string[]>[] {
  const file = path.resolve(import.meta.dirname, '../../../../../shared/dna/frequencies/nist1036_genotypes.csv');
  const [header, ...lines] = readFileSync(file, 'utf8').trim().split(/\r?\n/);
  const columns = header.split(',');
  const all = lines.map((line) => {
    const cells = line.split(',');
    return new Map(loci.map((locus) => [locus, [1, 2].map((copy) => cells[columns.indexOf(`${locus}_${copy}`)])]));
  });
  return all.filter((markers) => ![...markers.values()].flat().includes('nan'));
}

describe.skipIf(!hasReference)('all pairs of 1,035 people', () => {
  const { loci, observed } = hasReference
    ? referenceJson<Pairs>('matching/pairwise_dbcompare.json')
    : { loci: [], observed: [] };
  const profiles = hasReference
    ? people(loci).map((markers) => readProfile({ markers: Object.fromEntries(markers) }))
    : [];
  const database = new DnaDatabase(hasReference ? loci : undefined);
  profiles.forEach((profile, i) => {
    database.add(String(i), 'person', profile);
  });

  it('match and share alleles as often as another program counts', () => {
    const counts = observed.map((row) => row.map(() => 0));
    // Whole matches in steps of 64, partial ones of 1: sums stay exact.
    const known = new Map<string, number>();
    const scoreOfPair = (mine: readonly string[], theirs: readonly string[]) => {
      const key = `${mine[0]}/${mine[1]}/${theirs[0]}/${theirs[1]}`;
      const score = known.get(key) ?? { high: 64, moderate: 1, low: 1, none: 0 }[stringencyOf(mine, theirs)];
      known.set(key, score);
      return score;
    };
    profiles.forEach(({ markers }, i) => {
      const scoreOf = (marker: string) => (theirs: readonly string[]) => scoreOfPair(markers.get(marker)!, theirs);
      database.sums(scoreOf, (slot, sum) => {
        if (slot > i) counts[Math.floor(sum / 64)][sum % 64]++;
      });
    });
    expect(counts.flat().reduce((sum, count) => sum + count, 0)).toBe(535_095);
    expect(counts).toEqual(observed);
  });

  it.each([
    [0, 'expected_theta_0'],
    [0.01, 'expected_theta_0_01'],
    [0.03, 'expected_theta_0_03'],
  ] as const)('are expected to match as often as Weir has it, theta %s', (theta, name) => {
    // Everybody of the table, also who is not typed at all of these loci.
    const pairs = (1036 * 1035) / 2;
    const tables = nistPopulation('All');
    let shares = [[1]];
    for (const locus of loci) shares = withLocus(shares, chancesOf(tables.get(locus)!.frequency, theta));
    const theirs = referenceJson<Record<typeof name, number[][]>>('matching/pairwise_dbcompare.json')[name];
    let compared = 0;
    theirs.forEach((row, matching) => {
      row.forEach((value, partial) => {
        if (matching + partial > loci.length) return;
        expect((pairs * shares[matching][partial]) / value).toBeCloseTo(1, 9);
        compared++;
      });
    });
    expect(compared).toBe(105);
  });

  it('are hits about as often as each hit says', () => {
    const tables = nistPopulation('All');
    const statistics = { population: tables, theta: 0, leastFrequency: 0.001 };
    const rule = { method: 'stringency', least: 'moderate', lociMin: 5, mismatchesMax: 0, eliminates: false } as const;
    const matrix = { name: 'five loci', rules: [{ probe: 'stain', reference: 'person', ...rule }] } as const;
    const five = loci.slice(0, 5);
    let [found, expected] = [0, 0];
    for (const { markers } of profiles.slice(0, 100)) {
      const short = { markers: new Map(five.map((locus) => [locus, markers.get(locus)!])), required: new Map() };
      const hits = searchDna(database, short, 'stain', { matrix, statistics });
      found += hits.length - 1;
      expected += hits[0].expectedChanceHits;
    }
    // Four standard deviations of a Poisson count, and a tenth because the 1,035 are of four populations.
    expect(Math.abs(found - expected)).toBeLessThan(4 * Math.sqrt(expected) + expected / 10);
    expect(expected).toBeGreaterThan(20);
  });

  it('are found by Pruem with the quality of the one value that differs', () => {
    const statistics = { population: nistPopulation('All'), theta: 0.01, leastFrequency: 0.001 };
    const options = { matrix: ruleMatrices.pruem, statistics };
    const changes = { 1: (allele: string) => allele, 2: () => '*', 3: micro, 4: () => '98' } as const;
    for (const i of [0, 200, 400, 600, 800, 1000]) {
      for (const [quality, changed] of Object.entries(changes)) {
        const [a, b] = profiles[i].markers.get('D21S11')!;
        const written = Object.fromEntries(profiles[i].markers);
        const probe = readProfile({ markers: { ...written, D21S11: [a, changed(b)] } });
        expect(searchDna(database, probe, 'stain', options)).toMatchObject([
          { id: String(i), quality: Number(quality) },
        ]);
      }
    }
  });

  it('have strangers whose genotypes sum to one at each locus', () => {
    const tables = nistPopulation('All');
    for (const locus of loci) {
      const statistics = { table: tables.get(locus)!, least: 0, theta: 0.03 };
      const strangers = genotypesOfStrangers(profiles[0].markers.get(locus)!, statistics);
      expect(strangers.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 12);
    }
  });
});

/** A base more or less than the allele. */
function micro(allele: string): string {
  const [whole, bases] = allele.split('.');
  return `${whole}.${bases === undefined ? 1 : Number(bases) + 1}`;
}

/** That two unrelated people have the same genotype at a locus, and that they share one allele alone (Weir 2004). */
function chancesOf(shares: ReadonlyMap<string, number>, theta: number): readonly [number, number] {
  const draw = (...alleles: string[]) => drawProbability(alleles, (allele) => shares.get(allele)!, theta);
  let [match, none] = [0, 0];
  for (const [a, p] of shares) {
    for (const [b, q] of shares) {
      match += (a === b ? 1 : 2) * draw(a, b, a, b);
      const others = (1 - theta) * (1 - p - (a === b ? 0 : q));
      none += (draw(a, b) * others * (theta + others)) / ((1 + theta) * (1 + 2 * theta));
    }
  }
  return [match, 1 - match - none];
}

/** Chances by loci that match and loci that share an allele, with one locus more. */
function withLocus(shares: readonly (readonly number[])[], [match, partial]: readonly [number, number]): number[][] {
  const at = (i: number, j: number) => shares[i]?.[j] ?? 0;
  const size = shares.length + 1;
  return Array.from({ length: size }, (_, i) =>
    Array.from(
      { length: size },
      (__, j) => at(i - 1, j) * match + at(i, j - 1) * partial + at(i, j) * (1 - match - partial),
    ),
  );
}
