/** Ridge frequency: of all wavenumbers across the given orientation, the one whose filters answer most strongly. */
import type { CellMask } from './segmentation.ts';
import { smooth } from './smooth.ts';
import type { Field } from './smooth.ts';
import { filterAt, filterOver, wavenumberAt, wavenumbers } from './wave-filter.ts';

/** Spread over which answers are pooled, in cells of 2 pixels at 250 ppi: ridge distance changes slowly. */
const poolSigma = 4;

/** Wavenumber of each cell, radians per pixel at 250 ppi, refined between the filters by a parabola. */
export function ridgeFrequency(image: Field, normal: Float32Array, mask: CellMask): Float32Array {
  const { cols, rows, inside } = mask;
  const respond = filterOver(image);
  const real = new Float32Array(1);
  const imaginary = new Float32Array(1);
  const energies = Array.from({ length: wavenumbers }, (_, index) => {
    const energy = new Float32Array(cols * rows);
    for (let row = 0; row < rows; row++) {
      for (let col = row & 1; col < cols; col += 2) {
        const cell = row * cols + col;
        if (inside[cell] === 0) continue;
        respond(2 * col, 2 * row, filterAt(normal[cell], index), real, imaginary, 0);
        energy[cell] = real[0] ** 2 + imaginary[0] ** 2;
      }
    }
    return smooth(energy, cols, rows, poolSigma);
  });
  return Float32Array.from({ length: cols * rows }, (_, cell) => wavenumberAt(peak(energies, cell)));
}

/** Index of the strongest energy, between indices by the parabola through its neighbours. */
function peak(energies: readonly Float32Array[], cell: number): number {
  let best = 0;
  for (let i = 1; i < energies.length; i++) if (energies[i][cell] > energies[best][cell]) best = i;
  if (best === 0 || best === energies.length - 1) return best;
  const [a, b, c] = [energies[best - 1][cell], energies[best][cell], energies[best + 1][cell]];
  const bend = a - 2 * b + c;
  return bend < 0 ? best + (0.5 * (a - c)) / bend : best;
}
