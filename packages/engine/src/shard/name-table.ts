/** Names by number and numbers by name: some 6 to 16 bytes beside the characters, where a Map and its strings take 100. */
import { NumberColumn, NumberTable } from '@ipse/core';
import { NamePool, hashOfName } from './name-pool.ts';

export interface NameTable {
  readonly size: number;
  find(name: string): number | undefined;
  /** Of a new name: the number of one that was removed, or the next. */
  add(name: string): number;
  nameOf(number: number): string;
  /** The number must be in use. */
  remove(number: number): void;
  /** In their order. */
  numbers(): Iterable<number>;
}

/** Bytes of removed names that are borne, and as a share of all, before the others move together. */
const wasteLeast = 1 << 16;
const wasteMost = 0.25;
const unused = 0xffffffff;

export function createNameTable(): NameTable {
  const addresses = new NumberColumn();
  const free: number[] = [];
  let pool = new NamePool();
  let [end, bytes, wasted] = [0, 0, 0];
  const table = new NumberTable((number) => pool.hash(addresses.at(number)));

  function* numbers() {
    for (let number = 0; number < end; number++) if (addresses.at(number) !== unused) yield number;
  }
  const compact = () => {
    const old = pool;
    pool = new NamePool();
    for (const number of numbers()) addresses.set(number, pool.put(old.name(addresses.at(number))));
    [bytes, wasted] = [bytes - wasted, 0];
  };

  return {
    get size() {
      return table.size;
    },
    find: (name) => table.find(hashOfName(name), (number) => pool.isAt(addresses.at(number), name)),
    add(name) {
      const number = free.pop() ?? end++;
      const address = pool.put(name);
      bytes += pool.bytes(address);
      addresses.set(number, address);
      table.add(number);
      return number;
    },
    nameOf: (number) => pool.name(addresses.at(number)),
    remove(number) {
      table.remove(number);
      wasted += pool.bytes(addresses.at(number));
      pool.wipe(addresses.at(number));
      addresses.set(number, unused);
      free.push(number);
      if (wasted > Math.max(wasteLeast, wasteMost * bytes)) compact();
    },
    numbers,
  };
}
