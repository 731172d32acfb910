/** Damaged copies of a file, the same ones at every run: for tests of whatever reads files. */

/** A whole number from 0 to below its argument. */
export type Below = (below: number) => number;

/** Mulberry32, here so that this package needs no test kit, which imports it. */
export function seededBy(name: string): Below {
  let state = Buffer.from(name).reduce((sum, byte) => sum * 31 + byte, 1);
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

const extremes = [0, 1, 0x7f, 0x80, 0xff];

const mutations: readonly ((file: Buffer, random: Below) => Buffer)[] = [
  function flipBits(file, random) {
    for (let i = random(8); i >= 0; i--) file[random(file.length)] ^= 1 << random(8);
    return file;
  },
  function truncate(file, random) {
    return file.subarray(0, random(file.length));
  },
  function splice(file, random) {
    const from = random(file.length);
    const moved = file.subarray(from, from + random(64));
    const to = random(file.length);
    return Buffer.concat([file.subarray(0, to), moved, file.subarray(to)]);
  },
  function drop(file, random) {
    const from = random(file.length);
    return Buffer.concat([file.subarray(0, from), file.subarray(from + 1 + random(64))]);
  },
  function editHeader(file, random) {
    for (let i = 1 + random(4); i > 0; i--) file[random(Math.min(64, file.length))] = extremes[random(extremes.length)];
    return file;
  },
  function editHeaderWord(file, random) {
    const word = Buffer.alloc(4, extremes[random(extremes.length)]);
    file.set(word.subarray(0, 1 + random(4)), random(Math.min(200, file.length - 4)));
    return file;
  },
];

/** The nth damaged copy of a file; `random` is of the file's own seed. */
export function mutation(
  file: Uint8Array,
  nth: number,
  random: Below,
): { readonly name: string; readonly bytes: Buffer } {
  const mutate = mutations[nth % mutations.length];
  return { name: `${nth} ${mutate.name}`, bytes: mutate(Buffer.from(file), random) };
}
