import { expect, it } from 'vitest';
import { actionWords } from './action-words.ts';

it.each([
  ['encounter.create', undefined, 'Enrolled'],
  ['search', 1, 'Searched, 1 result'],
  ['person.list', 0, 'Looked at the list of people, 0 results'],
  ['key.rotate-realm', undefined, 'Key rotate realm'],
])('%s with %s results reads "%s"', (action, count, expected) => {
  expect(actionWords(action, count)).toBe(expected);
});
