/**
 * What runs the networks: ONNX Runtime compiled for this machine, and where there is none for it (another C library, an older
 * Macintosh), the same runtime in WebAssembly, which says the same to a hundred thousandth of the greatest number and takes
 * several times as long.
 */
import type { InferenceSession, Tensor } from 'onnxruntime-node';

export type RuntimeName = 'native' | 'webassembly';

export interface Runtime {
  readonly name: RuntimeName;
  readonly InferenceSession: Pick<typeof InferenceSession, 'create'>;
  readonly Tensor: typeof Tensor;
}

type Loaders = Readonly<Record<RuntimeName, () => Promise<Omit<Runtime, 'name'>>>>;

/** Loaded when first asked for, so that who only compares templates does without. */
const loaders: Loaders = {
  native: () => import('onnxruntime-node'),
  webassembly: async () => {
    const runtime = await import('onnxruntime-web/wasm');
    // A run is one thread's, as by the native one.
    runtime.env.wasm.numThreads = 1;
    return runtime;
  },
};

/** The native one, or where it cannot be loaded the one in WebAssembly; errors are those of the latter. */
export async function loadRuntime(from: Loaders = loaders): Promise<Runtime> {
  try {
    return await runtimeNamed('native', from);
  } catch {
    return runtimeNamed('webassembly', from);
  }
}

export async function runtimeNamed(name: RuntimeName, from: Loaders = loaders): Promise<Runtime> {
  const { InferenceSession, Tensor } = await from[name]();
  return { name, InferenceSession, Tensor };
}
