import { expect, test } from 'vitest';
import { createPerson } from './create-person.ts';

const people = Array.from({ length: 300 }, (_, seed) => createPerson(seed).biographicData);

test('a person is the same for the same seed', () => expect(createPerson(5).biographicData).toEqual(people[5]));

test('people have a name marked as synthetic, a date that exists, and no real country', () => {
  for (const { firstName, lastName, dateOfBirth, nationality } of people) {
    expect(firstName).toMatch(/^[A-Z][a-z]{3,}$/);
    expect(lastName).toMatch(/^[A-Z][a-z]{3,} \(synthetic\)$/);
    expect(dateOfBirth).toMatch(/^(19[4-9]\d|200[0-5])-\d\d-\d\d$/);
    expect(new Date(dateOfBirth).toISOString().slice(0, 10)).toBe(dateOfBirth);
    expect(nationality).toBe('UTO');
  }
});

test('few people share their names, and both sexes occur', () => {
  expect(new Set(people.map(({ firstName, lastName }) => firstName + lastName)).size).toBeGreaterThan(290);
  expect(people.filter(({ gender }) => gender === 'F').length).toBeGreaterThan(100);
  expect(people.filter(({ gender }) => gender === 'M').length).toBeGreaterThan(100);
});

test('each position is another finger, and the face goes with the person', () => {
  const person = createPerson('ada');
  expect(person.finger('RIGHT_INDEX').ridges.data).not.toEqual(person.finger('LEFT_INDEX').ridges.data);
  expect(person.face().shape).toEqual(createPerson('ada').face().shape);
  expect(person.face().shape).not.toEqual(createPerson('bob').face().shape);
});
