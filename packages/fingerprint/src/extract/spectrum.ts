/** Local spectra: which frequency and direction of those that ridges can have is strongest in each window. */
import { createRidgeSpectra, spectrumSide } from '@ipse/kernels';
import { wavenumberMax, wavenumberMin } from './wave-filter.ts';

const turnsAWindow = (wavenumber: number) => (wavenumber * spectrumSide) / (2 * Math.PI);

/** Radians a pixel at 250 ppi, of a frequency in turns a window. */
export const wavenumberOf = (u: number, v: number) => (2 * Math.PI * Math.hypot(u, v)) / spectrumSide;

/** Peaks of the spectra of an image at 250 ppi; a window is about three ridges wide. */
export const localSpectra = createRidgeSpectra(turnsAWindow(0.95 * wavenumberMin), turnsAWindow(1.02 * wavenumberMax));
