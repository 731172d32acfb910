/** The people who are searched for: two fingers each, each finger printed several times. */
import { readFile } from 'node:fs/promises';
import { fingerprint } from '@ipse/fingerprint';
import { readManifest } from '../run/manifest.ts';
import { syntheticTemplate } from '../synthetic/templates.ts';

export interface SearchedPerson {
  readonly personKey: string;
  /** Of each finger its encoded impressions: the first is enrolled, the others are searched with. */
  readonly fingers: readonly (readonly Uint8Array[])[];
}

export const positions = ['RIGHT_INDEX', 'LEFT_INDEX'] as const;

/** Seeds of people lie beyond those of any pool. */
export const peopleFrom = 2_000_000_000;

/** Neighbouring fingers of a manifest as the two fingers of a person. */
export async function peopleOf(manifest: string): Promise<SearchedPerson[]> {
  const fingers = new Map<string, Uint8Array[]>();
  for (const { file, instanceKey, resolutionPpi } of await readManifest(manifest)) {
    const options = resolutionPpi === undefined ? {} : { resolutionPpi };
    const sample = await fingerprint.decode(new Uint8Array(await readFile(file)), options);
    const extraction = await fingerprint.extract(sample);
    if (!extraction.suitable) continue;
    fingers.set(instanceKey, [...(fingers.get(instanceKey) ?? []), fingerprint.encodeTemplate(extraction.template)]);
  }
  return inPairs([...fingers.values()], manifest);
}

/** Seeds from `from` on; the crowd must not use the same. */
export function syntheticPeople(count: number, impressions: number, from: number): SearchedPerson[] {
  const finger = (seed: number) =>
    Array.from({ length: impressions }, (_, k) => fingerprint.encodeTemplate(syntheticTemplate(seed, k)));
  return inPairs(
    Array.from({ length: 2 * count }, (_, i) => finger(from + i)),
    'synthetic',
  );
}

function inPairs(fingers: readonly (readonly Uint8Array[])[], name: string): SearchedPerson[] {
  return Array.from({ length: Math.floor(fingers.length / 2) }, (_, i) => ({
    personKey: `${name} ${i}`,
    fingers: fingers.slice(2 * i, 2 * i + 2),
  }));
}
