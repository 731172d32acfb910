/** Files of DNA profiles in and out. */
export type { CodisVersion } from './codis-names.data.ts';
export { detectDnaFormat } from './detect.ts';
export { fieldsLeftOut, type WritableFormat } from './left-out.ts';
export { readDnaProfiles, readStrmixResults, type DnaProfiles, type ProfileFormat } from './read-dna.ts';
export type { StrmixPopulation, StrmixResults } from './read-strmix.ts';
export { dnaFormats, dnaLimits } from './record.ts';
export type { DnaAllele, DnaBooking, DnaFormat, DnaLocus, DnaRecord } from './record.ts';
export type { DnaReadOptions } from './source.ts';
export { dnaEncodings, type DnaEncoding } from './text.ts';
export { writeCodis, type CodisHeader } from './write-codis.ts';
export { writeNistItl, type NistItlHeader } from './write-nist-itl.ts';
export { writeEuroForMix, writeLrmix, type TableOptions } from './write-table.ts';
