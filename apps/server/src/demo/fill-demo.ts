/** Fills the realm with synthetic people, and a folder with pictures to search for. May be stopped and taken up again. */
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Piscina } from 'piscina';
import { stateUse } from '@ipse/custody';
import type { DataUse } from '@ipse/custody';
import { biometricTypeOf } from '../records/biometric-types.ts';
import { prepareSamples, toNewSample } from '../records/prepare-samples.ts';
import type { IncomingSample } from '../records/prepare-samples.ts';
import type { Services } from '../services.ts';
import { demoPeople, demoPeopleCount, unknownSeed } from './demo-people.ts';
import type { DemoPerson } from './demo-people.ts';
import { plantDna } from './plant-dna.ts';
import type { DemoPictures, DemoRequest } from './demo-worker.ts';

type Draw = (request: DemoRequest) => Promise<DemoPictures>;

export interface DemoOptions {
  /** Where the pictures to search for go. */
  readonly folder: string;
  /** How many people; default 200. */
  readonly count?: number;
  /** Prints on the terminal. */
  readonly say: (text: string) => void;
  readonly signal: AbortSignal;
}

/** Who is already enrolled is left as they are. */
export async function fillDemo(services: Services, options: DemoOptions): Promise<void> {
  const { folder, count = demoPeopleCount, say, signal } = options;
  const filename = new URL('./demo-worker.ts', import.meta.url).href;
  const pool = new Piscina({ filename, minThreads: 1, maxThreads: 1 });
  try {
    const draw: Draw = (request) => pool.run(request, { signal }) as Promise<DemoPictures>;
    const use = stateUse({ kind: 'system', id: 'demo' }, { purpose: 'demonstration', authority: 'synthetic data' });
    const people = demoPeople(count);
    await writeProbes(folder, people, draw);
    say(`Demo: pictures to search for are in ${folder}\n`);
    await plantDna(services, use, folder);
    await enrolMissing(services, use, people, draw, options);
    say(`Demo: all ${count} synthetic people are enrolled\n`);
  } finally {
    await pool.close({ force: true });
  }
}

/** Draws the next person while this one is being enrolled. */
async function enrolMissing(
  services: Services,
  use: DataUse,
  people: readonly DemoPerson[],
  draw: Draw,
  { say, signal }: DemoOptions,
): Promise<void> {
  const missing = await missingOf(services, people);
  const drawn = (person: DemoPerson | undefined) => person && draw({ seed: person.seed, occasion: 'enrolment' });
  let next = drawn(missing[0]);
  for (const [index, person] of missing.entries()) {
    const pictures = await next;
    next = drawn(missing[index + 1]);
    next?.catch(() => undefined);
    signal.throwIfAborted();
    if (pictures) await enrol(services, use, person, pictures);
    const done = people.length - missing.length + index + 1;
    if (done % 20 === 0 && done < people.length) say(`Demo: ${done} of ${people.length} synthetic people enrolled\n`);
  }
}

async function missingOf({ store }: Services, people: readonly DemoPerson[]): Promise<DemoPerson[]> {
  const missing: DemoPerson[] = [];
  for (const person of people) {
    if ((await store.persons.find(person.personId)) === undefined) missing.push(person);
  }
  return missing;
}

async function enrol(services: Services, use: DataUse, person: DemoPerson, pictures: DemoPictures): Promise<void> {
  const samples = await prepareSamples(services, [
    toIncoming('fingerprint', 'RIGHT_INDEX', pictures.rightIndex),
    toIncoming('fingerprint', 'LEFT_INDEX', pictures.leftIndex),
    toIncoming('face', 'PORTRAIT', pictures.portrait),
  ]);
  const { cursor } = await services.store.encounters.enrol(use, {
    personExternalId: person.personId,
    status: 'ACTIVE',
    galleries: person.galleries,
    body: { encounterType: 'demonstration', biographicData: { ...person.biographicData } },
    samples: samples.map(toNewSample),
  });
  services.freshness.acknowledged(cursor);
}

function toIncoming(modality: string, position: string, image: Uint8Array): IncomingSample {
  const mediaType = 'image/png';
  const fields = { biometricType: biometricTypeOf(modality), biometricSubType: position, mimeType: mediaType };
  return { modality, position, image, mediaType, fields };
}

/** Other pictures of some who are enrolled, and of one who is not; the note is written last and tells that all are there. */
async function writeProbes(folder: string, people: readonly DemoPerson[], draw: Draw): Promise<void> {
  const note = join(folder, 'read-me.txt');
  if (existsSync(note)) return;
  await mkdir(folder, { recursive: true });
  const mates = people.filter(({ hasProbe }) => hasProbe).map(({ personId, seed }) => ({ name: personId, seed }));
  for (const { name, seed } of [...mates, { name: 'unknown', seed: unknownSeed }]) {
    const { rightIndex, leftIndex, portrait } = await draw({ seed, occasion: 'probe' });
    await writeFile(join(folder, `${name}-right-index.png`), rightIndex);
    await writeFile(join(folder, `${name}-left-index.png`), leftIndex);
    await writeFile(join(folder, `${name}-portrait.png`), portrait);
  }
  await writeFile(note, noteText);
}

const noteText = `Pictures to search for. All of them are synthetic; nobody in them lives.

demo-...  another impression of each index finger, and another portrait, of the enrolled person of that id
unknown   somebody who is not enrolled
dna-...   DNA profiles for the DNA screen: of an enrolled person, and of a child of two of them

Drawn faces resemble one another more than real ones do: a search by 'unknown-portrait.png' returns leads that a
person has to rule out. Accuracy is never measured on these pictures.
`;
