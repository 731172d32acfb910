/**
 * The figures that must not get worse: the development sets in `../shared` beside the clone, each by the protocol that
 * its README names. The sets are never part of the repository.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { evaluate } from './evaluate.ts';

/** Shares, 0 to 1. */
export interface Figures {
  readonly eer: number;
  readonly fnmrAtFmr0001: number;
  readonly failedToExtract: number;
}

export type SetFigures = Readonly<Record<string, Figures>>;

const data = fileURLToPath(new URL('../../../shared/data', import.meta.url));

/** All pairs of each set of fingerprints, and of the faces. */
const sets = {
  FVC2000_DB1_B: 'fingerprint',
  FVC2000_DB3_B: 'fingerprint',
  FVC2002_DB1_B: 'fingerprint',
  FVC2002_DB2_B: 'fingerprint',
  FVC2002_DB4_B: 'fingerprint',
  FVC2004_DB1_B: 'fingerprint',
  FVC2004_DB3_B: 'fingerprint',
  lfw: 'face',
} as const;

export const fingerprintSets = Object.keys(sets).filter((name) => sets[name as keyof typeof sets] === 'fingerprint');

export const developmentSetsAtHand = existsSync(data);

/** Takes minutes; `onSet` hears of each set as it is done. */
export async function measureDevelopmentSets(
  threads: number,
  onSet: (name: string, figures: Figures) => void,
): Promise<SetFigures> {
  const measured: Record<string, Figures> = {};
  for (const [name, modality] of Object.entries(sets)) {
    const { result } = await evaluate({ modality, manifest: path.join(data, modality, `${name}.csv`), threads });
    const { eer, fnmrAtFmr, failedToExtract, samples } = result;
    measured[name] = {
      eer: round(eer),
      fnmrAtFmr0001: round(fnmrAtFmr['0.001']),
      failedToExtract: round(failedToExtract / samples),
    };
    onSet(name, measured[name]);
  }
  return measured;
}

/** The mean of a figure over some sets. */
export function meanOf(figures: SetFigures, names: readonly string[], which: keyof Figures): number {
  return names.reduce((sum, name) => sum + figures[name][which], 0) / names.length;
}

const round = (share: number) => Number(share.toFixed(5));
