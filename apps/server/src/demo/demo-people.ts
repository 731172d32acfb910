/** Who is in the demonstration: nobody who lives. */
import { createPerson } from '@ipse/testkit';
import type { BiographicData } from '@ipse/testkit';

export interface DemoPerson {
  /** `demo-001` to `demo-200`. */
  readonly personId: string;
  readonly seed: string;
  readonly galleries: readonly string[];
  readonly biographicData: BiographicData;
}

export const demoPeopleCount = 200;
/** People of whom other impressions and another portrait lie in the demo folder. */
export const demoMates = [1, 20, 57, 110, 199];
export const unknownSeed = 'demo/unknown';

export function demoPerson(number: number): DemoPerson {
  const text = String(number).padStart(3, '0');
  const seed = `demo/${text}`;
  return {
    personId: `demo-${text}`,
    seed,
    galleries: number % 10 === 0 ? ['residents', 'watch-list'] : ['residents'],
    biographicData: createPerson(seed).biographicData,
  };
}
