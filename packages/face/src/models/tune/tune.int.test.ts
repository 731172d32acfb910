import { describe, expect, it } from 'vitest';
import { loadModel } from '../load.ts';
import { detectorSource, embedderSource, meshSource } from '../sources.ts';

describe.each([
  { name: 'detector', source: detectorSource },
  { name: 'mesh', source: meshSource },
  { name: 'embedder', source: embedderSource },
])('the tuned $name', ({ source }) => {
  it('answers what the network of the package answers, to a hundred thousandth of the greatest number', async () => {
    const [plain, tuned] = [
      await loadModel({ ...source, conversion: { ...source.conversion, plain: true } }),
      await loadModel(source),
    ];
    const size = source.inputShape.reduce((product, each) => product * each, 1);
    const input = Float32Array.from({ length: size }, (_, i) => Math.sin(i * 0.013) * Math.cos(i * 0.0007));
    const [expected, answers] = [await plain.run(input), await tuned.run(input)];
    expected.forEach((numbers, k) => {
      const most = numbers.reduce((greatest, value) => Math.max(greatest, Math.abs(value)), 0);
      const worst = numbers.reduce((apart, value, i) => Math.max(apart, Math.abs(value - answers[k][i])), 0);
      expect(worst).toBeLessThanOrEqual(1e-5 * most);
    });
  });
});
