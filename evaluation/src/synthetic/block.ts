/** Blocks of synthetic templates, so that any number of threads makes the same file. */
import { fingerprint } from '@ipse/fingerprint';
import { joinTemplates } from './template-file.ts';
import { syntheticTemplate } from './templates.ts';

export interface BlockRequest {
  readonly seed: number;
  /** Number of the first template, and how many. */
  readonly from: number;
  readonly count: number;
}

/** Templates of a block of a file. */
export const blockTemplates = 500;

/** Fingers of one seed never meet those of another, up to this many. */
const fingersPerSeed = 1e9;

/** The enrolled impression of each finger, as the file holds them. */
export function syntheticBlock({ seed, from, count }: BlockRequest): Uint8Array<ArrayBuffer> {
  return joinTemplates(
    Array.from({ length: count }, (_, i) =>
      fingerprint.encodeTemplate(syntheticTemplate(seed * fingersPerSeed + from + i)),
    ),
  );
}
