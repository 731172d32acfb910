/** Raw scores of other systems on the development sets, `set,a,b,mated,score` a line; beside the clone, never in it. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseCsv } from '../csv.ts';
import type { ComparisonScores } from '../metrics/scores.ts';

/** The scores of one peer on one set: over all pairs, and by the protocol `fvc`. */
export interface PeerScores {
  readonly all: ComparisonScores;
  readonly fvc: ComparisonScores;
}

/** By peer, then by set. `folder` holds one file PEER.csv each; samples are named SUBJECT_IMPRESSION. */
export function readPeerScores(folder: string): Map<string, Map<string, PeerScores>> {
  return new Map(
    readdirSync(folder)
      .filter((file) => file.endsWith('.csv'))
      .sort()
      .map((file) => [path.basename(file, '.csv'), scoresBySet(readFileSync(path.join(folder, file), 'utf8'))]),
  );
}

/** Non-mated pairs of the protocol `fvc` are those of first impressions. */
const isFirst = (sample: string) => sample.endsWith('_1');

function scoresBySet(text: string): Map<string, PeerScores> {
  const [, ...rows] = parseCsv(text);
  const sets = [...new Set(rows.map(([set]) => set))];
  return new Map(
    sets.map((set) => {
      const own = rows.filter((row) => row[0] === set);
      const mated = Float64Array.from(own.filter((row) => row[3] === '1').map(scoreOf));
      const strangers = own.filter((row) => row[3] !== '1');
      const first = strangers.filter(([, a, b]) => isFirst(a) && isFirst(b));
      return [
        set,
        {
          all: { mated, nonMated: Float64Array.from(strangers.map(scoreOf)) },
          fvc: { mated, nonMated: Float64Array.from(first.map(scoreOf)) },
        },
      ];
    }),
  );
}

/** A pair that the peer could not compare matches at no threshold. */
function scoreOf([, , , , score]: string[]): number {
  const value = score === '' ? Number.NaN : Number(score);
  return Number.isFinite(value) ? value : -Infinity;
}
