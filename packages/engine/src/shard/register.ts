/**
 * Who holds which reference, in columns: there are millions of references, and an object, a Map entry and a string of each
 * would take more than a tenth of what its template does. Some 100 bytes a reference, most of them the characters of names.
 */
import { NumberColumn } from '@ipse/core';
import { ALL_GALLERIES, UNKNOWN_POSITION } from '../types.ts';
import type { Reference } from '../types.ts';
import { HoldingTable } from './holding-table.ts';
import type { Holding } from './holding-table.ts';
import { createNameTable } from './name-table.ts';
import type { NameTable } from './name-table.ts';
import { createProfiles } from './profiles.ts';
import type { Profile } from './profiles.ts';
import { VersionColumn } from './version-column.ts';

/** A reference as it is asked for; none is kept so. */
export interface Held extends Holding {
  /** Another's once it is removed. */
  readonly number: number;
  readonly id: string;
  readonly personKey: string;
  readonly encounterKey: string;
}

/** Behind the last reference of a person. */
const none = 0xffffffff;

/** References by number. The number of one that was removed is given to another. */
export class Register {
  readonly #ids = createNameTable();
  readonly #persons = createNameTable();
  readonly #encounters = createNameTable();
  /** By person: the first of its references. */
  readonly #first = new NumberColumn();
  /** By encounter: how many references it has. */
  readonly #uses = new NumberColumn();
  /** By reference; the next is that of its person. */
  readonly #person = new NumberColumn();
  readonly #next = new NumberColumn();
  readonly #encounter = new NumberColumn();
  readonly #holding = new NumberColumn();
  readonly #version = new VersionColumn();
  readonly #holdings = new HoldingTable();
  readonly #profiles = createProfiles((number) => this.#holdings.at(number));

  /** References. */
  get size(): number {
    return this.#ids.size;
  }

  get persons(): number {
    return this.#persons.size;
  }

  /** How many persons hold what. */
  get profiles(): ReadonlyMap<string, Profile> {
    return this.#profiles.all;
  }

  find(id: string): number | undefined {
    return this.#ids.find(id);
  }

  /** By id: negative when `a` comes first. */
  order(a: number, b: number): number {
    return this.#ids.nameOf(a) < this.#ids.nameOf(b) ? -1 : 1;
  }

  versionOf(reference: number): bigint {
    return this.#version.at(reference);
  }

  holdingOf(reference: number): Holding {
    return this.#holdings.at(this.#holding.at(reference));
  }

  personKeyOf(reference: number): string {
    return this.#persons.nameOf(this.#person.at(reference));
  }

  held(reference: number): Held {
    return {
      ...this.holdingOf(reference),
      number: reference,
      id: this.#ids.nameOf(reference),
      personKey: this.personKeyOf(reference),
      encounterKey: this.#encounters.nameOf(this.#encounter.at(reference)),
    };
  }

  /** A person's references, in the order in which they were added. */
  ofPerson(personKey: string): number[] {
    const person = this.#persons.find(personKey);
    return person === undefined ? [] : this.#chain(person);
  }

  /** The references of each person. */
  *byPerson(): Iterable<number[]> {
    for (const person of this.#persons.numbers()) yield this.#chain(person);
  }

  /** Whether a reference is in the gallery, and of one of the encounters where these are given. */
  within(gallery: string, encounterKeys?: readonly string[]): (reference: number) => boolean {
    const inside = (reference: number) => inGallery(this.holdingOf(reference), gallery);
    if (encounterKeys === undefined) return inside;
    const asked = new Set(encounterKeys.map((key) => this.#encounters.find(key)));
    return (reference) => asked.has(this.#encounter.at(reference)) && inside(reference);
  }

  /** Answers the number of a reference whose id is new. */
  add({ id, personKey, encounterKey, ...held }: Reference, version: bigint, readable: boolean): number {
    const reference = this.#ids.add(id);
    const person = this.#persons.find(personKey) ?? this.#begin(this.#persons, personKey, this.#first, none);
    const encounter = this.#encounters.find(encounterKey) ?? this.#begin(this.#encounters, encounterKey, this.#uses, 0);
    const { modality, position = UNKNOWN_POSITION, galleries } = held;
    this.#person.set(reference, person);
    this.#encounter.set(reference, encounter);
    this.#uses.set(encounter, this.#uses.at(encounter) + 1);
    this.#holding.set(reference, this.#holdings.numberOf({ modality, position, readable }, galleries));
    this.#version.set(reference, version);
    const before = this.#chain(person);
    this.#changePerson(person, before, [...before, reference]);
    return reference;
  }

  remove(reference: number): void {
    const [person, encounter] = [this.#person.at(reference), this.#encounter.at(reference)];
    const before = this.#chain(person);
    this.#changePerson(
      person,
      before,
      before.filter((other) => other !== reference),
    );
    this.#uses.set(encounter, this.#uses.at(encounter) - 1);
    if (this.#uses.at(encounter) === 0) this.#encounters.remove(encounter);
    this.#ids.remove(reference);
  }

  #begin(names: NameTable, name: string, column: NumberColumn, value: number): number {
    const number = names.add(name);
    column.set(number, value);
    return number;
  }

  #chain(person: number): number[] {
    const references: number[] = [];
    for (let at = this.#first.at(person); at !== none; at = this.#next.at(at)) references.push(at);
    return references;
  }

  /** Has a person's references follow one another in the order of `after`. */
  #changePerson(person: number, before: readonly number[], after: readonly number[]): void {
    const holdings = (references: readonly number[]) => references.map((reference) => this.#holding.at(reference));
    this.#profiles.change(holdings(before), holdings(after));
    if (after.length === 0) return this.#persons.remove(person);
    this.#first.set(person, after[0]);
    after.forEach((reference, i) => void this.#next.set(reference, after[i + 1] ?? none));
  }
}

export function inGallery({ galleries }: Pick<Holding, 'galleries'>, gallery: string): boolean {
  return gallery === ALL_GALLERIES || galleries.has(gallery);
}
