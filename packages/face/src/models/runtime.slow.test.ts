import { describe, expect, it } from 'vitest';
import { loadModel } from './load.ts';
import { runtimeNamed } from './runtime.ts';
import { detectorSource, embedderSource, meshSource } from './sources.ts';
import { worstApart } from './testing/apart.ts';

describe.each([
  { name: 'detector', source: detectorSource },
  { name: 'mesh', source: meshSource },
  { name: 'embedder', source: embedderSource },
])('the $name in WebAssembly', ({ source }) => {
  it('answers what the native runtime answers, to a hundred thousandth of the greatest number', async () => {
    const native = await loadModel(source, await runtimeNamed('native'));
    const webassembly = await loadModel(source, await runtimeNamed('webassembly'));
    expect(await worstApart(native, webassembly, source.inputShape)).toBeLessThanOrEqual(1e-5);
  });
});
