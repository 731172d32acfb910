/** The value that best parts a picture into two: Otsu (1979), the largest variance between what lies below and above it. */

const steps = 256;

/** Of values from 0 to 1, to a 256th; 0 when all are alike. */
export function partingValue(values: Float32Array): number {
  const counts = new Uint32Array(steps);
  for (const value of values) counts[stepOf(value)]++;
  const total = counts.reduce((sum, count, step) => sum + count * step, 0);
  let [below, sumBelow, most, at] = [0, 0, 0, 0];
  for (let step = 0; step < steps; step++) {
    below += counts[step];
    sumBelow += counts[step] * step;
    const above = values.length - below;
    if (below === 0 || above === 0) continue;
    const apart = sumBelow / below - (total - sumBelow) / above;
    const variance = below * above * apart * apart;
    if (variance > most) [most, at] = [variance, (step + 1) / steps];
  }
  return at;
}

const stepOf = (value: number) => Math.max(0, Math.min(steps - 1, Math.floor(steps * value)));
