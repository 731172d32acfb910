/**
 * The development sets of fingerprints beside other systems, each cell with the best of the peers' own:
 *
 *     node evaluation/src/peers/fingerprint-table.ts [threads]
 *
 * Columns: EER by the protocol `fvc`; EER, FNMR at FMR 1 % and FNMR at FMR 0.1 % over all pairs. Last come the means over
 * the sets, of each peer and ours.
 */
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { dataFolder, fingerprintSets, measureSet } from '../development-sets.ts';
import { detPoints, equalErrorRate, fnmrAtFmr } from '../metrics/det.ts';
import { readPeerScores } from './peer-scores.ts';
import type { PeerScores } from './peer-scores.ts';

const columns = ['fvcEer', 'eer', 'fnmrAtFmr001', 'fnmrAtFmr0001'] as const;
type Cells = Readonly<Record<(typeof columns)[number], number>>;

/** A set may be worse than the best peer's cell by a percentage point; `!` marks those that are worse. */
const allowance = 0.01;

const peers = readPeerScores(path.join(dataFolder, 'peers', 'fingerprint'));
const ours = new Map<string, Cells>();
print('set, each with the best peer in brackets', 'EER (fvc)', 'EER (all)', 'FNMR at 1 %', 'at 0.1 %', 'not extracted');
for (const set of fingerprintSets) {
  const figures = await measureSet(set, Number(process.argv[2] ?? availableParallelism()));
  ours.set(set, figures);
  const best = [...peers.values()].map((sets) => cellsOf(sets.get(set)));
  const cells = columns.map((column) => {
    const peer = Math.min(...best.map((cell) => cell[column]));
    return `${percent(figures[column])} (${percent(peer)})${figures[column] > peer + allowance ? ' !' : ''}`;
  });
  print(set, ...cells, percent(figures.failedToExtract));
}
for (const [peer, sets] of peers)
  print(`mean, ${peer}`, ...meansOf(fingerprintSets.map((set) => cellsOf(sets.get(set)))));
print('mean, ours', ...meansOf([...ours.values()]));

function cellsOf(scores: PeerScores | undefined): Cells {
  if (scores === undefined) return { fvcEer: 1, eer: 1, fnmrAtFmr001: 1, fnmrAtFmr0001: 1 };
  const all = detPoints(scores.all);
  return {
    fvcEer: equalErrorRate(detPoints(scores.fvc)),
    eer: equalErrorRate(all),
    fnmrAtFmr001: fnmrAtFmr(all, 0.01),
    fnmrAtFmr0001: fnmrAtFmr(all, 0.001),
  };
}

function meansOf(cells: readonly Cells[]): string[] {
  return columns.map((column) => percent(cells.reduce((sum, cell) => sum + cell[column], 0) / cells.length));
}

function percent(share: number): string {
  return (100 * share).toFixed(2);
}

function print(name: string, ...cells: string[]): void {
  process.stdout.write(`${name.padEnd(40)} ${cells.map((cell) => cell.padStart(16)).join('')}\n`);
}
