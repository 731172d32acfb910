/** Loads a compiled kernel: WebAssembly of AssemblyScript, compiled once a process, instantiated per use. */
import { readFileSync } from 'node:fs';

const compiled = new Map<string, WebAssembly.Module>();

/** What every kernel exports: its memory, and the first address that the caller may use. */
export interface Kernel {
  readonly memory: WebAssembly.Memory;
  readonly base: () => number;
}

/** A fresh instance of `dist/NAME.wasm` with a memory of its own. Throws when the kernels were not built. */
export function loadKernel<Exports extends Kernel>(name: string): Exports {
  let module = compiled.get(name);
  if (module === undefined) {
    module = new WebAssembly.Module(read(name));
    compiled.set(name, module);
  }
  return new WebAssembly.Instance(module, {}).exports as unknown as Exports;
}

/** Which instructions a kernel runs on; `relaxed` where the processor and Node have them. */
export type KernelVariant = 'relaxed' | 'plain';

/** `dist/NAME-relaxed.wasm` where it can be, otherwise `dist/NAME.wasm`; without `variant` the fastest there is. */
export function loadFastest<Exports extends Kernel>(name: string, variant?: KernelVariant): [Exports, KernelVariant] {
  if (variant === 'plain') return [loadKernel(name), 'plain'];
  try {
    return [loadKernel(`${name}-relaxed`), 'relaxed'];
  } catch (error) {
    // A processor or Node without relaxed SIMD refuses to compile it.
    if (variant === 'relaxed') throw error;
    return [loadKernel(name), 'plain'];
  }
}

/** Makes a kernel's memory hold at least `bytes` from address 0; views of it made earlier are void afterwards. */
export function reserve({ memory }: Kernel, bytes: number): void {
  const missing = bytes - memory.buffer.byteLength;
  if (missing > 0) memory.grow(Math.ceil(missing / pageBytes));
}

const pageBytes = 65_536;

function read(name: string): Uint8Array<ArrayBuffer> {
  try {
    return new Uint8Array(readFileSync(new URL(`../dist/${name}.wasm`, import.meta.url)));
  } catch (cause) {
    throw new Error(`the kernel ${name} is not built: run 'node packages/kernels/build.mjs'`, { cause });
  }
}
