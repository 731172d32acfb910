/** How much of each spatial frequency a square of gray holds: grids and rasters stand out of it. */

/** Sides are powers of two, up to this. */
export const spectrumSide = 128;

/**
 * log10 of the power at each frequency of a square patch, row by row; frequency (u, v) stands at v x side + u, above half
 * the side it is negative. A Hann window keeps the patch's rim out of it.
 */
export function powerSpectrum(gray: Float32Array, side = spectrumSide): Float32Array {
  const mean = gray.reduce((sum, value) => sum + value, 0) / gray.length;
  const hann = Float32Array.from({ length: side }, (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * (i + 0.5)) / side));
  const re = Float64Array.from(gray, (value, i) => (value - mean) * hann[i % side] * hann[Math.floor(i / side)]);
  const im = new Float64Array(gray.length);
  for (let row = 0; row < side; row++) transform(re, im, row * side, 1, side);
  for (let column = 0; column < side; column++) transform(re, im, column, side, side);
  return Float32Array.from(re, (value, i) => Math.log10(value * value + im[i] * im[i] + 1e-12));
}

/** Fourier transform in place of `count` numbers, `stride` apart (Cooley and Tukey 1965, radix 2). */
function transform(re: Float64Array, im: Float64Array, start: number, stride: number, count: number): void {
  const swap = (values: Float64Array, i: number, j: number) => {
    [values[start + i * stride], values[start + j * stride]] = [values[start + j * stride], values[start + i * stride]];
  };
  for (let i = 1, j = 0; i < count; i++) {
    let bit = count >> 1;
    for (; (j & bit) !== 0; bit >>= 1) j ^= bit;
    j ^= bit;
    if (i >= j) continue;
    swap(re, i, j);
    swap(im, i, j);
  }
  for (let length = 2; length <= count; length *= 2) {
    for (let k = 0; k < length / 2; k++) {
      const angle = (-2 * Math.PI * k) / length;
      const [c, s] = [Math.cos(angle), Math.sin(angle)];
      for (let i = k; i < count; i += length) {
        const [p, q] = [start + i * stride, start + (i + length / 2) * stride];
        const [x, y] = [re[q] * c - im[q] * s, re[q] * s + im[q] * c];
        [re[q], im[q]] = [re[p] - x, im[p] - y];
        [re[p], im[p]] = [re[p] + x, im[p] + y];
      }
    }
  }
}
