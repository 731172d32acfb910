/** The specification of the kernels that look through DNA profiles. */

/** Allele numbers from here on are not exact (off the ladder, a wildcard): they pass as agreeing and are looked at again. */
export const firstInexactAllele = 224;
export const profilesInBlock = 16;

/** How alike genotypes must be: the same alleles, those of one all in the other, or one in common. */
export type BlockStringency = 'high' | 'moderate' | 'low';

/** One locus of a probe: its place in the row of loci, and its alleles, the lower number first. */
export interface ProbeLocus {
  readonly locus: number;
  readonly lower: number;
  readonly higher: number;
}

export interface Agreement {
  readonly stringency: BlockStringency;
  /** Loci that may differ, and that must agree. */
  readonly allowed: number;
  readonly least: number;
}

/** Whether two exact genotypes agree. */
function agrees(p: ProbeLocus, lower: number, higher: number, stringency: BlockStringency): boolean {
  const inProbe = [lower, higher].every((one) => one === p.lower || one === p.higher);
  const inReference = [p.lower, p.higher].every((one) => one === lower || one === higher);
  if (stringency === 'high') return inProbe && inReference;
  if (stringency === 'moderate') return inProbe || inReference;
  return [lower, higher].some((one) => one === p.lower || one === p.higher);
}

/** Numbers of the profiles that agree, of `blocks` laid out as [block][locus][lower | higher][16]. */
export function agreeScalar(
  blocks: Uint8Array,
  loci: number,
  probe: readonly ProbeLocus[],
  { stringency, allowed, least }: Agreement,
): number[] {
  const found: number[] = [];
  const count = blocks.length / (2 * loci);
  for (let profile = 0; profile < count; profile++) {
    const at = (profile >> 4) * 32 * loci + (profile & 15);
    let [differing, agreeing] = [0, 0];
    for (const entry of probe) {
      const [lower, higher] = [blocks[at + 32 * entry.locus], blocks[at + 32 * entry.locus + 16]];
      if (higher === 0) continue;
      if (higher >= firstInexactAllele || agrees(entry, lower, higher, stringency)) agreeing++;
      else differing++;
    }
    if (differing <= allowed && agreeing >= least) found.push(profile);
  }
  return found;
}

/** Sums, in single precision and in the order of the loci, of the table entry of each genotype. */
export function lookUpScalar(rows: Uint16Array, tables: readonly Float32Array[]): Float32Array {
  const loci = tables.length;
  return Float32Array.from({ length: rows.length / loci }, (_, profile) => {
    let sum = 0;
    for (let locus = 0; locus < loci; locus++) sum = Math.fround(sum + tables[locus][rows[profile * loci + locus]]);
    return sum;
  });
}

/** The number of an unordered pair of allele numbers; 0 is not typed. */
export const genotypeNumber = (lower: number, higher: number): number => (higher * (higher + 1)) / 2 + lower;
