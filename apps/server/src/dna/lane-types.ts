/** What the server asks of the thread that holds the DNA profiles. */
import type {
  Category,
  DnaChange,
  DnaHit,
  KinshipHit,
  LineageHit,
  LineCount,
  MatchRule,
  MutationModel,
  Pedigree,
  RankedProfile,
  Relationship,
  Relative,
} from '@ipse/dna';
import type { DnaContributorRequest } from '@ipse/protocol';
import type { CarriedError } from '../work/extraction-types.ts';

/** Allele frequencies and coancestry that a search's statistics rest on. */
export interface DnaStatistics {
  readonly table: string;
  readonly population: string;
  readonly theta: number;
}

/** Which rules: a preset, and what is asked for otherwise. */
export interface DnaRules {
  readonly preset: 'codis' | 'uk-ndnad' | 'pruem';
  readonly stringency?: MatchRule['least'];
  readonly lociMin?: number;
  readonly mismatchesMax?: number;
}

export interface DnaSearchQuestion {
  readonly gallery: string;
  /** As `encodeReference` made it. */
  readonly probe: Uint8Array;
  readonly rules: DnaRules;
  readonly statistics: DnaStatistics;
  readonly hitsMax: number;
  /** Whose references are left out: a person is no hit of their own. */
  readonly personKey?: string;
}

/** A reference with whom it is of. */
export interface Owned {
  readonly referenceId: string;
  readonly personKey: string;
  readonly encounterKey: string;
}

export interface DnaSearchAnswer {
  /** Profiles of the gallery, and those of a category that a rule searches. */
  readonly profiles: number;
  readonly searched: number;
  /** Hits in all; no more than were asked for are told. */
  readonly total: number;
  readonly hits: readonly (DnaHit & Owned)[];
}

export interface DnaLoadAnswer extends DnaSearchAnswer {
  /** By the rules of kinship; no more than were asked for. */
  readonly relatives: readonly (KinshipHit & Owned)[];
}

export interface DnaFamilialQuestion {
  readonly gallery: string;
  readonly probe: Uint8Array;
  readonly relationship: Relationship;
  readonly categories: readonly Category[];
  readonly statistics: DnaStatistics;
  readonly candidatesMax: number;
  readonly personKey?: string;
}

/** Whom a ranking looked at: profiles of the gallery, those of the categories searched, and of these who could not be compared. */
interface DnaRankedCounts {
  readonly profiles: number;
  readonly searched: number;
  readonly incomparable: number;
}

export interface DnaFamilialAnswer extends DnaRankedCounts {
  readonly relatives: readonly (Relative & Owned)[];
}

export interface DnaContributorQuestion {
  readonly gallery: string;
  readonly evidence: DnaContributorRequest['evidence'];
  readonly categories: readonly Category[];
  readonly statistics: DnaStatistics;
  readonly candidatesMax: number;
  readonly prior?: number;
}

export interface DnaRankedAnswer extends DnaRankedCounts {
  readonly candidates: readonly (Omit<RankedProfile, 'profile'> & Owned)[];
}

export interface DnaLineageQuestion {
  readonly gallery: string;
  readonly probe: Uint8Array;
  readonly differencesMax: number;
  readonly yLociMin: number;
  readonly candidatesMax: number;
  readonly personKey?: string;
}

export interface DnaLineageAnswer {
  readonly profiles: number;
  readonly total: number;
  readonly y: LineCount;
  readonly mt: LineCount;
  readonly candidates: readonly (LineageHit & Owned)[];
}

export interface DnaMissingQuestion {
  readonly gallery: string;
  readonly pedigree: Pedigree;
  readonly missing: string;
  /** By member, as `encodeReference` made them. */
  readonly relatives: ReadonlyMap<string, Uint8Array>;
  /** Persons of the record among the relatives: none of them is a candidate. */
  readonly own: readonly string[];
  readonly categories: readonly Category[];
  readonly statistics: DnaStatistics;
  readonly candidatesMax: number;
}

export interface DnaMissingAnswer extends DnaRankedAnswer {
  readonly mutation: MutationModel;
}

export interface DnaCounts {
  readonly profiles: number;
  readonly unreadable: number;
}

/** Payload and answer of each operation. */
export interface DnaOperations {
  readonly apply: { readonly payload: readonly DnaChange[]; readonly answer: undefined };
  readonly search: { readonly payload: DnaSearchQuestion; readonly answer: DnaSearchAnswer };
  readonly load: { readonly payload: DnaSearchQuestion; readonly answer: DnaLoadAnswer };
  readonly familial: { readonly payload: DnaFamilialQuestion; readonly answer: DnaFamilialAnswer };
  readonly contributors: { readonly payload: DnaContributorQuestion; readonly answer: DnaRankedAnswer };
  readonly lineages: { readonly payload: DnaLineageQuestion; readonly answer: DnaLineageAnswer };
  readonly missing: { readonly payload: DnaMissingQuestion; readonly answer: DnaMissingAnswer };
  readonly counts: { readonly payload: undefined; readonly answer: DnaCounts };
}

export interface DnaRequest<Op extends keyof DnaOperations = keyof DnaOperations> {
  readonly id: number;
  readonly operation: Op;
  readonly payload: DnaOperations[Op]['payload'];
}

/** Without a code: a fault of our own. */
export type DnaReply =
  | { readonly id: number; readonly answer: unknown }
  | { readonly id: number; readonly failure: CarriedError | { readonly message: string } };
