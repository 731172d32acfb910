import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { Operation } from './operation.ts';
import { osiaOperations } from './osia/operations.ts';
import { ownOperations } from './own/operations.ts';
import { statementHeaders } from './statement.ts';

const reference = readFileSync(new URL('../../../docs/reference/api.md', import.meta.url), 'utf8');

/** The line of an operation in the tables of the reference. */
function rowOf({ operationId, method, path, scopes, statesPurpose, responses }: Operation): string {
  const scope = scopes.map((name) => `\`${name}\``).join(', ') || '–';
  const answers = Object.keys(responses).join(' ');
  return `| \`${operationId}\` | \`${method} ${path}\` | ${scope} | ${statesPurpose ? 'yes' : 'no'} | ${answers} |`;
}

it('lists every operation as it is, and no other', () => {
  const rows = Object.values<Operation>({ ...osiaOperations, ...ownOperations }).map(rowOf);
  expect(reference.split('\n').filter((line) => /^\| `\w+` \| `(GET|POST|PUT|DELETE) /.test(line))).toEqual(rows);
});

it('names every header of the statement of purpose', () => {
  for (const header of Object.values(statementHeaders)) expect(reference.toLowerCase()).toContain(`| \`${header}\` |`);
});
