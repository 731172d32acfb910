// Looks through DNA profiles: exact agreement in blocks of sixteen, and sums of table look-ups by genotype. The
// specifications are in src/dna-search-scalar.ts.

/** First address that the caller may use. */
export function base(): usize {
  return (__heap_base + 63) & ~63;
}

/** Where the last `agree` stopped. */
const reached = memory.data(8, 8);

export function reachedBlock(): i32 {
  return load<i32>(reached);
}

/**
 * Writes (i32) the numbers of profiles that differ at no more than `allowed` loci and agree at `least` or more, from
 * `block` up to `end`; answers how many, and stops early when `capacity` would not hold another block. A block is 32
 * bytes a locus: the lower allele of 16 profiles, then the higher; the next begins `blockBytes` on. `probe` lists the loci
 * to look at, most telling first: byte offset from the block (i32), lower and higher allele (bytes), two bytes of nothing. `mode`: 0 high,
 * 1 moderate, 2 low stringency. Alleles from 224 on are not exact and pass as agreeing; 0 is not typed.
 */
export function agree(
  blocks: usize,
  blockBytes: i32,
  block: i32,
  end: i32,
  probe: usize,
  loci: i32,
  mode: i32,
  allowed: i32,
  least: i32,
  out: usize,
  capacity: i32,
): i32 {
  const start = out;
  const full = out + (<usize>max(0, capacity - 16) << 2);
  const most = i8x16.splat(<i8>allowed);
  const enough = i8x16.splat(<i8>least);
  const one = i8x16.splat(1);
  const notExact = i8x16.splat(<i8>223);
  const high = i8x16.splat(mode === 0 ? -1 : 0);
  const low = i8x16.splat(mode === 2 ? -1 : 0);
  const probeEnd = probe + (<usize>loci << 3);
  for (; block < end && out <= full; block++) {
    const at = blocks + <usize>block * <usize>blockBytes;
    let differing = i8x16.splat(0);
    let agreeing = i8x16.splat(0);
    let isOut = false;
    for (let entry = probe; entry < probeEnd; entry += 8) {
      const locus = at + <usize>load<u32>(entry);
      const a = v128.load8_splat(entry, 4);
      const b = v128.load8_splat(entry, 5);
      const lower = v128.load(locus);
      const higher = v128.load(locus, 16);
      const la = i8x16.eq(lower, a);
      const lb = i8x16.eq(lower, b);
      const ha = i8x16.eq(higher, a);
      const hb = i8x16.eq(higher, b);
      const inProbe = v128.and(v128.or(la, lb), v128.or(ha, hb));
      const inReference = v128.and(v128.or(la, ha), v128.or(lb, hb));
      const either = v128.or(inProbe, inReference);
      const both = v128.and(inProbe, inReference);
      const any = v128.or(v128.or(la, lb), v128.or(ha, hb));
      const exact = v128.bitselect(both, v128.bitselect(any, either, low), high);
      // Not typed (0) wraps to 255: it and what is not exact cannot differ.
      const open = i8x16.ge_u(i8x16.sub(higher, one), notExact);
      const typed = i8x16.ne(higher, i8x16.splat(0));
      // True is -1.
      differing = i8x16.sub(differing, v128.not(v128.or(exact, open)));
      agreeing = i8x16.sub(agreeing, v128.and(typed, v128.or(exact, open)));
      if (i8x16.all_true(i8x16.gt_s(differing, most))) {
        isOut = true;
        break;
      }
    }
    if (isOut) continue;
    const passes = v128.and(i8x16.le_s(differing, most), i8x16.ge_s(agreeing, enough));
    for (let bits = i8x16.bitmask(passes); bits !== 0; bits &= bits - 1, out += 4) {
      store<i32>(out, (block << 4) + ctz(bits));
    }
  }
  store<i32>(reached, block);
  return <i32>((out - start) >> 2);
}

/**
 * Writes (f32) the sum over the loci of each profile's table entry. A profile is a row of `loci` genotype numbers (u16);
 * `tables` lists the address of each locus's table (u32). Four profiles go side by side: `count` is a multiple of four.
 */
export function lookUp(rows: usize, count: i32, loci: i32, tables: usize, out: usize): void {
  const rowBytes = <usize>loci << 1;
  const tablesEnd = tables + (<usize>loci << 2);
  for (let end = out + (<usize>count << 2); out < end; out += 16) {
    let a: f32 = 0;
    let b: f32 = 0;
    let c: f32 = 0;
    let d: f32 = 0;
    const rowB = rowBytes;
    const rowC = rowBytes << 1;
    const rowD = rowB + rowC;
    let row = rows;
    for (let entry = tables; entry < tablesEnd; entry += 4, row += 2) {
      const table = <usize>load<u32>(entry);
      a += load<f32>(table + (<usize>load<u16>(row) << 2));
      b += load<f32>(table + (<usize>load<u16>(row + rowB) << 2));
      c += load<f32>(table + (<usize>load<u16>(row + rowC) << 2));
      d += load<f32>(table + (<usize>load<u16>(row + rowD) << 2));
    }
    store<f32>(out, a);
    store<f32>(out, b, 4);
    store<f32>(out, c, 8);
    store<f32>(out, d, 12);
    rows += rowBytes << 2;
  }
}

/** Reads `bytes` bytes once and nothing more: what other loops are measured against. `bytes` is a multiple of 64. */
export function readAll(at: usize, bytes: usize): i32 {
  let a = i64x2.splat(0);
  let b = i64x2.splat(0);
  let c = i64x2.splat(0);
  let d = i64x2.splat(0);
  for (const end = at + bytes; at < end; at += 64) {
    a = v128.xor(a, v128.load(at));
    b = v128.xor(b, v128.load(at, 16));
    c = v128.xor(c, v128.load(at, 32));
    d = v128.xor(d, v128.load(at, 48));
  }
  return i32x4.extract_lane(v128.xor(v128.xor(a, b), v128.xor(c, d)), 0);
}
