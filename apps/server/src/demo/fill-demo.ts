/** Fills the realm with synthetic people, and a folder with pictures to search for. May be stopped and taken up again. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Piscina } from 'piscina';
import { stateUse } from '@ipse/custody';
import type { DataUse } from '@ipse/custody';
import { biometricTypeOf } from '../records/biometric-types.ts';
import { prepareSamples, toNewSample } from '../records/prepare-samples.ts';
import type { IncomingSample } from '../records/prepare-samples.ts';
import type { Services } from '../services.ts';
import { demoMates, demoPeopleCount, demoPerson, unknownSeed } from './demo-people.ts';
import type { DemoPerson } from './demo-people.ts';
import type { DemoPictures, DemoRequest } from './demo-worker.ts';

type Draw = (request: DemoRequest) => Promise<DemoPictures>;

/** `say` prints on the terminal. Who is already enrolled is left as they are. */
export async function fillDemo(
  services: Services,
  folder: string,
  say: (text: string) => void,
  signal: AbortSignal,
): Promise<void> {
  const filename = new URL('./demo-worker.ts', import.meta.url).href;
  const pool = new Piscina({ filename, minThreads: 1, maxThreads: 1 });
  try {
    const draw: Draw = (request) => pool.run(request, { signal }) as Promise<DemoPictures>;
    await writeProbes(folder, draw);
    say(`Demo: pictures to search for are in ${folder}\n`);
    await enrolAll(services, draw, say, signal);
  } finally {
    await pool.close({ force: true });
  }
}

/** Draws the next person while this one is being enrolled. */
async function enrolAll(services: Services, draw: Draw, say: (text: string) => void, signal: AbortSignal) {
  const use = stateUse({ kind: 'system', id: 'demo' }, { purpose: 'demonstration', authority: 'synthetic data' });
  const missing = await missingPeople(services);
  const drawn = (person: DemoPerson | undefined) => person && draw({ seed: person.seed, occasion: 'enrolment' });
  let next = drawn(missing[0]);
  for (const [index, person] of missing.entries()) {
    const pictures = await next;
    next = drawn(missing[index + 1]);
    next?.catch(() => undefined);
    signal.throwIfAborted();
    if (pictures) await enrol(services, use, person, pictures);
    const done = demoPeopleCount - missing.length + index + 1;
    if (done % 20 === 0) say(`Demo: ${done} of ${demoPeopleCount} synthetic people enrolled\n`);
  }
  if (missing.length === 0) say(`Demo: all ${demoPeopleCount} synthetic people are enrolled\n`);
}

async function missingPeople({ store }: Services): Promise<DemoPerson[]> {
  const missing: DemoPerson[] = [];
  for (let number = 1; number <= demoPeopleCount; number++) {
    const person = demoPerson(number);
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

/** Other pictures of some who are enrolled, and of one who is not. */
async function writeProbes(folder: string, draw: Draw): Promise<void> {
  await mkdir(folder, { recursive: true });
  const wanted = demoMates.map((number) => ({ name: demoPerson(number).personId, seed: demoPerson(number).seed }));
  for (const { name, seed } of [...wanted, { name: 'unknown', seed: unknownSeed }]) {
    const { rightIndex, leftIndex, portrait } = await draw({ seed, occasion: 'probe' });
    await writeFile(join(folder, `${name}-right-index.png`), rightIndex);
    await writeFile(join(folder, `${name}-left-index.png`), leftIndex);
    await writeFile(join(folder, `${name}-portrait.png`), portrait);
  }
}
