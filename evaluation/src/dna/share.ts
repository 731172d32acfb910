/** Random rows of allele numbers in a kernel's memory, a probe, and the time that each kind of search takes over them. */
import { createDnaSearch, genotypeNumber } from '@ipse/kernels';
import type { DnaSearch, ProbeLocus } from '@ipse/kernels';
import { random } from '@ipse/testkit';

const loci = 24;
/** Alleles of a locus, weighted towards the middle as those of STRs are. */
const alleles = 16;

export interface Share {
  readonly profiles: number;
  readonly search: DnaSearch;
  readonly probe: readonly ProbeLocus[];
  readonly tables: readonly Float32Array[];
}

export function createShare(profiles: number, seed: number): Share {
  const chance = random(seed);
  const search = createDnaSearch(loci);
  const row = new Uint8Array(2 * loci);
  const draw = () => 1 + ((chance.below(alleles) + chance.below(alleles)) >> 1);
  for (let profile = 0; profile < profiles; profile++) {
    for (let locus = 0; locus < loci; locus++) {
      const [a, b] = [draw(), draw()];
      row[2 * locus] = Math.min(a, b);
      row[2 * locus + 1] = Math.max(a, b);
    }
    search.write(profile, row);
  }
  search.read(profiles >> 1, row);
  const probe = Array.from({ length: loci }, (_, locus) => ({
    locus,
    lower: row[2 * locus],
    higher: row[2 * locus + 1],
  }));
  const tables = probe.map(() =>
    Float32Array.from({ length: genotypeNumber(0, alleles + 1) }, () => chance.between(-3, 1)),
  );
  return { profiles, search, probe, tables };
}

export type SearchWork = 'readBlocks' | 'readRows' | 'moderate' | 'lookUp';

/** The searches, and the loops that only read; each throws when it does not find what is there. */
export function worksOf({ profiles, search, probe, tables }: Share): Readonly<Record<SearchWork, () => void>> {
  const agreement = { stringency: 'moderate', allowed: 1, least: 8 } as const;
  const check = (isFound: boolean) => {
    if (!isFound) throw new Error('the probe was not found in its own share');
  };
  return {
    readBlocks: () => search.readAll('blocks'),
    readRows: () => search.readAll('rows'),
    moderate: () => {
      let found = 0;
      search.agree(probe, agreement, () => found++);
      check(found > 0);
    },
    lookUp: () => {
      let best = -Infinity;
      search.lookUp(tables, profiles, (_, sums) => {
        // As the product's own loop: an iterator over the array would take as long as the sums themselves.
        for (let i = 0; i < sums.length; i++) if (sums[i] > best) best = sums[i];
      });
      check(best > -Infinity);
    },
  };
}

/** Sums of tables over profiles that stay in a processor's own cache, a hundred thousand in all. */
export function createControl(): () => void {
  const { search, tables, profiles } = createShare(8192, 13);
  return () => {
    for (let i = 0; i < 12; i++) search.lookUp(tables, profiles, () => undefined);
  };
}

type Times = Record<SearchWork, number>;
const never = (): Times => ({ readBlocks: Infinity, readRows: Infinity, moderate: Infinity, lookUp: Infinity });

/** Milliseconds of each by the clock and of the processor, the least of `repeats`: other work on the machine only adds. */
export function timesOf(share: Share, repeats: number): { readonly wall: Times; readonly processor: Times } {
  const works = worksOf(share);
  const [wall, processor] = [never(), never()];
  // In turns, so that a busy spell strikes all of them.
  for (let i = 0; i < repeats; i++) {
    for (const name of Object.keys(works) as SearchWork[]) {
      const [before, used] = [performance.now(), process.cpuUsage()];
      works[name]();
      const { user, system } = process.cpuUsage(used);
      wall[name] = Math.min(wall[name], performance.now() - before);
      processor[name] = Math.min(processor[name], (user + system) / 1000);
    }
  }
  return { wall, processor };
}
