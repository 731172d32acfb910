import { describe, expect, it } from 'vitest';
import { parseFilter } from './filter.ts';

const ada = { firstName: 'Ada', dateOfBirth: '1990-12-10', active: true };
const accepts = (filter: Record<string, unknown>, data: unknown) => parseFilter(filter).accepts?.(data);

describe('parseFilter', () => {
  it('filters nothing when empty', () => {
    expect(parseFilter({})).toEqual({});
    expect(parseFilter(undefined)).toEqual({});
  });

  it('translates biometric types', () => {
    expect(parseFilter({ biometricType: 'FINGER' }).modalities).toEqual(['fingerprint']);
    expect(parseFilter({ biometricType: ['FACE', 'FINGER'] }).modalities).toEqual(['face', 'fingerprint']);
  });

  it('compares exact fields, in the filter or in its biographicData', () => {
    expect(accepts({ firstName: 'Ada' }, ada)).toBe(true);
    expect(accepts({ biographicData: { firstName: 'Ada', active: true } }, ada)).toBe(true);
    expect(accepts({ firstName: 'ada' }, ada)).toBe(false);
    expect(accepts({ lastName: 'Ada' }, ada)).toBe(false);
    expect(accepts({ toString: 'x' }, ada)).toBe(false);
    expect(accepts({ firstName: 'Ada' }, undefined)).toBe(false);
  });

  it('includes both ends of a range of dates of birth, and times of day do not matter', () => {
    expect(accepts({ dateOfBirthMin: '1990-12-10', dateOfBirthMax: '1990-12-10T00:00:00Z' }, ada)).toBe(true);
    expect(accepts({ dateOfBirthMin: '1990-12-11' }, ada)).toBe(false);
    expect(accepts({ dateOfBirthMax: '1990-12-09' }, ada)).toBe(false);
    expect(accepts({ dateOfBirthMax: '1990-12-09' }, { firstName: 'no date' })).toBe(false);
  });

  it.each([{ biometricType: 'TOE' }, { dateOfBirthMin: 'yesterday' }, { name: { $gt: '' } }, { biographicData: [] }])(
    'refuses %j',
    (filter) => {
      expect(() => parseFilter(filter)).toThrowError(expect.objectContaining({ code: 'FILTER_INVALID' }));
    },
  );
});
