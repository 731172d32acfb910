/** Unwrapped person keys in memory: bounded, the least recently used goes first, and what goes is zeroed. */

export class KeyCache {
  readonly #keys = new Map<string, Uint8Array>();
  readonly #sizeMax: number;

  constructor(sizeMax: number) {
    this.#sizeMax = sizeMax;
  }

  get size(): number {
    return this.#keys.size;
  }

  /** The key, for use before the next call only; `unwrap` is asked when it is not held. */
  get(id: string, unwrap: () => Uint8Array): Uint8Array {
    const held = this.#keys.get(id);
    if (held === undefined) return this.put(id, unwrap());
    this.#keys.delete(id);
    this.#keys.set(id, held);
    return held;
  }

  put(id: string, key: Uint8Array): Uint8Array {
    this.forget(id);
    this.#keys.set(id, key);
    if (this.#keys.size > this.#sizeMax) {
      const [oldest] = this.#keys.keys();
      this.forget(oldest);
    }
    return key;
  }

  forget(id: string): void {
    this.#keys.get(id)?.fill(0);
    this.#keys.delete(id);
  }

  clear(): void {
    for (const id of [...this.#keys.keys()]) this.forget(id);
  }
}
