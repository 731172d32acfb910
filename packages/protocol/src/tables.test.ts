import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openApiDocument } from './openapi.ts';
import type { Operation } from './operation.ts';
import { osiaOperations } from './osia/operations.ts';
import { ownOperations } from './own/operations.ts';
import { routeOf } from './route.ts';
import { decodeStatement, encodeStatement, statementHeaders } from './statement.ts';
import { createValidatorCompiler, describeErrors } from './validation.ts';

const operations = Object.entries({ ...osiaOperations, ...ownOperations }) as [string, Operation][];

describe.each(operations)('%s', (id, operation) => {
  it('is named as in the table, and describes exactly the parameters in its path', () => {
    expect(operation.operationId).toBe(id);
    const inPath = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    expect(Object.keys(operation.params?.properties ?? {})).toEqual(inPath);
    expect(operation.params?.required ?? []).toEqual(inPath);
  });

  it('compiles, and makes a route', () => {
    const { url, schema } = routeOf(operation);
    expect(url).not.toMatch(/[{}]/);
    const compile = createValidatorCompiler();
    for (const [httpPart, part] of Object.entries(schema as object)) {
      expect(compile({ schema: part, httpPart })).toBeTypeOf('function');
    }
  });
});

describe('openApiDocument', () => {
  const document = openApiDocument(
    { openapi: '3.1.0', title: 'Ipse', version: '1', description: 'd', serverUrl: 'http://127.0.0.1:8787' },
    Object.values(ownOperations),
  );
  const text = JSON.stringify(document);

  it('refers to nothing that it does not hold', () => {
    const components = Object.keys((document.components as { schemas: object }).schemas);
    const referred = [...text.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name);
    expect(referred.length).toBeGreaterThan(components.length);
    expect([...new Set(referred)].sort()).toEqual(components.sort());
  });

  it('tells who may call, and that a purpose is stated; nobody need sign in to sign in', () => {
    const paths = document.paths as Record<
      string,
      Record<string, { security: unknown; parameters: { name: string }[] }>
    >;
    const { security, parameters } = paths['/ipse/v1/searches'].post;
    expect(security).toEqual([{ Session: [] }, { BearerAuth: ['abis.identify'] }]);
    expect(parameters.map(({ name }) => name.toLowerCase())).toEqual(Object.values(statementHeaders));
    expect(paths['/ipse/v1/passkeys/authentication'].post.security).toEqual([]);
  });
});

describe('createValidatorCompiler', () => {
  const compile = createValidatorCompiler();

  it('takes bodies as they are', () => {
    const validate = compile({ schema: ownOperations.createSearch.body.schema, httpPart: 'body' });
    const body = { gallery: 'g', samples: [{ modality: 'face', image: 'AAAA' }], fpir: 0.01 };
    expect(validate(body)).toBe(true);
    expect(validate({ ...body, fpir: '0.01' })).toBe(false);
    expect(validate({ ...body, extra: 1 })).toBe(false);
    expect(validate({ ...body, samples: [] })).toBe(false);
  });

  it('reads numbers from text and fills in defaults elsewhere', () => {
    const validate = compile({ schema: ownOperations.listPersons.query, httpPart: 'querystring' });
    const query = { limit: '20' };
    expect(validate(query)).toBe(true);
    expect(query).toEqual({ limit: 20, offset: 0 });
    expect(validate({ limit: '0' })).toBe(false);
    expect(validate({ limit: 'all' })).toBe(false);
  });

  it('gives up on an endless address', () => {
    const validate = compile({ schema: osiaOperations.readGalleries.query, httpPart: 'querystring' });
    expect(validate({ transactionId: 't', callback: 'https://c.example/' })).toBe(true);
    expect(validate({ transactionId: 't', callback: `https://c.example/${'a'.repeat(70_000)}` })).toBe(false);
  });

  it('gives up on an endless date at once', () => {
    const validate = compile({ schema: osiaOperations.createEncounterNoIds.body.schema, httpPart: 'body' });
    const encounter = { status: 'ACTIVE', encounterType: 'x', galleries: ['g'], biometricData: [] };
    expect(validate({ ...encounter, createdDate: '2024-11-18T14:21:00Z' })).toBe(true);
    expect(validate({ ...encounter, createdDate: `2024-11-18T14:21:00.${'0'.repeat(65_536)}Z` })).toBe(false);
  });

  it('describes what is wrong without repeating what was sent', () => {
    const validate = compile({ schema: osiaOperations.createEncounterNoIds.body.schema, httpPart: 'body' });
    expect(validate({ status: 'PRIVATE', encounterType: 'x', galleries: ['g'], biometricData: [] })).toBe(false);
    const text = describeErrors(validate.errors ?? [], 'body');
    expect(text).toBe('body/status must be equal to one of the allowed values');
  });
});

describe('routeOf', () => {
  it('reads an absent body as empty where it may be left out', () => {
    const { preValidation } = routeOf(osiaOperations.identifyFromId);
    const request = { body: undefined as unknown };
    preValidation?.(request, undefined, () => undefined);
    expect(request.body).toEqual({});
    expect(routeOf(osiaOperations.identify)).not.toHaveProperty('preValidation');
  });
});

describe('encodeStatement and decodeStatement', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 100 });
  const statements = fc.record(
    { purpose: text, authority: text, justification: text, case: text },
    { requiredKeys: [] },
  );

  it('carry any text through ASCII headers; the empty text is as good as none', () => {
    fc.assert(
      fc.property(statements, (statement) => {
        const headers = encodeStatement(statement);
        for (const value of Object.values(headers)) expect(value).toMatch(/^[\x21-\x7e]+$/);
        const given = Object.fromEntries(Object.entries(statement).filter(([, value]) => value !== ''));
        expect(decodeStatement(headers)).toEqual(given);
      }),
    );
  });

  it('fill in defaults, and refuse what is not percent-encoded UTF-8 or too long', () => {
    const defaults = { purpose: 'p', case: 'c' };
    expect(decodeStatement({ 'ipse-case': '%C3%A9' }, defaults)).toEqual({ purpose: 'p', case: 'é' });
    expect(decodeStatement({ 'ipse-case': '%E9' }, defaults)).toBeUndefined();
    expect(decodeStatement({ 'ipse-case': ['a', 'b'] })).toBeUndefined();
    expect(decodeStatement({ 'ipse-case': 'a'.repeat(2000) })).toEqual({ case: 'a'.repeat(2000) });
    expect(decodeStatement({ 'ipse-case': 'a'.repeat(2001) })).toBeUndefined();
  });
});
