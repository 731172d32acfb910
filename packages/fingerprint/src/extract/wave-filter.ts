/** A bank of oriented quadrature (Gabor) filters for ridges at 250 ppi. */
import { createRidgeFilter, ridgeFilterSide } from '@ipse/kernels';
import type { FilterBank } from '@ipse/kernels';

/** Ridges 5 to 15 pixels apart at 500 ppi, in radians per pixel at 250 ppi. */
export const wavenumberMin = (2 * Math.PI) / 7.5;
export const wavenumberMax = (2 * Math.PI) / 2.5;

const orientations = 36;
const wavenumbers = 10;
const filters = orientations * wavenumbers;
const radius = (ridgeFilterSide - 1) / 2;
const taps = ridgeFilterSide * ridgeFilterSide;
/** Spread of the Gaussian envelope along and across the ridges, in pixels at 250 ppi. */
const sigmaAlong = 3.2;
const sigmaAcross = 2.4;

const filterAngle = (filter: number) => (Math.floor(filter / wavenumbers) * Math.PI) / orientations - Math.PI / 2;
const filterWavenumber = (filter: number) => wavenumberAt(filter % wavenumbers);

/** The wavenumbers of the bank, evenly spaced in their logarithm. */
function wavenumberAt(index: number): number {
  return wavenumberMin * (wavenumberMax / wavenumberMin) ** (index / (wavenumbers - 1));
}

/** Wave vector of each filter, radians per pixel at 250 ppi. */
export const filterKx = Float32Array.from(
  { length: filters },
  (_, i) => filterWavenumber(i) * Math.cos(filterAngle(i)),
);
export const filterKy = Float32Array.from(
  { length: filters },
  (_, i) => filterWavenumber(i) * Math.sin(filterAngle(i)),
);

/** The filter for ridges with this direction across them (-pi/2 to pi/2). */
export function nearestFilter(normal: number, wavenumber: number): number {
  const orientation = Math.round(((normal + Math.PI / 2) * orientations) / Math.PI) % orientations;
  const index = Math.round(Math.log(wavenumber / wavenumberMin) * indicesPerLog);
  return orientation * wavenumbers + Math.max(0, Math.min(wavenumbers - 1, index));
}

const indicesPerLog = (wavenumbers - 1) / Math.log(wavenumberMax / wavenumberMin);

function filterBank(): FilterBank {
  const bank = { real: new Float32Array(filters * taps), imaginary: new Float32Array(filters * taps) };
  for (let filter = 0; filter < filters; filter++) writeFilter(bank, filter);
  return bank;
}

/** Without its mean the filter is blind to brightness; doubled, a cosine of height 1 answers with amplitude 1. */
function writeFilter({ real, imaginary }: FilterBank, filter: number): void {
  const cos = Math.cos(filterAngle(filter));
  const sin = Math.sin(filterAngle(filter));
  const k = filterWavenumber(filter);
  const envelope = new Float32Array(taps);
  let total = 0;
  let mean = 0;
  for (let t = 0; t < taps; t++) {
    const x = (t % ridgeFilterSide) - radius;
    const y = Math.floor(t / ridgeFilterSide) - radius;
    const across = x * cos + y * sin;
    const along = y * cos - x * sin;
    envelope[t] = Math.exp(-0.5 * ((across / sigmaAcross) ** 2 + (along / sigmaAlong) ** 2));
    real[filter * taps + t] = Math.cos(k * across);
    imaginary[filter * taps + t] = -Math.sin(k * across);
    total += envelope[t];
    mean += envelope[t] * Math.cos(k * across);
  }
  for (let t = 0; t < taps; t++) {
    const i = filter * taps + t;
    real[i] = (2 * envelope[t] * (real[i] - mean / total)) / total;
    imaginary[i] = (2 * envelope[t] * imaginary[i]) / total;
  }
}

/** Answers of the chosen filters over an image, zero beyond its border. */
export const applyFilters = createRidgeFilter(filterBank());
