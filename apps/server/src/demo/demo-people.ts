/** Who is in the demonstration: nobody who lives. */
import { createPerson } from '@ipse/testkit';
import type { BiographicData } from '@ipse/testkit';

export interface DemoPerson {
  /** `demo-001` to `demo-200`. */
  readonly personId: string;
  readonly seed: string;
  readonly galleries: readonly string[];
  readonly biographicData: BiographicData;
  readonly hasProbe: boolean;
}

export const demoPeopleCount = 200;
export const unknownSeed = 'demo/unknown';

/** People of whom other impressions and another portrait lie in the demo folder. */
const withProbes = [1, 20, 57, 110, 199];

/** The people of 1 to `count`, those with pictures to search for first, so that they are soon found. */
export function demoPeople(count: number): DemoPerson[] {
  const people = Array.from({ length: count }, (_, index) => demoPerson(index + 1));
  return people.sort((a, b) => Number(b.hasProbe) - Number(a.hasProbe));
}

function demoPerson(number: number): DemoPerson {
  const text = String(number).padStart(3, '0');
  const seed = `demo/${text}`;
  return {
    personId: `demo-${text}`,
    seed,
    galleries: number % 10 === 0 ? ['residents', 'watch-list'] : ['residents'],
    biographicData: createPerson(seed).biographicData,
    hasProbe: withProbes.includes(number),
  };
}
