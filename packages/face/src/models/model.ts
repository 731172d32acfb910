/** A network that runs, whatever runs it and wherever it is from. */
import { fail } from '../errors.ts';
import type { Runtime } from './runtime.ts';

/** A network ready to run on this thread; its outputs come in the order of the graph. */
export interface Model {
  run(input: Float32Array): Promise<readonly Float32Array[]>;
}

/**
 * Opens an ONNX graph of one input. One thread a run: the server runs as many extractions side by side as there are
 * processors. Errors: MODEL_FAILED.
 */
export async function openWith(
  { InferenceSession, Tensor }: Pick<Runtime, 'InferenceSession' | 'Tensor'>,
  onnx: Uint8Array,
  inputShape: readonly number[],
): Promise<Model> {
  try {
    const session = await InferenceSession.create(onnx, {
      intraOpNumThreads: 1,
      interOpNumThreads: 1,
      graphOptimizationLevel: 'all',
    });
    const [inputName] = session.inputNames;
    return {
      run: async (input) => {
        const results = await session.run({ [inputName]: new Tensor('float32', input, inputShape) });
        return session.outputNames.map((name) => results[name].data as Float32Array);
      },
    };
  } catch (cause) {
    throw fail('MODEL_FAILED', undefined, cause);
  }
}
