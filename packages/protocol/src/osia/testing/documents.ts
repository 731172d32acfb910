/** Arbitrary JSON documents around an OpenAPI 3.0 schema: valid ones, and the same with a few faults put in. */
import fc, { type Arbitrary } from 'fast-check';
import type { Json } from './normalised.ts';

/** Values on both sides of the limits that the schemas set. */
const telling = [
  null,
  true,
  '',
  'OK',
  'ACTIVE',
  'FINGER',
  'AAAA',
  'AAA',
  'A===',
  '2024-11-18T14:21:00Z',
  '2024-11-18T14:21:00+01:00',
  '2024-02-30T00:00:00Z',
  '2016-12-31T23:59:60Z',
  '2024-11-18',
  '2024-11-18T14:21:00',
  'http://host.example/a?b=c',
  'urn:example:a',
  'http://host.example/a b',
  '//host.example',
  'a',
  0,
  -1,
  1.5,
  2 ** 31 - 1,
  2 ** 31,
  -(2 ** 31) - 1,
  2 ** 53,
  1e300,
  [],
  ['a', 'a'],
  {},
  { others: {} },
] as const;

const anything: Arbitrary<unknown> = fc.oneof(fc.constantFrom<unknown>(...telling), fc.jsonValue({ maxDepth: 2 }));

interface Fault {
  readonly where: number;
  readonly kind: 'replace' | 'remove' | 'add' | 'repeat';
  readonly value: unknown;
}

const faults: Arbitrary<Fault[]> = fc.array(
  fc.record({
    where: fc.nat(),
    kind: fc.constantFrom('replace' as const, 'replace' as const, 'remove' as const, 'add' as const, 'repeat' as const),
    value: anything,
  }),
  { maxLength: 2 },
);

/** Documents near a schema without references: about a third valid as made, the others with one or two faults. */
export function documentsOf(schema: unknown): Arbitrary<unknown> {
  return fc.oneof(
    {
      weight: 8,
      arbitrary: fc.tuple(valid(schema as Json), faults).map(([document, list]) => list.reduce(apply, document)),
    },
    { weight: 1, arbitrary: anything },
  );
}

function valid(schema: Json): Arbitrary<unknown> {
  if (Array.isArray(schema.enum)) return fc.constantFrom(...(schema.enum as unknown[]));
  if (schema.properties !== undefined || schema.type === 'object') return validObject(schema);
  switch (schema.type) {
    case 'string':
      return validText(schema.format);
    case 'integer':
      return schema.format === 'int32' ? fc.integer() : fc.maxSafeInteger();
    case 'number':
      return fc.double({ noNaN: true, noDefaultInfinity: true });
    case 'boolean':
      return fc.boolean();
    case 'array':
      return validArray(schema);
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}

function validObject(schema: Json): Arbitrary<unknown> {
  const properties = Object.entries((schema.properties ?? {}) as Record<string, Json>);
  const model = Object.fromEntries(properties.map(([name, property]) => [name, valid(property)]));
  const known = fc.record(model, { requiredKeys: (schema.required ?? []) as string[] });
  if (schema.additionalProperties === false) return known;
  return fc
    .tuple(fc.dictionary(fc.string({ maxLength: 5 }), fc.jsonValue({ maxDepth: 1 }), { maxKeys: 2 }), known)
    .map(([others, own]) => ({ ...others, ...own }));
}

function validText(format: unknown): Arbitrary<string> {
  switch (format) {
    case 'date-time':
      return fc
        .date({ noInvalidDate: true, min: new Date(0), max: new Date('2100-01-01') })
        .map((date) => date.toISOString());
    case 'uri':
      return fc.webUrl();
    case 'byte':
      return fc.uint8Array({ maxLength: 12 }).map((bytes) => Buffer.from(bytes).toString('base64'));
    default:
      return fc.string({ maxLength: 8 });
  }
}

function validArray({ items, minItems, uniqueItems }: Json): Arbitrary<unknown> {
  const limits = { minLength: (minItems ?? 0) as number, maxLength: 2 };
  return uniqueItems === true ? fc.uniqueArray(valid(items as Json), limits) : fc.array(valid(items as Json), limits);
}

/** The document with a fault put in at one of its nodes. */
function apply(document: unknown, fault: Fault): unknown {
  const copy: unknown = structuredClone(document);
  const nodes = nodesOf(copy);
  if (nodes.length === 0) return fault.kind === 'replace' ? fault.value : copy;
  const { parent, key } = nodes[fault.where % nodes.length];
  const value = parent[key];
  if (fault.kind === 'replace') parent[key] = fault.value;
  else if (fault.kind === 'remove') remove(parent, key);
  else if (fault.kind === 'repeat' && Array.isArray(value)) value.push(...(value as unknown[]));
  else if (typeof value === 'object' && value !== null && !Array.isArray(value)) (value as Json).added = fault.value;
  else if (!Array.isArray(parent)) parent.added = fault.value;
  return copy;
}

function remove(parent: Json, key: string) {
  if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else delete parent[key];
}

function nodesOf(document: unknown): { parent: Json; key: string }[] {
  if (typeof document !== 'object' || document === null) return [];
  const parent = document as Json;
  return Object.keys(parent).flatMap((key) => [{ parent, key }, ...nodesOf(parent[key])]);
}
