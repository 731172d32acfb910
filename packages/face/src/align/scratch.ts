/**
 * Arrays for a network's input, used again: the memory of a new one comes from the system page by page, which for each face
 * took as long as sampling a third of its pixels. One a thread and size, more only while several are in use at once.
 */
const idle = new Map<number, Float32Array[]>();

/** Lends `use` an array of `length` zeros until it is done; afterwards it is wiped, for it showed somebody's face. */
export async function withScratch<Result>(
  length: number,
  use: (array: Float32Array) => Promise<Result>,
): Promise<Result> {
  const waiting = idle.get(length) ?? [];
  idle.set(length, waiting);
  const array = waiting.pop() ?? new Float32Array(length);
  try {
    return await use(array);
  } finally {
    waiting.push(array.fill(0));
  }
}
