/**
 * Proof that our tables and schemas say what the interface's file says: structurally, for every operation, and in
 * behaviour, on thousands of generated and damaged documents. The file itself is not ours to carry, so the proof needs
 * ../shared beside the repository.
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { openApiDocument } from '../openapi.ts';
import type { Operation } from '../operation.ts';
import { createValidatorCompiler } from '../validation.ts';
import { osiaOperations, type OsiaOperationId } from './operations.ts';
import { documentsOf } from './testing/documents.ts';
import { normalised, resolved, type Json } from './testing/normalised.ts';

const file = fileURLToPath(new URL('../../../../../shared/specs/osia/abis.yaml', import.meta.url));
const present = existsSync(file);
const theirs = present ? (load(readFileSync(file, 'utf8')) as Json) : {};
const info = { openapi: '3.0.3', title: 'OSIA', version: '1.6.0', description: '', serverUrl: 'http://x' } as const;
const ours = openApiDocument(info, Object.values(osiaOperations));

/** Operations of a document by method and path. */
function operationsOf(document: Json): Map<string, Json> {
  const found = new Map<string, Json>();
  for (const [path, methods] of Object.entries((document.paths ?? {}) as Record<string, Json>)) {
    for (const [method, operation] of Object.entries(methods)) found.set(`${method} ${path}`, operation as Json);
  }
  return found;
}

const schemasOf = (document: Json) =>
  ((document.components as Json | undefined)?.schemas ?? {}) as Record<string, Json>;

describe.skipIf(!present)('OSIA ABIS 1.6.0: the tables', () => {
  const own = operationsOf(ours);

  it('hold the 22 operations of the file and no other', () => {
    expect([...own.keys()].sort()).toEqual([...operationsOf(theirs).keys()].sort());
    expect(own.size).toBe(22);
  });

  it.each([...operationsOf(theirs)])(
    '%s: the same parameters, bodies, answers, callbacks and scopes',
    (name, operation) => {
      expect(normalised(own.get(name), ours)).toEqual(normalised(operation, theirs));
    },
  );

  it('name the same components, and one that the file leaves without a name', () => {
    const names = Object.keys(schemasOf(ours)).filter((name) => name !== 'Verification');
    expect(names.sort()).toEqual(Object.keys(schemasOf(theirs)).sort());
  });

  it.each(Object.keys(schemasOf(theirs)))('%s: the same schema', (name) => {
    expect(normalised(schemasOf(ours)[name], ours)).toEqual(normalised(schemasOf(theirs)[name], theirs));
  });
});

/** A pair of schemas for the same place, both without references. */
interface Place {
  readonly name: string;
  readonly theirs: Json;
  readonly ours: unknown;
}

describe.skipIf(!present)('OSIA ABIS 1.6.0: the same documents are accepted and refused', () => {
  it.each(places())('$name', ({ theirs: schema, ours: ownSchema }) => {
    const reference = referenceAjv(false).compile(schema);
    const own = createValidatorCompiler()({ schema: ownSchema, httpPart: 'body' });
    const verdicts = compare(documentsOf(schema), reference, own);
    expect(verdicts.accepted).toBeGreaterThan(100);
    if (Object.keys(schema).length > 0) expect(verdicts.refused).toBeGreaterThan(100);
  });

  it.each(Object.keys(osiaOperations) as OsiaOperationId[])('query of %s', (id) => {
    const { query, method, path } = osiaOperations[id] as Operation;
    const parameters = (operationsOf(theirs).get(`${method.toLowerCase()} ${path}`)?.parameters ?? []) as Json[];
    const inQuery = parameters.filter((parameter) => parameter.in === 'query');
    const schema = {
      type: 'object',
      required: inQuery.filter(({ required }) => required === true).map(({ name }) => name),
      properties: Object.fromEntries(
        inQuery.map((parameter) => [parameter.name, normalised(parameter.schema, theirs)]),
      ),
    };
    const reference = referenceAjv(true).compile(schema);
    const own = createValidatorCompiler()({ schema: query, httpPart: 'querystring' });
    const verdicts = compare(queriesOf(inQuery.map(({ name }) => String(name))), reference, own);
    expect(verdicts.accepted).toBeGreaterThan(100);
    expect(verdicts.refused).toBeGreaterThan(100);
  });
});

function referenceAjv(coerceTypes: boolean): Ajv {
  const ajv = new Ajv({ strict: false, coerceTypes });
  addFormats.default(ajv);
  return ajv;
}

type Verdict = (document: unknown) => unknown;

/** Counts the verdicts of the file's schema, each of which must be ours too. */
function compare(documents: fc.Arbitrary<unknown>, reference: Verdict, own: Verdict) {
  const verdicts = { accepted: 0, refused: 0 };
  fc.assert(
    fc.property(documents, (document) => {
      const verdict = reference(structuredClone(document)) === true;
      verdicts[verdict ? 'accepted' : 'refused']++;
      return (own(structuredClone(document)) === true) === verdict;
    }),
    { numRuns: 1500, seed: 1 },
  );
  return verdicts;
}

/** Every component, then every body of a request, an answer and a callback, each pair of schemas once. */
function places(): Place[] {
  const found = new Map<string, Place>();
  const add = (name: string, schema: unknown, ownSchema: unknown) => {
    const place = { name, theirs: normalised(schema, theirs) as Json, ours: ownSchema };
    const key = JSON.stringify([place.theirs, place.ours]);
    if (!found.has(key)) found.set(key, place);
  };
  for (const [name, schema] of Object.entries(schemasOf(theirs)))
    add(name, schema, normalised(schemasOf(ours)[name], ours));
  for (const operation of Object.values(osiaOperations) as Operation[]) {
    const their = operationsOf(theirs).get(`${operation.method.toLowerCase()} ${operation.path}`);
    if (their === undefined) continue;
    const { operationId, body, responses, callback } = operation;
    if (body) add(`request of ${operationId}`, forRequest(bodySchema(their.requestBody)), body.schema);
    for (const [status, answer] of Object.entries(responses)) {
      const schema = bodySchema((their.responses as Json)[status]);
      if (answer.content) add(`${status} of ${operationId}`, schema, answer.content['application/json']);
    }
    if (callback) {
      const sent = ((their.callbacks as Json)[callback.name] as Record<string, { post: Json }>)[
        '${request.query.callback}'
      ];
      add(`callback of ${operationId}`, bodySchema(sent.post.requestBody), callback.result);
    }
  }
  return [...found.values()];
}

function bodySchema(part: unknown): unknown {
  return (part as { content?: Record<string, Json> }).content?.['application/json'].schema;
}

/** OpenAPI 3.0.3, Schema Object: a read-only property that is required is so in answers alone. */
function forRequest(schema: unknown): Json {
  const { required = [], ...rest } = resolved(schema, theirs) as {
    required?: string[];
    properties?: Record<string, Json>;
  };
  return {
    ...rest,
    ...(required.length > 0 && { required: required.filter((name) => rest.properties?.[name].readOnly !== true) }),
  };
}

const queryTexts = [
  '',
  'a',
  '0',
  '1',
  '-7',
  '1.5',
  '1e3',
  ' 1',
  'NaN',
  'true',
  'FINGER',
  'RIGHT_INDEX',
  'http://host.example/c',
  'http://host.example/a b',
  'urn:x:y',
  '//host',
];

function queriesOf(names: string[]): fc.Arbitrary<unknown> {
  const text = fc.oneof(fc.constantFrom(...queryTexts), fc.string({ maxLength: 4 }));
  const value = fc.oneof({ weight: 9, arbitrary: text }, { weight: 1, arbitrary: fc.array(text, { maxLength: 2 }) });
  const others = fc.record({ transactionId: fc.constant('t'), added: text }, { requiredKeys: ['transactionId'] });
  const all = fc.record(Object.fromEntries(names.map((name) => [name, value])), { requiredKeys: [] });
  return fc.oneof(
    all,
    fc
      .tuple(others, fc.subarray(names), all)
      .map(([base, kept, values]) => ({ ...base, ...pick(values, kept.slice(0, 1)) })),
  );
}

function pick(values: Record<string, unknown>, names: string[]): Json {
  return Object.fromEntries(names.filter((name) => name in values).map((name) => [name, values[name]]));
}
