/** Statistics of DNA profiles: calculated at once, heard in the record of use, and never kept. */
import {
  kinshipReport,
  matchReport,
  openPopulation,
  pedigreeReport,
  singleSource,
  withCaseFrequencies,
} from '@ipse/dna';
import type { CaseFrequencies, Pedigree } from '@ipse/dna';
import type { DnaKinship, DnaMarkers, DnaMatch, DnaPedigree, DnaPedigreeResult } from '@ipse/protocol';
import type { Services } from '../services.ts';
import type { OwnHandlers } from '../own/operation.ts';

type Statistics = 'dnaMatchProbability' | 'dnaKinship' | 'dnaPedigree';

export function dnaHandlers({ store }: Services): Pick<OwnHandlers, Statistics> {
  return {
    dnaMatchProbability: async ({ body, use }) => {
      const { profile, formula, dropOut, theta } = body;
      const report = matchReport(singleSource(profile), { ...frequenciesOf(body), theta }, formula, dropOut);
      await store.events.append(use, { action: 'dna.match-probability', objects: [] });
      return { status: 200, body: report satisfies Readable<DnaMatch> };
    },

    dnaKinship: async ({ body, use }) => {
      const { a, b, relationship, theta, mutation } = body;
      const parameters = { ...frequenciesOf(body), theta };
      const report = kinshipReport(singleSource(a), singleSource(b), relationship, parameters, mutation);
      await store.events.append(use, { action: 'dna.kinship', objects: [] });
      return { status: 200, body: report satisfies Readable<DnaKinship> };
    },

    dnaPedigree: async ({ body, use }) => {
      const { pedigrees, mutation } = body;
      const profiles = profilesOf(body.profiles);
      const both = [toPedigree(pedigrees[0]), toPedigree(pedigrees[1])] as const;
      const report = pedigreeReport(both, profiles, frequenciesOf(body), mutation);
      await store.events.append(use, { action: 'dna.pedigree', objects: [] });
      return { status: 200, body: report satisfies Readable<DnaPedigreeResult> };
    },
  };
}

/** What the interface promises, as the package hands it over. */
export type Readable<T> = T extends (infer Item)[]
  ? readonly Readable<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Readable<T[Key]> }
    : T;

interface AskedFrequencies {
  readonly table: string;
  readonly population: string;
  readonly minimumFrequency?: number;
  readonly caseFrequencies?: CaseFrequencies;
}

/** Errors: DNA_TABLE_UNKNOWN, DNA_POPULATION_UNKNOWN, those of `withCaseFrequencies`. */
export function frequenciesOf({ table, population, minimumFrequency, caseFrequencies }: AskedFrequencies) {
  const opened = openPopulation(table, population);
  return {
    population: caseFrequencies ? withCaseFrequencies(opened, caseFrequencies) : opened,
    ...(minimumFrequency === undefined ? {} : { minimumFrequency }),
  };
}

/** Of one person each, by name. Errors: those of `singleSource`. */
export const profilesOf = (profiles: Readonly<Record<string, DnaMarkers>>) =>
  new Map(Object.entries(profiles).map(([name, markers]) => [name, singleSource(markers)]));

/** As the package takes it. */
export const toPedigree = ({ members, identical }: DnaPedigree): Pedigree => ({
  members,
  ...(identical ? { identical } : {}),
});
