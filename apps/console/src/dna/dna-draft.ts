/** What is chosen on the DNA screen, and the words for it. */
import type { DnaCategory, DnaFileProfiles, DnaProfileInput } from '@ipse/protocol';

export type FileProfile = DnaFileProfiles['profiles'][number];

export const categoryWords: Readonly<Record<DnaCategory, string>> = {
  person: 'Person',
  stain: 'Stain',
  partial: 'Partial stain',
  mixture: 'Mixture',
  staff: 'Staff, for elimination',
  missing: 'Missing person',
  remains: 'Remains',
  relative: 'Relative of a missing person',
};

export const presetWords = {
  codis: 'CODIS',
  'uk-ndnad': 'UK National DNA Database',
  pruem: 'Prüm (Decision 2008/616/JHA)',
} as const;

const populations: Readonly<Record<string, readonly string[]>> = {
  nist1036: ['All', 'AfAm', 'Asian', 'Cauc', 'Hisp'],
  fbi2015: ['African American', 'Caucasian', 'SE Hispanic', 'SW Hispanic', 'Apache', 'Navajo', 'Filipino', 'Chamorro'],
  norstr2023: ['Norway', 'Europe', 'Africa', 'East Asia', 'Middle Asia', 'South America', 'West Asia'],
  uk_dna17: ['White - EA1 & EA2', 'Black African & Caribbean - EA3', 'Indian - EA4', 'Chinese - EA5'],
};

/** A table and a population of it, as one choice. */
export const frequencyOptions = Object.entries(populations).flatMap(([table, names]) =>
  names.map((population) => ({ id: `${table}/${population}`, label: `${population}`, description: table })),
);

export function frequenciesOf(id: string): { table: string; population: string } {
  const split = id.indexOf('/');
  return { table: id.slice(0, split), population: id.slice(split + 1) };
}

/** Undefined unless it is a number from 0 to below 1. */
export function thetaOf(text: string): number | undefined {
  const value = Number(text);
  return text.trim() !== '' && value >= 0 && value < 1 ? value : undefined;
}

/** The profile as a search or an enrolment takes it. */
export function toInput({ name, markers, required, mt, peaks }: FileProfile, category: DnaCategory): DnaProfileInput {
  return {
    ...{ category, name, markers },
    ...(required ? { required } : {}),
    ...(mt ? { mt } : {}),
    ...(peaks ? { peaks } : {}),
  };
}

export const labelOf = ({ name, replicate }: FileProfile) =>
  replicate === undefined ? name : `${name} [${replicate}]`;

/** Markers that a claim of kinship can weigh: one or two exact alleles of one person. */
export function weighable({ markers }: FileProfile): Record<string, string[]> {
  const exact = ([, alleles]: [string, string[]]) =>
    alleles.length <= 2 && alleles.every((allele) => /^[XY]$|^\d+(\.\d)?$/.test(allele));
  return Object.fromEntries(Object.entries(markers).filter(exact));
}
