/** A synthetic person: a name nobody has, a date of birth, fingers and a face, all from one seed. */
import { createFaceIdentity, type FaceIdentity } from '../face/create-identity.ts';
import { createFinger, type Finger } from '../finger/create-finger.ts';
import { random } from '../random.ts';
import { inventFirstName, inventLastName } from './names.ts';

/** Names of the fields as OSIA has them. */
export interface BiographicData {
  readonly firstName: string;
  /** Ends in `(synthetic)`, so that nobody takes the record for a person's. */
  readonly lastName: string;
  readonly gender: 'F' | 'M';
  /** YYYY-MM-DD. */
  readonly dateOfBirth: string;
  /** `UTO`, Utopia: the code that ICAO Doc 9303 keeps for specimens. */
  readonly nationality: 'UTO';
}

export interface SyntheticPerson {
  readonly seed: number | string;
  readonly biographicData: BiographicData;
  /** The finger at an OSIA position, such as `RIGHT_INDEX`. Grown on each call: keep it. */
  finger(position: string): Finger;
  /** Painted on each call: keep it. */
  face(): FaceIdentity;
}

const msPerDay = 86_400_000;
const earliestBirth = Date.UTC(1945, 0, 1);
const birthRangeDays = 60 * 365;

/** The person of a seed. Cheap: fingers and face are made when asked for. */
export function createPerson(seed: number | string): SyntheticPerson {
  const chance = random(`person/${seed}`);
  const sex = chance.pick(['female', 'male'] as const);
  const biographicData: BiographicData = {
    firstName: inventFirstName(chance, sex),
    lastName: `${inventLastName(chance)} (synthetic)`,
    gender: sex === 'female' ? 'F' : 'M',
    dateOfBirth: new Date(earliestBirth + chance.below(birthRangeDays) * msPerDay).toISOString().slice(0, 10),
    nationality: 'UTO',
  };
  return {
    seed,
    biographicData,
    finger: (position) => createFinger(`${seed}/${position}`),
    face: () => createFaceIdentity(seed, { sex }),
  };
}
