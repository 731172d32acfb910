/** Plants synthetic DNA profiles: people, a stain that one of them left, and a file to search with. */
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DataUse } from '@ipse/custody';
import { openPopulation } from '@ipse/dna';
import { createChild, createGenotypes, createStain, random } from '@ipse/testkit';
import type { SyntheticGenotypes } from '@ipse/testkit';
import type { DnaProfileInput } from '@ipse/protocol';
import { referenceOf, toDnaSample } from '../dna/stored-profile.ts';
import type { Services } from '../services.ts';

const terms = { preset: 'codis', table: 'nist1036', population: 'All', theta: 0.01 } as const;
const peopleGallery = 'dna-people';
const stainsGallery = 'dna-stains';
export const plantedPeople = 8;

/** Whoever is enrolled already is left as they are. */
export async function plantDna(services: Services, use: DataUse, folder: string): Promise<void> {
  const { store } = services;
  const frequencies = new Map(
    [...openPopulation(terms.table, terms.population).loci].map(([marker, { frequency }]) => [marker, frequency]),
  );
  const chance = random('demo/dna');
  const people = Array.from({ length: plantedPeople }, () => createGenotypes(chance, frequencies));
  const child = createChild(chance, people[0], people[1]);
  const stain = createStain(chance, [people[2]], frequencies, { dropOut: 0.04, dropIn: 0 });
  if ((await store.persons.find('dna-scene-1')) === undefined) {
    for (const gallery of [peopleGallery, stainsGallery]) await store.galleries.declareDna(use, gallery, { ...terms });
    for (const [i, genotypes] of people.entries()) {
      await enrol(services, use, `dna-person-${i + 1}`, peopleGallery, {
        category: 'person',
        markers: toMarkers(genotypes),
      });
    }
    // Last, for it tells that all are there; the search on load then finds whose it is.
    const markers = Object.fromEntries(stain);
    await enrol(services, use, 'dna-scene-1', stainsGallery, { category: 'stain', markers });
  }
  const file = join(folder, 'dna-profiles.csv');
  if (!existsSync(file))
    await writeFile(file, toFile({ 'stain-of-person-3': people[2], 'child-of-1-and-2': child, 'parent-1': people[0] }));
}

async function enrol(
  { store, freshness }: Services,
  use: DataUse,
  personExternalId: string,
  gallery: string,
  profile: DnaProfileInput,
): Promise<void> {
  if ((await store.persons.find(personExternalId)) !== undefined) return;
  const { cursor } = await store.encounters.enrol(use, {
    ...{ personExternalId, status: 'ACTIVE', galleries: [gallery], body: { encounterType: 'demonstration' } },
    samples: [toDnaSample(profile, referenceOf(profile))],
  });
  freshness.acknowledged(cursor);
}

const toMarkers = (genotypes: SyntheticGenotypes): Record<string, string[]> =>
  Object.fromEntries([...genotypes].map(([marker, alleles]) => [marker, [...alleles]]));

/** With peak heights, as EuroForMix writes them; a homozygote has one peak, twice as high. */
function toFile(profiles: Readonly<Record<string, SyntheticGenotypes>>): string {
  const chance = random('demo/dna/peaks');
  const rows = Object.entries(profiles).flatMap(([sample, genotypes]) =>
    [...genotypes].map(([marker, [a, b]]) => {
      const height = () => Math.round(600 + 900 * chance.unit());
      if (a === b) return [sample, marker, a, '', height() + height(), ''].join(',');
      return [sample, marker, a, b, height(), height()].join(',');
    }),
  );
  return ['SampleName,Marker,Allele1,Allele2,Height1,Height2', ...rows, ''].join('\n');
}
