import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeProfile, encodeProfile } from './encode.ts';
import { readProfile } from './profile.ts';
import type { WrittenProfile } from './profile.ts';

const example: WrittenProfile = {
  markers: { TH01: ['6', '9.3'], vwa: ['17'], FGA: ['20', '>30', '12.x'], AMEL: ['X', 'Y'], DYS385: ['14', '11'] },
  required: { TH01: '9.3' },
  mt: { ranges: [[16023, 16428]], differences: ['16189c'] },
};

describe('a profile', () => {
  it('is read as laboratories write it', () => {
    const { markers, required, mt } = readProfile({ ...example, markers: { ...example.markers, TH01: ['9.3', '6'] } });
    expect(Object.fromEntries(markers)).toEqual({
      ...{ TH01: ['6', '9.3'], vWA: ['17', '17'], FGA: ['20', '12.X', '>30'] },
      ...{ Amelogenin: ['X', 'Y'], DYS385: ['11', '14'] },
    });
    expect(required.get('TH01')).toBe('9.3');
    expect(mt?.differences).toEqual(['16189C']);
  });

  it.each<[WrittenProfile, string]>([
    [{ markers: { XYZ: ['1'] } }, 'DNA_MARKER_UNKNOWN'],
    [{ markers: { TH01: [] } }, 'DNA_PROFILE_INVALID'],
    [{ markers: { TH01: ['X'] } }, 'DNA_PROFILE_INVALID'],
    [{ markers: { AMEL: ['9'] } }, 'DNA_PROFILE_INVALID'],
    [{ markers: { TH01: ['6'], THO1: ['7'] } }, 'DNA_PROFILE_INVALID'],
    [{ markers: { TH01: ['6'] }, required: { TH01: '7' } }, 'DNA_PROFILE_INVALID'],
    [{ markers: { TH01: ['9,3'] } }, 'DNA_ALLELE_INVALID'],
  ])('refuses %j', (written, code) => {
    expect(() => readProfile(written)).toThrow(expect.objectContaining({ code }));
  });

  it('comes back from its bytes', () => {
    const profile = readProfile({ ...example, markers: { ...example.markers, TH01: ['9.3', '6'] } });
    expect(decodeProfile(encodeProfile(profile))).toEqual(profile);
  });

  it('is refused or re-encodes to the same bytes, whatever was done to them', () => {
    const bytes = encodeProfile(readProfile({ ...example, markers: { ...example.markers, TH01: ['9.3', '6'] } }));
    const damage = fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 3 });
    let refused = 0;
    fc.assert(
      fc.property(damage, fc.nat(bytes.length), (changes, length) => {
        const hostile = bytes.slice(0, length % 3 === 0 ? length : bytes.length);
        for (const [at, value] of changes) if (at < hostile.length) hostile[at] = value;
        try {
          expect(encodeProfile(decodeProfile(hostile))).toEqual(hostile);
        } catch (error) {
          expect(error).toMatchObject({ code: 'DNA_TEMPLATE_INVALID' });
          refused++;
        }
      }),
      { numRuns: 600 },
    );
    expect(refused).toBeGreaterThan(300);
  });
});
