/** What answers of our own interface are held against in tests. */
import { expect } from 'vitest';
import { ownOperations } from '@ipse/protocol';
import type { Operation, OwnOperationId } from '@ipse/protocol';
import { createValidatorCompiler } from '@ipse/protocol/validation';

const compile = createValidatorCompiler();

/** That a body is as the operation's table says of a 200. */
export function expectToMatch(id: OwnOperationId, body: unknown): void {
  const operation: Operation = ownOperations[id];
  const check = compile({ schema: operation.responses[200].content?.['application/json'], httpPart: 'body' });
  expect(check(body), JSON.stringify(check.errors)).toBe(true);
}
