import { expect, it } from 'vitest';
import { loadModel, openModel } from './load.ts';
import type { ModelSource } from './sources.ts';

const source: ModelSource = {
  file: 'vitest/package.json',
  sha256: '0'.repeat(64),
  conversion: {},
  inputShape: [1, 3, 4, 4],
};

it('refuses a file that is not the one it was built for', async () => {
  await expect(loadModel(source)).rejects.toMatchObject({ code: 'MODEL_CHECKSUM' });
});

it('says when a model is not installed', async () => {
  await expect(loadModel({ ...source, file: 'vitest/no-such.tflite' })).rejects.toMatchObject({
    code: 'MODEL_MISSING',
  });
});

it('says when the runtime cannot open a graph', async () => {
  await expect(openModel(Uint8Array.of(1, 2, 3), [1])).rejects.toMatchObject({ code: 'MODEL_FAILED' });
});
