/**
 * DNA profiles in one memory, twice: blocks of sixteen for exact agreement, rows of genotype numbers for tables. The blocks of
 * a chunk lie locus by locus: a search that is done with a block after a few loci never fetches the others from memory.
 */
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
/** A locus's lower and higher alleles of sixteen profiles. */
const blockBytes = 2 * profilesInBlock;
/** From one locus of a block to the next: a line more than a power of two, so that they share no place in a cache. */
const locusStride = 2 * chunkProfiles + 64;

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

/** Where everything lies in the kernel's memory; both copies grow by chunks. */
class Copies {
  readonly kernel = loadKernel<DnaSearchKernel>('dna-search');
  readonly probeAt = this.kernel.base();
  readonly tablesAt = this.probeAt + 8 * dnaLociMax + 8;
  readonly outAt = aligned(this.tablesAt + 4 * dnaLociMax);
  readonly entriesAt = this.outAt + 4 * batch;
  /** Every table can hold every genotype of 255 alleles, which is little beside the profiles; only what is used is touched. */
  readonly tableBytes = 4 * genotypeNumber(0, 256);
  readonly loci: number;
  readonly blocksBytes: number;
  readonly rowsBytes: number;
  bytes = new Uint8Array();
  words = new Uint16Array();
  chunks = 0;
  private readonly dataAt: number;

  constructor(loci: number) {
    this.loci = loci;
    this.blocksBytes = loci * locusStride;
    this.rowsBytes = loci * 2 * chunkProfiles;
    this.dataAt = aligned(this.entriesAt + loci * this.tableBytes);
    this.grow(0);
  }

  grow(wanted: number): void {
    this.chunks = Math.max(this.chunks, wanted);
    reserve(this.kernel, this.dataAt + this.chunks * this.chunkBytes);
    this.bytes = new Uint8Array(this.kernel.memory.buffer);
    this.words = new Uint16Array(this.kernel.memory.buffer);
  }

  get chunkBytes(): number {
    return this.blocksBytes + this.rowsBytes;
  }

  blocksOf(chunk: number): number {
    return this.dataAt + chunk * this.chunkBytes;
  }

  rowsOf(chunk: number): number {
    return this.blocksOf(chunk) + this.blocksBytes;
  }

  /** Of the lower allele at the first locus; the higher lies `profilesInBlock` on, the next locus `locusStride`. */
  lowerAt(profile: number): number {
    const inChunk = profile % chunkProfiles;
    return this.blocksOf(Math.floor(profile / chunkProfiles)) + (inChunk >> 4) * blockBytes + (inChunk & 15);
  }
}

const aligned = (at: number): number => (at + 63) & ~63;

/** Profiles of `loci` loci each, at most `dnaLociMax`. */
export function createDnaSearch(loci: number): DnaSearch {
  const copies = new Copies(loci);
  return {
    get bytes() {
      return copies.chunks * copies.chunkBytes;
    },
    write: (profile, alleles) => {
      write(copies, profile, alleles);
    },
    read(profile, into) {
      const at = copies.lowerAt(profile);
      for (let locus = 0; locus < loci; locus++) {
        into[2 * locus] = copies.bytes[at + locusStride * locus];
        into[2 * locus + 1] = copies.bytes[at + locusStride * locus + profilesInBlock];
      }
    },
    agree: (probe, agreement, found) => {
      agree(copies, probe, agreement, found);
    },
    lookUp: (tables, count, scores) => {
      lookUp(copies, tables, count, scores);
    },
    readAll(copy) {
      let all = 0;
      for (let chunk = 0; chunk < copies.chunks; chunk++) {
        all ^=
          copy === 'blocks'
            ? copies.kernel.readAll(copies.blocksOf(chunk), copies.blocksBytes)
            : copies.kernel.readAll(copies.rowsOf(chunk), copies.rowsBytes);
      }
      return all;
    },
  };
}

function write(copies: Copies, profile: number, alleles: Uint8Array): void {
  const { loci } = copies;
  const chunk = Math.floor(profile / chunkProfiles);
  if (chunk >= copies.chunks) copies.grow(chunk + 1);
  const at = copies.lowerAt(profile);
  const row = copies.rowsOf(chunk) / 2 + (profile % chunkProfiles) * loci;
  for (let locus = 0; locus < loci; locus++) {
    const [lower, higher] = [alleles[2 * locus], alleles[2 * locus + 1]];
    copies.bytes[at + locusStride * locus] = lower;
    copies.bytes[at + locusStride * locus + profilesInBlock] = higher;
    copies.words[row + locus] = genotypeNumber(lower, higher);
  }
}

function agree(
  copies: Copies,
  probe: readonly ProbeLocus[],
  { stringency, allowed, least }: Agreement,
  found: (profile: number) => void,
): void {
  const { kernel, probeAt, outAt } = copies;
  const view = new DataView(kernel.memory.buffer);
  probe.forEach(({ locus, lower, higher }, i) => {
    view.setUint32(probeAt + 8 * i, locusStride * locus, true);
    view.setUint8(probeAt + 8 * i + 4, lower);
    view.setUint8(probeAt + 8 * i + 5, higher);
  });
  const out = new Int32Array(kernel.memory.buffer, outAt, batch);
  const end = chunkProfiles / profilesInBlock;
  for (let chunk = 0; chunk < copies.chunks; chunk++) {
    for (let block = 0; block < end; block = kernel.reachedBlock()) {
      const [mode, first] = [modes[stringency], chunk * chunkProfiles];
      const where = [copies.blocksOf(chunk), blockBytes, block, end, probeAt, probe.length] as const;
      const n = kernel.agree(...where, mode, allowed, least, outAt, batch);
      for (let i = 0; i < n; i++) found(first + out[i]);
    }
  }
}

function lookUp(
  copies: Copies,
  tables: readonly Float32Array[],
  count: number,
  scores: (first: number, sums: Float32Array) => void,
): void {
  const { kernel, loci, tablesAt, outAt, entriesAt, tableBytes } = copies;
  const addresses = new Uint32Array(kernel.memory.buffer, tablesAt, loci);
  tables.forEach((table, locus) => {
    addresses[locus] = entriesAt + locus * tableBytes;
    new Float32Array(kernel.memory.buffer, addresses[locus], table.length).set(table);
  });
  for (let first = 0; first < count; first += batch) {
    const n = Math.min(batch, count - first);
    const rows = copies.rowsOf(Math.floor(first / chunkProfiles)) + (first % chunkProfiles) * 2 * loci;
    kernel.lookUp(rows, (n + 3) & ~3, loci, tablesAt, outAt);
    scores(first, new Float32Array(kernel.memory.buffer, outAt, n));
  }
}
