import { describe, expect, it } from 'vitest';
import { loadModel } from '../load.ts';
import { detectorSource, embedderSource, meshSource } from '../sources.ts';
import { worstApart } from '../testing/apart.ts';

describe.each([
  { name: 'detector', source: detectorSource },
  { name: 'mesh', source: meshSource },
  { name: 'embedder', source: embedderSource },
])('the tuned $name', ({ source }) => {
  it('answers what the network of the package answers, to a hundred thousandth of the greatest number', async () => {
    const plain = await loadModel({ ...source, conversion: { ...source.conversion, plain: true } });
    expect(await worstApart(plain, await loadModel(source), source.inputShape)).toBeLessThanOrEqual(1e-5);
  });
});
