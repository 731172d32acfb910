/** One door for files of DNA profiles: everything of a file, or a coded error and nothing. */
import { fail } from '../errors.ts';
import { detectDnaFormat } from './detect.ts';
import { readCodis, readRapid } from './read-codis.ts';
import { readFamilias } from './read-familias.ts';
import { readLong } from './read-long.ts';
import { readNistItl } from './read-nist-itl.ts';
import { readStrmix } from './read-strmix.ts';
import type { StrmixResults } from './read-strmix.ts';
import { readGeneMapperWide, readSmartRank } from './read-wide.ts';
import type { DnaFormat, DnaRecord } from './record.ts';
import { openSource } from './source.ts';
import type { DnaReadOptions, Source } from './source.ts';

export type ProfileFormat = Exclude<DnaFormat, 'strmix'>;

const readers: Readonly<Record<ProfileFormat, (source: Source) => readonly DnaRecord[]>> = {
  'codis-cmf': readCodis,
  'rapid-cmf': readRapid,
  'nist-itl': readNistItl,
  'genemapper-long': readLong,
  'genemapper-wide': readGeneMapperWide,
  euroformix: readLong,
  lrmix: readLong,
  smartrank: readSmartRank,
  familias: readFamilias,
};

export interface DnaProfiles {
  readonly format: ProfileFormat;
  readonly records: readonly DnaRecord[];
}

/**
 * Profiles of a file in the format that it is found to have. STRmix results hold none and are refused here.
 * Errors: all of `dnaFileErrors` but DNA_FILE_UNWRITABLE, each with file, line and column.
 */
export function readDnaProfiles(bytes: Uint8Array, options: DnaReadOptions = {}): DnaProfiles {
  const source = openSource(bytes, options);
  const format = detectDnaFormat(bytes);
  if (format === undefined || format === 'strmix')
    throw fail('DNA_FILE_FOREIGN', format === undefined ? undefined : 'results of STRmix hold no profiles');
  return { format, records: readers[format](source) };
}

/** Errors: as `readDnaProfiles`. */
export function readStrmixResults(bytes: Uint8Array, options: DnaReadOptions = {}): StrmixResults {
  return readStrmix(openSource(bytes, options));
}
