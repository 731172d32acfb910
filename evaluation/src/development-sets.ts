/**
 * The figures that must not get worse: the development sets in `../shared` beside the clone, each by the protocol that
 * its README names. The sets are never part of the repository.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { evaluate } from './evaluate.ts';
import type { Evaluation } from './evaluate.ts';
import { detPoints, equalErrorRate } from './metrics/det.ts';
import { splitScores } from './result.ts';
import { pairsOfProtocol } from './run/pairs.ts';

/** Shares, 0 to 1; over all pairs but for `fvcEer`. */
export interface Figures {
  /** Non-mated are only the pairs of first samples. */
  readonly fvcEer: number;
  readonly eer: number;
  readonly fnmrAtFmr001: number;
  readonly fnmrAtFmr0001: number;
  readonly failedToExtract: number;
}

export type SetFigures = Readonly<Record<string, Figures>>;

export const dataFolder = fileURLToPath(new URL('../../../shared/data', import.meta.url));

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

export const fingerprintSets = (Object.keys(sets) as SetName[]).filter((name) => sets[name] === 'fingerprint');

export const developmentSetsAtHand = existsSync(dataFolder);

export type SetName = keyof typeof sets;

/** Takes minutes; `onSet` hears of each set as it is done. */
export async function measureDevelopmentSets(
  threads: number,
  onSet: (name: string, figures: Figures) => void,
): Promise<SetFigures> {
  const measured: Record<string, Figures> = {};
  for (const name of Object.keys(sets) as SetName[]) {
    measured[name] = await measureSet(name, threads);
    onSet(name, measured[name]);
  }
  return measured;
}

/** All pairs of a set. */
export function evaluateSet(name: SetName, threads: number): Promise<Evaluation> {
  const modality = sets[name];
  return evaluate({ modality, manifest: path.join(dataFolder, modality, `${name}.csv`), threads });
}

export async function measureSet(name: SetName, threads: number): Promise<Figures> {
  const evaluation = await evaluateSet(name, threads);
  const { eer, fnmrAtFmr, failedToExtract, samples } = evaluation.result;
  return {
    fvcEer: round(fvcEer(evaluation)),
    eer: round(eer),
    fnmrAtFmr001: round(fnmrAtFmr['0.01']),
    fnmrAtFmr0001: round(fnmrAtFmr['0.001']),
    failedToExtract: round(failedToExtract / samples),
  };
}

/** Of an evaluation of all pairs, those that the protocol `fvc` takes. */
function fvcEer({ samples, pairs, log10Lrs }: Evaluation): number {
  const key = (a: number, b: number) => a * samples.length + b;
  const fvc = pairsOfProtocol(samples, 'fvc');
  const taken = new Set(fvc.a.map((a, k) => key(a, fvc.b[k])));
  const isTaken = (_: number, k: number) => taken.has(key(pairs.a[k], pairs.b[k]));
  return equalErrorRate(detPoints(splitScores(log10Lrs.filter(isTaken), pairs.mated.filter(isTaken))));
}

/** The mean of a figure over some sets. */
export function meanOf(figures: SetFigures, names: readonly string[], which: keyof Figures): number {
  return names.reduce((sum, name) => sum + figures[name][which], 0) / names.length;
}

const round = (share: number) => Number(share.toFixed(5));
