/**
 * What goes into the store and what comes out, unsealed. An *external* id is one that a client chose (OSIA's personId
 * and encounterId): personal data, kept sealed, found by a keyed hash. The other ids are random UUIDs of our own.
 */
import type { EncounterId, GalleryId, ModalityId, PersonId, SampleId, TemplateId } from '@ipse/core';
import type { DataUse } from '@ipse/custody';
import type { ChangeCursor } from './feed.ts';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json | undefined };

export type EncounterStatus = 'ACTIVE' | 'INACTIVE';

export interface NewTemplate {
  readonly algorithm: string;
  readonly algorithmVersion: string;
  /** As `Modality.encodeTemplate` made it. */
  readonly bytes: Uint8Array;
}

export interface NewSample {
  /** `fingerprint`, `face`, or another that is kept and not searched (`iris`). */
  readonly modality: ModalityId;
  /** OSIA biometricSubType; absent means unknown. */
  readonly position?: string;
  /** The bytes as they were captured; absent where a client sent none. */
  readonly image?: Uint8Array;
  readonly mediaType?: string;
  /** Whatever else belongs to the sample: quality, reasons, size, the client's own fields. */
  readonly detail: Json;
  /** Absent when the sample is not suitable for comparison. */
  readonly template?: NewTemplate;
}

/** What a client may write of an encounter; a later write of the same encounter replaces all of it. */
export interface NewEncounter {
  readonly status: EncounterStatus;
  /** At least one; a gallery is made when it is first named. */
  readonly galleries: readonly string[];
  /** Type, context, biography, client's data: whatever is not a sample. */
  readonly body: Json;
  readonly samples: readonly NewSample[];
}

/** An encounter as the outside names it. */
export interface EncounterName {
  readonly personExternalId: string;
  readonly encounterExternalId: string;
}

export interface DatedEncounterName extends EncounterName {
  readonly createdAt: Date;
}

/** A person is made when no one has the external id; absent external ids are chosen by the store (random UUIDs). */
export interface Enrolment extends NewEncounter, Partial<EncounterName> {}

/** Answer of every write: once the engine has applied the cursor, a search sees the write. */
export interface Written {
  readonly cursor: ChangeCursor;
}

export interface Enrolled extends Written, EncounterName {
  readonly personId: PersonId;
  readonly encounterId: EncounterId;
  /** In the order of the samples given. */
  readonly sampleIds: readonly SampleId[];
}

export interface ReadOptions {
  /** Unseal the images too; default false. */
  readonly images?: boolean;
  /** Unseal the templates too; default false. */
  readonly templates?: boolean;
}

export interface SampleRecord {
  readonly sampleId: SampleId;
  readonly modality: ModalityId;
  readonly position?: string;
  readonly mediaType?: string;
  readonly detail: Json;
  readonly hasImage: boolean;
  readonly hasTemplate: boolean;
  /** Of a closed mark: since then it neither searches nor is found. */
  readonly closedAt?: Date;
  readonly image?: Uint8Array;
  readonly template?: NewTemplate & { readonly templateId: TemplateId };
}

export interface EncounterRecord extends EncounterName {
  readonly personId: PersonId;
  readonly encounterId: EncounterId;
  readonly status: EncounterStatus;
  readonly galleries: readonly GalleryId[];
  readonly body: Json;
  readonly samples: readonly SampleRecord[];
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export interface PersonSummary {
  readonly personId: PersonId;
  readonly personExternalId: string;
  readonly createdAt: Date;
  readonly encounters: number;
  readonly modalities: readonly ModalityId[];
}

export interface GallerySummary {
  readonly id: GalleryId;
  readonly persons: number;
  readonly encounters: number;
  /** Searchable references (of active encounters) by modality. */
  readonly references: Readonly<Record<string, number>>;
  /** Declared to hold unsolved marks: every later enrolment searches it. */
  readonly unsolvedMarks: boolean;
  /** Declared to be searched by every later enrolment of a DNA profile. */
  readonly searchedByDna?: boolean;
}

export interface Page {
  readonly offset: number;
  readonly limit: number;
}

export interface Paged<Item> {
  readonly total: number;
  readonly items: readonly Item[];
}

/** Every operation is one transaction that also writes its event; errors leave nothing changed. */
export interface Encounters {
  /** Errors: ENCOUNTER_EXISTS. */
  enrol(use: DataUse, enrolment: Enrolment): Promise<Enrolled>;
  /** Errors: PERSON_UNKNOWN, ENCOUNTER_UNKNOWN. */
  read(use: DataUse, name: EncounterName, options?: ReadOptions): Promise<EncounterRecord>;
  /** All of a person, the oldest first. Errors: PERSON_UNKNOWN. */
  readAll(use: DataUse, personExternalId: string, options?: ReadOptions): Promise<readonly EncounterRecord[]>;
  /** Replaces all but the ids. Errors: PERSON_UNKNOWN, ENCOUNTER_UNKNOWN. */
  update(use: DataUse, name: EncounterName, encounter: NewEncounter): Promise<Enrolled>;
  /** Errors: PERSON_UNKNOWN, ENCOUNTER_UNKNOWN. */
  setStatus(use: DataUse, name: EncounterName, status: EncounterStatus): Promise<Written>;
  /** Errors: PERSON_UNKNOWN, ENCOUNTER_UNKNOWN. */
  setGalleries(use: DataUse, name: EncounterName, galleries: readonly string[]): Promise<Written>;
  /** Removes the person too when this was the last encounter. Errors: PERSON_UNKNOWN, ENCOUNTER_UNKNOWN. */
  remove(use: DataUse, name: EncounterName): Promise<Written & { readonly personRemoved: boolean }>;
  /** Moves every encounter of the source to the target and removes the source. Errors: PERSON_UNKNOWN, ENCOUNTER_EXISTS. */
  merge(use: DataUse, targetExternalId: string, sourceExternalId: string): Promise<Written>;
  /**
   * Moves one encounter; a source left without any is removed.
   * Errors: PERSON_UNKNOWN (target or source), ENCOUNTER_UNKNOWN, ENCOUNTER_EXISTS.
   */
  move(use: DataUse, targetExternalId: string, source: EncounterName): Promise<Written>;
  /** Names of encounters, for a search's answer; unknown ids are left out. Writes no event. */
  names(encounterIds: readonly EncounterId[]): Promise<ReadonlyMap<EncounterId, DatedEncounterName>>;
  /**
   * Bodies of all active encounters of a gallery (`undefined`: of all), in batches, for filters on what the engine
   * does not know. Writes no event: nothing leaves the server by it.
   */
  bodies(gallery: string | undefined): AsyncIterable<readonly EncounterBody[]>;
}

export interface EncounterBody {
  readonly encounterId: EncounterId;
  readonly personId: PersonId;
  readonly body: Json;
}

export interface Persons {
  /** Undefined when no one has the external id. Writes no event. */
  find(personExternalId: string): Promise<PersonId | undefined>;
  /** External ids, for a search's answer; unknown ids are left out. Writes no event. */
  names(personIds: readonly PersonId[]): Promise<ReadonlyMap<PersonId, string>>;
  /** The latest first. */
  list(use: DataUse, page: Page): Promise<Paged<PersonSummary>>;
  /** Removes the person's key, every row and every reference. Errors: PERSON_UNKNOWN. */
  remove(use: DataUse, personExternalId: string): Promise<Written>;
}

export interface Samples {
  /** One sample with its image and its template. Errors: SAMPLE_UNKNOWN. */
  read(use: DataUse, sampleId: SampleId): Promise<SampleRecord & EncounterName & { readonly encounterId: EncounterId }>;
  /** The sample of each template and what is known of it, for a search's answer. Writes no event. */
  ofTemplates(templateIds: readonly TemplateId[]): Promise<ReadonlyMap<TemplateId, SampleRecord>>;
}

export interface Galleries {
  list(): Promise<readonly GallerySummary[]>;
  exists(gallery: string): Promise<boolean>;
  /**
   * Declares that a gallery, made when there is none, holds unsolved marks, or no longer does. The basis stated here is that
   * of the searches. Writes the event `gallery.declare`, or `gallery.withdraw`. Errors: GALLERY_NAME_INVALID.
   */
  declareUnsolved(use: DataUse, gallery: string, holds: boolean): Promise<GallerySummary>;
  /**
   * Declares that later enrolments of DNA profiles search a gallery, made when there is none, by these rules and statistics, or
   * (undefined) no longer do. Writes the event `gallery.dna.declare`, or `gallery.dna.withdraw`. Errors: GALLERY_NAME_INVALID.
   */
  declareDna(use: DataUse, gallery: string, terms: Json | undefined): Promise<GallerySummary>;
  /** The encounters of a gallery (`undefined`: of all), the oldest first. Errors: GALLERY_UNKNOWN. */
  content(use: DataUse, gallery: string | undefined, page: Page): Promise<Paged<EncounterName>>;
}
