import { expect, it } from 'vitest';
import { emptyEnrolDraft, toEnrolRequest, withRow } from './enrol-draft.ts';

const draft = { ...emptyEnrolDraft, gallery: ' members ', encounterType: 'Registration' };

it('leaves out what was not said', () => {
  expect(toEnrolRequest(draft)).toEqual({ galleries: ['members'], encounterType: 'Registration', samples: [] });
});

it('sends named values only, trimmed, and the person of a further encounter', () => {
  const biographic = [
    { id: 1, name: ' surname ', value: ' Doe ' },
    { id: 2, name: '', value: 'nameless' },
    { id: 3, name: 'empty', value: ' ' },
  ];
  expect(toEnrolRequest({ ...draft, biographic, personId: ' p-1 ' })).toMatchObject({
    personId: 'p-1',
    biographicData: { surname: 'Doe' },
  });
});

it('never gives a new row the id of a removed one', () => {
  const two = withRow(withRow(emptyEnrolDraft));
  const oneLeft = { ...two, biographic: two.biographic.slice(1) };
  expect(withRow(oneLeft).biographic.map(({ id }) => id)).toEqual([2, 3]);
});
