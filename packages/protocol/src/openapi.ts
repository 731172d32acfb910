/** The published OpenAPI document, written from the tables of operations. */
import type { TObject, TSchema } from 'typebox';
import type { Answer, Callback, Operation } from './operation.ts';
import { statementHeaders } from './statement.ts';

type Json = { [name: string]: unknown };

/** What the operations do not say of their document. */
export interface DocumentInfo {
  /** `3.0.3` where schemas keep to OpenAPI 3.0, as OSIA's do; `3.1.0` otherwise. */
  readonly openapi: '3.0.3' | '3.1.0';
  readonly title: string;
  readonly version: string;
  readonly description: string;
  /** Address of the server, for example `http://127.0.0.1:8787`. */
  readonly serverUrl: string;
}

/** A document of `operations`; a schema with a title becomes a component of that name. */
export function openApiDocument(info: DocumentInfo, operations: readonly Operation[]): Json {
  const components = new Map<string, unknown>();
  const schema = (part: unknown) => extract(part, components);
  const paths: { [path: string]: Json } = {};
  for (const operation of operations) {
    (paths[operation.path] ??= {})[operation.method.toLowerCase()] = describeOperation(operation, schema);
  }
  const { openapi, title, version, description, serverUrl } = info;
  return {
    openapi,
    info: {
      title,
      version,
      description,
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    servers: [{ url: serverUrl }],
    tags: [...new Set(operations.map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: {
        BearerAuth: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
        ...(operations.some(({ authentication }) => authentication.includes('session')) && {
          Session: { type: 'apiKey', in: 'cookie', name: sessionCookie },
        }),
      },
      schemas: Object.fromEntries([...components].sort(([a], [b]) => (a < b ? -1 : 1))),
    },
  };
}

/** Name of the cookie that holds a person's session. */
export const sessionCookie = 'ipse_session';

type Describe = (schema: unknown) => unknown;

function describeOperation(operation: Operation, schema: Describe): Json {
  const { operationId, summary, description, tag, body, callback } = operation;
  return {
    operationId,
    tags: [tag],
    summary,
    ...(description && { description }),
    security: securityOf(operation),
    parameters: [
      ...parameters('path', operation.params, schema),
      ...parameters('query', operation.query, schema),
      ...(operation.statesPurpose ? statementParameters : []),
    ],
    ...(body && {
      requestBody: { required: body.required, content: content({ 'application/json': body.schema }, schema) },
    }),
    responses: Object.fromEntries(
      Object.entries(operation.responses).map(([status, answer]) => [status, describeAnswer(answer, schema)]),
    ),
    ...(callback && {
      callbacks: {
        [callback.name]: { '${request.query.callback}': { post: describeCallback(callback, operation, schema) } },
      },
    }),
  };
}

function securityOf({ authentication, scopes }: Operation): Json[] {
  const kinds = authentication.filter((kind) => kind !== 'none');
  return kinds.map((kind): Json => (kind === 'bearer' ? { BearerAuth: scopes } : { Session: [] }));
}

function parameters(place: 'path' | 'query', part: TObject | undefined, schema: Describe): Json[] {
  if (part === undefined) return [];
  const required = new Set<string>(part.required);
  return Object.entries(part.properties as Record<string, TSchema>).map(([name, property]) => {
    const { description, ...rest } = property as { description?: string };
    const named = 'title' in property ? { schema: schema(property) } : { description, schema: schema(rest) };
    return { name, in: place, required: required.has(name), ...named };
  });
}

/** Not required here, since a registered client may have defaults. */
const statementParameters: readonly Json[] = Object.keys(statementHeaders).map((field) => ({
  name: `Ipse-${field[0].toUpperCase()}${field.slice(1)}`,
  in: 'header',
  required: false,
  description: 'Why the data is used; percent-encoded UTF-8.',
  schema: { type: 'string' },
}));

function describeAnswer({ description, content: schemas }: Answer, schema: Describe): Json {
  return { description, ...(schemas && { content: content(schemas, schema) }) };
}

function content(schemas: Readonly<Record<string, TSchema>>, schema: Describe): Json {
  return Object.fromEntries(Object.entries(schemas).map(([mediaType, part]) => [mediaType, { schema: schema(part) }]));
}

function describeCallback(callback: Callback, { summary, responses }: Operation, schema: Describe): Json {
  const failure = responses[500].content?.['application/json'] as TSchema;
  const text = { type: 'string' };
  return {
    operationId: callback.operationId,
    summary: `Result of: ${summary}`,
    parameters: [
      { name: 'transactionId', in: 'query', required: true, description: 'As the call had it.', schema: text },
      { name: 'taskId', in: 'query', required: true, description: 'As the 202 answer told it.', schema: text },
    ],
    requestBody: {
      required: true,
      content: content({ 'application/json': callback.result, 'application/error+json': failure }, schema),
    },
    responses: {
      204: { description: 'Received.' },
      403: { description: 'Not allowed.' },
      500: { description: 'The receiver is at fault.', content: content({ 'application/json': failure }, schema) },
    },
  };
}

/** A schema with each titled part moved to the components. */
function extract(part: unknown, components: Map<string, unknown>): unknown {
  if (Array.isArray(part)) return part.map((item) => extract(item, components));
  if (typeof part !== 'object' || part === null) return part;
  const { title, ...rest } = part as Json;
  const walked = Object.fromEntries(
    Object.entries(typeof title === 'string' ? rest : part).map(([name, value]) => [name, extract(value, components)]),
  );
  if (typeof title !== 'string') return walked;
  components.set(title, fuller(components.get(title), walked));
  return { $ref: `#/components/schemas/${title}` };
}

/** Of a component and its form in requests, which does not require read-only properties, the document shows the first. */
function fuller(known: unknown, found: Json): unknown {
  const count = (schema: unknown) => (schema as { required?: string[] } | undefined)?.required?.length ?? -1;
  return count(known) >= count(found) && known !== undefined ? known : found;
}
