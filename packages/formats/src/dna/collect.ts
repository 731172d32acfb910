/** Gathers loci into records, so that no sample has a locus twice and no file more than the limits. */
import { markerKey } from './name.ts';
import { dnaLimits } from './record.ts';
import type { DnaLocus, DnaRecord } from './record.ts';
import type { Source } from './source.ts';

export interface Place {
  readonly line: number;
  readonly column: number;
}

export interface Collector {
  /** `run` tells apart amplifications of one sample. Errors: DNA_FILE_DUPLICATE, DNA_FILE_TOO_LARGE. */
  readonly add: (sample: string, run: string, locus: DnaLocus, place: Place) => void;
  /** In the order of the file. Errors: DNA_FILE_INVALID when there is none. */
  readonly records: () => readonly DnaRecord[];
}

interface Gathered {
  readonly sample: string;
  readonly loci: Map<string, DnaLocus>;
}

export function collector(source: Source): Collector {
  const gathered = new Map<string, Gathered>();
  const runs = new Map<string, number>();
  let count = 0;
  return {
    add(sample, run, locus, { line, column }) {
      const key = `${run}\n${sample}`;
      let found = gathered.get(key);
      if (found === undefined) {
        found = { sample, loci: new Map() };
        gathered.set(key, found);
        runs.set(sample, (runs.get(sample) ?? 0) + 1);
      }
      const marker = markerKey(locus.name);
      if (found.loci.has(marker)) throw source.fail('DNA_FILE_DUPLICATE', line, column, 'the locus of this sample');
      if (++count > dnaLimits.lociMax) throw source.fail('DNA_FILE_TOO_LARGE', line, column, 'too many loci');
      found.loci.set(marker, locus);
    },
    records() {
      if (gathered.size === 0) throw source.fail('DNA_FILE_INVALID', 1, 1, 'no profile');
      const nth = new Map<string, number>();
      return [...gathered.values()].map(({ sample, loci }) => {
        const replicate = (nth.get(sample) ?? 0) + 1;
        nth.set(sample, replicate);
        return { sample, loci: [...loci.values()], ...(runs.get(sample)! > 1 ? { replicate } : {}) };
      });
    },
  };
}
