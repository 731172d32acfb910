/** OSIA's search filter: on the modality, and on biographic fields, which the engine does not know. */
import type { Filter } from '@ipse/protocol';
import type { EncounterBody as StoredBody, Store } from '@ipse/store';
import { fail } from '../errors.ts';
import { modalityOf } from '../records/biometric-types.ts';
import { bodyOf } from './encounters.ts';

export interface ParsedFilter {
  /** Absent: every modality. */
  readonly modalities?: readonly string[];
  /** Absent: whatever the biography. */
  readonly accepts?: (biographicData: unknown) => boolean;
}

const biometricTypes = ['FACE', 'FINGER', 'IRIS', 'SIGNATURE', 'UNKNOWN'] as const;
type BiometricType = (typeof biometricTypes)[number];
const isBiometricType = (value: unknown): value is BiometricType => biometricTypes.includes(value as BiometricType);

/** Exact fields may stand in the filter itself or within its `biographicData`. Errors: FILTER_INVALID. */
export function parseFilter(filter: Filter = {}): ParsedFilter {
  const { biometricType, biographicData, dateOfBirthMin, dateOfBirthMax, ...rest } = filter;
  const tests: ((data: Readonly<Record<string, unknown>>) => boolean)[] = [];
  if (dateOfBirthMin !== undefined) {
    const min = dateOf(dateOfBirthMin, 'dateOfBirthMin');
    tests.push(({ dateOfBirth }) => typeof dateOfBirth === 'string' && dateOfBirth.slice(0, 10) >= min);
  }
  if (dateOfBirthMax !== undefined) {
    const max = dateOf(dateOfBirthMax, 'dateOfBirthMax');
    tests.push(({ dateOfBirth }) => typeof dateOfBirth === 'string' && dateOfBirth.slice(0, 10) <= max);
  }
  if (biographicData !== undefined && !isObject(biographicData)) throw fail('FILTER_INVALID', 'biographicData');
  for (const [name, wanted] of Object.entries({ ...rest, ...biographicData })) {
    if (typeof wanted === 'object' && wanted !== null) throw fail('FILTER_INVALID', name);
    tests.push((data) => Object.hasOwn(data, name) && data[name] === wanted);
  }
  return {
    ...(biometricType === undefined ? {} : { modalities: modalitiesOf(biometricType) }),
    ...(tests.length === 0 ? {} : { accepts: (data) => isObject(data) && tests.every((test) => test(data)) }),
  };
}

/** Our ids of the encounters of a gallery that pass; undefined when all do. */
export async function encountersPassing(
  { accepts }: ParsedFilter,
  store: Store,
  gallery: string | undefined,
): Promise<readonly string[] | undefined> {
  if (!accepts) return undefined;
  const passing: string[] = [];
  for await (const batch of store.encounters.bodies(gallery)) {
    passing.push(...batch.filter((each) => accepts(biographyOf(each))).map(({ encounterId }) => encounterId));
  }
  return passing;
}

const biographyOf = (each: StoredBody): unknown => bodyOf(each).biographicData;

function modalitiesOf(biometricType: unknown): string[] {
  const types = Array.isArray(biometricType) ? biometricType : [biometricType];
  if (!types.every(isBiometricType)) throw fail('FILTER_INVALID', 'biometricType');
  return types.map(modalityOf);
}

function dateOf(value: unknown, name: string): string {
  const text = typeof value === 'string' ? value.slice(0, 10) : '';
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) throw fail('FILTER_INVALID', name);
  return text;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
