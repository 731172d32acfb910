/**
 * What a file of DNA profiles says, before anybody interprets it: alleles are strings exactly as they were written, a
 * homozygote stands once or twice as its file has it, and markers keep their spelling.
 */

export interface DnaAllele {
  /** `9`, `9.3`, `<6`, `>15`, `OL`, `X`, `Y`, `12.X`, `*`. */
  readonly value: string;
  /** Peak height in relative fluorescence units. */
  readonly height?: number;
  /** Length of the fragment as the instrument measured it, in base pairs. */
  readonly sizeBp?: number;
  /** CODIS: a candidate must have this allele. */
  readonly required?: true;
}

export interface DnaLocus {
  readonly name: string;
  readonly alleles: readonly DnaAllele[];
  readonly kit?: string;
  readonly batch?: string;
}

/** How a person's profile from a Rapid DNA instrument is tied to the booking and its fingerprints. */
export interface DnaBooking {
  readonly eventId: string;
  readonly fingerprintDate: string;
  readonly offenceCategory: string;
  readonly arrestDate?: string;
  readonly stateId?: string;
  readonly fbiNumber?: string;
  readonly bookingId?: string;
  readonly arrestingId?: string;
}

/** One sample of a file; a sample amplified several times has one record for each, told apart by `replicate`. */
export interface DnaRecord {
  readonly sample: string;
  readonly loci: readonly DnaLocus[];
  readonly category?: string;
  readonly caseId?: string;
  readonly comment?: string;
  readonly partial?: boolean;
  /** CODIS: whether it is known whose sample this is. */
  readonly sourceId?: string;
  /** From 1, only where the file has the same sample more than once. */
  readonly replicate?: number;
  readonly booking?: DnaBooking;
}

export const dnaFormats = [
  'codis-cmf',
  'rapid-cmf',
  'nist-itl',
  'genemapper-long',
  'genemapper-wide',
  'euroformix',
  'lrmix',
  'smartrank',
  'familias',
  'strmix',
] as const;

export type DnaFormat = (typeof dnaFormats)[number];

export const dnaLimits = {
  bytesMax: 64 * 1024 * 1024,
  lociMax: 1_000_000,
  linesMax: 4_000_000,
  lineLengthMax: 1_000_000,
  nameLengthMax: 255,
  allelesPerLocusMax: 100,
  xmlDepthMax: 32,
  xmlElementsPerRecordMax: 20_000,
  xmlAttributesMax: 32,
} as const;
