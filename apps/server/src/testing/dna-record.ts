/** A server for tests with a few people of a family and others in its record of DNA. */
import { openPopulation } from '@ipse/dna';
import type { DnaEnrolResult } from '@ipse/protocol';
import { createChild, createGenotypes, random } from '@ipse/testkit';
import type { SyntheticGenotypes } from '@ipse/testkit';
import { ownCalls, startTestServer } from './test-server.ts';
import type { TestServer } from './test-server.ts';

export interface DnaRecord {
  readonly server: TestServer;
  /** Errors: throws where a profile is refused. */
  enrol(galleries: readonly string[], ...profiles: readonly object[]): Promise<DnaEnrolResult['profiles']>;
  /** What events tell, the last first. */
  actions(): Promise<string[]>;
}

export const nist = { table: 'nist1036', population: 'Cauc', theta: 0.01 };
const { loci } = openPopulation(nist.table, nist.population);
export const chance = random('dna record');
const frequencies = new Map([...loci].map(([marker, { frequency }]) => [marker, frequency]));
export const somebody = () => createGenotypes(chance, frequencies);
export const [ada, bob, father, mother] = [somebody(), somebody(), somebody(), somebody()];
export const child = createChild(chance, father, mother);

export const markersOf = (genotypes: SyntheticGenotypes) =>
  Object.fromEntries([...genotypes].map(([marker, alleles]): [string, string[]] => [marker, [...alleles]]));
export const profile = (genotypes: SyntheticGenotypes, category: string) => ({
  category,
  markers: markersOf(genotypes),
});

/** In gallery `people`: ada, bob and the father. */
export async function startDnaRecord(): Promise<DnaRecord> {
  const server = await startTestServer();
  const call = ownCalls(() => server);
  const enrol: DnaRecord['enrol'] = async (galleries, ...profiles) => {
    const answer = await call('POST', 'dna/profiles', { body: { galleries, encounterType: 'case', profiles } });
    if (answer.statusCode !== 200) throw new Error(answer.body.slice(0, 200));
    return answer.json<DnaEnrolResult>().profiles;
  };
  const actions = async () => {
    const { items } = (await call('GET', 'events?limit=500')).json();
    return items.map(({ action }: { action: string }) => action) as string[];
  };
  await enrol(
    ['people'],
    { personId: 'ada', name: 'swab 1', ...profile(ada, 'person'), peaks: { TH01: [{ allele: '6', height: 900 }] } },
    { personId: 'bob', ...profile(bob, 'person') },
    { personId: 'father', ...profile(father, 'person') },
  );
  return { server, enrol, actions };
}
