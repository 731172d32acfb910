/** A filter of its own at every pixel: the SIMD kernel and its scalar twin. */
import { loadKernel, reserve } from './load.ts';
import type { Kernel } from './load.ts';

/** Side of a filter in pixels. */
export const ridgeFilterSide = 13;
/** Value of a choice where no filter answers. */
export const noFilter = 0xffff;

/** Quadrature filters, `ridgeFilterSide` squared taps each, one after the other. */
export interface FilterBank {
  readonly real: Float32Array;
  readonly imaginary: Float32Array;
}

/** What the filters answer; 0 where none was chosen. */
export interface FilterAnswers {
  readonly real: Float32Array;
  readonly imaginary: Float32Array;
}

/** Applies to each pixel (zeros beyond the border) the filter whose index `choice` holds for it. */
export type RidgeFilter = (image: Float32Array, width: number, height: number, choice: Uint16Array) => FilterAnswers;

interface Exports extends Kernel {
  filterWave(
    image: number,
    stride: number,
    width: number,
    height: number,
    bank: number,
    choice: number,
    real: number,
    imaginary: number,
  ): void;
}

const margin = (ridgeFilterSide - 1) / 2;
/** Rows of filters are padded with zeros to whole vectors; the image needs as much beyond its right margin. */
const rowFloats = 16;
const partFloats = ridgeFilterSide * rowFloats;

export function createRidgeFilter(bank: FilterBank): RidgeFilter {
  const kernel = loadKernel<Exports>('ridge-filter');
  const base = kernel.base();
  const taps = ridgeFilterSide * ridgeFilterSide;
  const filters = bank.real.length / taps;
  const imageAt = base + filters * 2 * partFloats * 4;
  reserve(kernel, imageAt);
  const memory = new Float32Array(kernel.memory.buffer, base, filters * 2 * partFloats);
  for (let row = 0; row < filters * ridgeFilterSide; row++) {
    const filter = Math.floor(row / ridgeFilterSide);
    const to = filter * 2 * partFloats + (row % ridgeFilterSide) * rowFloats;
    const from = row * ridgeFilterSide;
    memory.set(bank.real.subarray(from, from + ridgeFilterSide), to);
    memory.set(bank.imaginary.subarray(from, from + ridgeFilterSide), to + partFloats);
  }
  return (image, width, height, choice) => {
    const stride = width + 2 * margin + rowFloats - ridgeFilterSide;
    const padded = stride * (height + 2 * margin);
    const realAt = imageAt + padded * 4;
    const imaginaryAt = realAt + width * height * 4;
    const choiceAt = imaginaryAt + width * height * 4;
    reserve(kernel, choiceAt + width * height * 2);
    const { buffer } = kernel.memory;
    const pixels = new Float32Array(buffer, imageAt, padded).fill(0);
    for (let y = 0; y < height; y++)
      pixels.set(image.subarray(y * width, (y + 1) * width), (y + margin) * stride + margin);
    new Uint16Array(buffer, choiceAt, width * height).set(choice);
    kernel.filterWave(imageAt, stride, width, height, base, choiceAt, realAt, imaginaryAt);
    return {
      real: new Float32Array(buffer, realAt, width * height).slice(),
      imaginary: new Float32Array(buffer, imaginaryAt, width * height).slice(),
    };
  };
}

/** The specification of the kernel, whose sums run in another order in single precision. */
export function createRidgeFilterScalar({ real, imaginary }: FilterBank): RidgeFilter {
  return (image, width, height, choice) => {
    const answers = { real: new Float32Array(width * height), imaginary: new Float32Array(width * height) };
    for (let y = 0, i = 0; y < height; y++) {
      for (let x = 0; x < width; x++, i++) {
        if (choice[i] === noFilter) continue;
        let [a, b] = [0, 0];
        for (let v = 0, t = choice[i] * ridgeFilterSide ** 2; v < ridgeFilterSide; v++) {
          for (let u = 0; u < ridgeFilterSide; u++, t++) {
            const [px, py] = [x + u - margin, y + v - margin];
            if (px < 0 || py < 0 || px >= width || py >= height) continue;
            a += image[py * width + px] * real[t];
            b += image[py * width + px] * imaginary[t];
          }
        }
        answers.real[i] = a;
        answers.imaginary[i] = b;
      }
    }
    return answers;
  };
}
