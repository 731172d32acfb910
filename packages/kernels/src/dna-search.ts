/** DNA profiles in one memory, twice: blocks of sixteen for exact agreement, rows of genotype numbers for tables. */
import { genotypeNumber, profilesInBlock } from './dna-search-scalar.ts';
import type { Agreement, ProbeLocus } from './dna-search-scalar.ts';
import { loadKernel, reserve } from './load.ts';
import type { Kernel } from './load.ts';

interface DnaSearchKernel extends Kernel {
  reachedBlock(): number;
  agree(
    blocks: number,
    blockBytes: number,
    block: number,
    end: number,
    probe: number,
    loci: number,
    mode: number,
    allowed: number,
    least: number,
    out: number,
    capacity: number,
  ): number;
  lookUp(rows: number, count: number, loci: number, tables: number, out: number): void;
  readAll(at: number, bytes: number): number;
}

/** Most loci of a profile, and profiles that one step of a look-up or of agreement answers. */
export const dnaLociMax = 63;
const batch = 8192;
/** Blocks grow by this many profiles at a time; both copies of a chunk lie side by side, so that growing moves nothing. */
const chunkProfiles = 65_536;

export interface DnaSearch {
  /** Alleles of a profile, lower and higher alternating, 0 where not typed. The memory grows as needed. */
  write(profile: number, alleles: Uint8Array): void;
  /** The same back, into `into`. */
  read(profile: number, into: Uint8Array): void;
  /** Calls `found` with the numbers of profiles that agree, in ascending order. */
  agree(probe: readonly ProbeLocus[], agreement: Agreement, found: (profile: number) => void): void;
  /**
   * Calls `scores` with the sums of the first `count` profiles' table entries, in pieces: the first profile's number and
   * a view that is void after the call. Tables are by genotype number, one a locus.
   */
  lookUp(tables: readonly Float32Array[], count: number, scores: (first: number, sums: Float32Array) => void): void;
  /** Bytes that both copies take; `readAll` reads one of them once, for measuring. */
  readonly bytes: number;
  readAll(copy: 'blocks' | 'rows'): number;
}

const modes = { high: 0, moderate: 1, low: 2 } as const;

/** Profiles of `loci` loci each, at most `dnaLociMax`. */
export function createDnaSearch(loci: number): DnaSearch {
  const kernel = loadKernel<DnaSearchKernel>('dna-search');
  const blockBytes = 32 * loci;
  const copyBytes = chunkProfiles * 2 * loci;
  const probeAt = kernel.base();
  const tablesAt = probeAt + 8 * dnaLociMax + 8;
  const outAt = (tablesAt + 4 * dnaLociMax + 63) & ~63;
  // Every table can hold every genotype of 255 alleles, which is little beside the profiles; only what is used is touched.
  const entriesAt = outAt + 4 * batch;
  const tableBytes = 4 * genotypeNumber(0, 256);
  const dataAt = (entriesAt + loci * tableBytes + 63) & ~63;
  let chunks = 0;
  let [bytes, words] = viewsOf(kernel);
  const blocksOf = (chunk: number) => dataAt + chunk * 2 * copyBytes;
  const rowsOf = (chunk: number) => blocksOf(chunk) + copyBytes;
  const grow = (wanted: number) => {
    chunks = Math.max(chunks, wanted);
    reserve(kernel, dataAt + chunks * 2 * copyBytes);
    [bytes, words] = viewsOf(kernel);
  };
  grow(0);
  const lowerAt = (profile: number) => {
    const inChunk = profile % chunkProfiles;
    return blocksOf(Math.floor(profile / chunkProfiles)) + (inChunk >> 4) * blockBytes + (inChunk & 15);
  };
  return {
    get bytes() {
      return chunks * 2 * copyBytes;
    },
    write(profile, alleles) {
      const chunk = Math.floor(profile / chunkProfiles);
      if (chunk >= chunks) grow(chunk + 1);
      const at = lowerAt(profile);
      const row = rowsOf(chunk) / 2 + (profile % chunkProfiles) * loci;
      for (let locus = 0; locus < loci; locus++) {
        const [lower, higher] = [alleles[2 * locus], alleles[2 * locus + 1]];
        bytes[at + 32 * locus] = lower;
        bytes[at + 32 * locus + profilesInBlock] = higher;
        words[row + locus] = genotypeNumber(lower, higher);
      }
    },
    read(profile, into) {
      const at = lowerAt(profile);
      for (let locus = 0; locus < loci; locus++) {
        into[2 * locus] = bytes[at + 32 * locus];
        into[2 * locus + 1] = bytes[at + 32 * locus + profilesInBlock];
      }
    },
    agree(probe, { stringency, allowed, least }, found) {
      const view = new DataView(kernel.memory.buffer);
      probe.forEach(({ locus, lower, higher }, i) => {
        view.setUint32(probeAt + 8 * i, 32 * locus, true);
        view.setUint8(probeAt + 8 * i + 4, lower);
        view.setUint8(probeAt + 8 * i + 5, higher);
      });
      const out = new Int32Array(kernel.memory.buffer, outAt, batch);
      const end = chunkProfiles / profilesInBlock;
      for (let chunk = 0; chunk < chunks; chunk++) {
        for (let block = 0; block < end; block = kernel.reachedBlock()) {
          const [mode, first] = [modes[stringency], chunk * chunkProfiles];
          const where = [blocksOf(chunk), blockBytes, block, end, probeAt, probe.length] as const;
          const n = kernel.agree(...where, mode, allowed, least, outAt, batch);
          for (let i = 0; i < n; i++) found(first + out[i]);
        }
      }
    },
    lookUp(tables, count, scores) {
      const addresses = new Uint32Array(kernel.memory.buffer, tablesAt, loci);
      tables.forEach((table, locus) => {
        addresses[locus] = entriesAt + locus * tableBytes;
        new Float32Array(kernel.memory.buffer, addresses[locus], table.length).set(table);
      });
      for (let first = 0; first < count; first += batch) {
        const n = Math.min(batch, count - first);
        const rows = rowsOf(Math.floor(first / chunkProfiles)) + (first % chunkProfiles) * 2 * loci;
        kernel.lookUp(rows, (n + 3) & ~3, loci, tablesAt, outAt);
        scores(first, new Float32Array(kernel.memory.buffer, outAt, n));
      }
    },
    readAll(copy) {
      let all = 0;
      for (let chunk = 0; chunk < chunks; chunk++)
        all ^= kernel.readAll(copy === 'blocks' ? blocksOf(chunk) : rowsOf(chunk), copyBytes);
      return all;
    },
  };
}

const viewsOf = ({ memory }: Kernel): [Uint8Array, Uint16Array] => [
  new Uint8Array(memory.buffer),
  new Uint16Array(memory.buffer),
];
