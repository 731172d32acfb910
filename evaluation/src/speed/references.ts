/** Loops whose speed anybody can measure on their own machine: a ratio to them travels where milliseconds do not. */
import { percentile } from '../metrics/histogram.ts';

export interface ReferenceTimes {
  /** Twenty million multiplications and additions of doubles, each waiting for the last. */
  readonly arithmeticMs: number;
  /** Summing 64 MB of whole numbers, one after the other. */
  readonly memoryMs: number;
}

const steps = 20_000_000;
const words = 1 << 24;
const repeats = 7;

/** Medians of processor time. */
export async function referenceTimes(): Promise<ReferenceTimes> {
  const field = new Int32Array(words).fill(3);
  return {
    arithmeticMs: percentile(await processorMs(repeats, arithmetic), 0.5),
    memoryMs: percentile(await processorMs(repeats, () => sumOf(field)), 0.5),
  };
}

function arithmetic(): number {
  let value = 1;
  for (let i = 0; i < steps; i++) value = value * 0.999_999_9 + 0.000_000_1;
  return value;
}

function sumOf(field: Int32Array): number {
  let sum = 0;
  for (let i = 0; i < field.length; i++) sum = (sum + field[i]) | 0;
  return sum;
}

/**
 * Milliseconds of processor time of each piece of work, which other work on the machine stretches less than the clock.
 * A piece must answer something, so that none of it can be optimised away.
 */
export async function processorMs(times: number, work: (i: number) => unknown): Promise<number[]> {
  const spent: number[] = [];
  for (let i = 0; i < times; i++) {
    const before = process.cpuUsage();
    const answer = await work(i);
    const { user, system } = process.cpuUsage(before);
    if (answer === undefined) throw new Error('the measured work answers nothing');
    spent.push((user + system) / 1000);
  }
  return spent;
}
