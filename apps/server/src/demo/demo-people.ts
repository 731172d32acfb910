/** Who is in the demonstration: nobody who lives. */

export interface DemoPerson {
  /** `demo-001` to `demo-200`. */
  readonly personId: string;
  readonly seed: string;
  readonly galleries: readonly string[];
  readonly biographicData: { readonly firstName: string; readonly lastName: string; readonly dateOfBirth: string };
}

export const demoPeopleCount = 200;
/** People of whom another impression and another portrait lie in the demo folder. */
export const demoMates = [1, 20, 57, 110, 199];
export const unknownSeed = 'demo/unknown';

const firstNames = ['Alda', 'Bero', 'Ciri', 'Doma', 'Elin', 'Faro', 'Gwen', 'Hilo', 'Ista', 'Juno'];
const lastNames = ['Ashwood', 'Birchmere', 'Cedarholt', 'Dunmoor', 'Elmbrook', 'Fernhall', 'Gorsley'];

export function demoPerson(number: number): DemoPerson {
  const text = String(number).padStart(3, '0');
  return {
    personId: `demo-${text}`,
    seed: `demo/${text}`,
    galleries: number % 10 === 0 ? ['residents', 'watch-list'] : ['residents'],
    biographicData: {
      firstName: firstNames[number % firstNames.length],
      lastName: `${lastNames[number % lastNames.length]} (synthetic)`,
      dateOfBirth: `${1950 + (number % 50)}-${two(1 + (number % 12))}-${two(1 + (number % 28))}`,
    },
  };
}

const two = (value: number): string => String(value).padStart(2, '0');
