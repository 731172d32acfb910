/** Prints of one origin, and what is measured of them. */
import { readFile } from 'node:fs/promises';
import { fingerprint } from '@ipse/fingerprint';
import type { FingerprintTemplate } from '@ipse/fingerprint';
import { mapCellPx, outside, periodUnitsPerPx } from '@ipse/fingerprint/testing';
import { createFinger, impression } from '@ipse/testkit';
import type { ImpressionConditions } from '@ipse/testkit';
import { readManifest } from '../run/manifest.ts';
import { syntheticTemplate } from './templates.ts';

export interface Print {
  readonly finger: string;
  readonly template: FingerprintTemplate;
}

export interface PrintGroup {
  readonly name: string;
  readonly prints: readonly Print[];
  /** Images of which no template could be made. */
  readonly refused: number;
}

/** Extracts the samples of a manifest. */
export async function realGroup(name: string, manifest: string): Promise<PrintGroup> {
  const prints: Print[] = [];
  const samples = await readManifest(manifest);
  for (const { file, resolutionPpi, instanceKey } of samples) {
    const options = resolutionPpi === undefined ? {} : { resolutionPpi };
    const extraction = await fingerprint.extract(await fingerprint.decode(await readFile(file), options));
    if (extraction.suitable) prints.push({ finger: `${name}/${instanceKey}`, template: extraction.template });
  }
  return { name, prints, refused: samples.length - prints.length };
}

/** Impressions of grown skin, extracted like real ones. */
export async function imageGroup(
  name: string,
  conditions: Partial<ImpressionConditions>,
  fingers: number,
  impressions: number,
): Promise<PrintGroup> {
  const prints: Print[] = [];
  for (let f = 0; f < fingers; f++) {
    const finger = createFinger(`compare ${f}`);
    for (let i = 0; i < impressions; i++) {
      const extraction = await fingerprint.extract({ image: impression(finger, `${name} ${i}`, conditions) });
      if (extraction.suitable) prints.push({ finger: `${name}/${f}`, template: extraction.template });
    }
  }
  return { name, prints, refused: fingers * impressions - prints.length };
}

/** Templates made without images. */
export function directGroup(name: string, fingers: number, impressions: number): PrintGroup {
  const prints = Array.from({ length: fingers * impressions }, (_, k) => {
    const finger = Math.floor(k / impressions);
    return { finger: `${name}/${finger}`, template: syntheticTemplate(finger, k % impressions) };
  });
  return { name, prints, refused: 0 };
}

/** What is compared between groups. */
export const measures: readonly { readonly name: string; of(template: FingerprintTemplate): number }[] = [
  { name: 'Minutiae', of: ({ count }) => count },
  { name: 'Quality', of: ({ quality }) => quality },
  { name: 'Quality of minutiae, mean', of: ({ minutiaQuality }) => mean(minutiaQuality) },
  { name: 'Area, square millimetres', of: areaMm2 },
  {
    name: 'Distance between ridges, pixels at 500 ppi',
    of: ({ map }) => mean(map.period.filter((period) => period > 0)) / periodUnitsPerPx,
  },
];

const mmPerPx = 25.4 / 500;

function areaMm2({ map }: FingerprintTemplate): number {
  const cells = map.orientation.filter((orientation) => orientation !== outside).length;
  return cells * (mapCellPx * mmPerPx) ** 2;
}

const mean = (values: Uint8Array) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

export interface GroupScores {
  readonly mated: Float64Array;
  readonly nonMated: Float64Array;
}

/** Similarities of all mated pairs and of at most `most` others, evenly chosen. */
export function scoresWithin({ prints }: PrintGroup, most: number): GroupScores {
  const mated: number[] = [];
  const others: [number, number][] = [];
  for (let i = 0; i < prints.length; i++) {
    for (let j = 0; j < i; j++) {
      if (prints[i].finger === prints[j].finger) mated.push(scoreOf(prints[i], prints[j]));
      else others.push([i, j]);
    }
  }
  const step = Math.max(1, others.length / most);
  const nonMated = Float64Array.from({ length: Math.floor(others.length / step) }, (_, k) => {
    const [i, j] = others[Math.floor(k * step)];
    return scoreOf(prints[i], prints[j]);
  });
  return { mated: Float64Array.from(mated), nonMated };
}

/** Similarities of the prints of one group against those of another, at most `most`, evenly chosen. */
export function scoresBetween(a: PrintGroup, b: PrintGroup, most: number): Float64Array {
  const pairs = a.prints.length * b.prints.length;
  const step = Math.max(1, pairs / most);
  return Float64Array.from({ length: Math.floor(pairs / step) }, (_, k) => {
    const at = Math.floor(k * step);
    return scoreOf(a.prints[at % a.prints.length], b.prints[Math.floor(at / a.prints.length)]);
  });
}

const scoreOf = (a: Print, b: Print): number => fingerprint.compare(a.template, b.template).similarity;
