/** API clients: registering further ones, reading which there are, removing them. */
import { Type, type Static } from 'typebox';
import { empty, json, type Operation } from '../operation.ts';
import { ErrorBody } from './common.ts';
import { refusals } from './refusals.ts';

const ClientIdText = Type.String({
  pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$',
  description: 'Plain text; never personal data.',
});

const properties = {
  clientId: ClientIdText,
  name: Type.String({ minLength: 1, maxLength: 128 }),
  scopes: Type.Array(Type.String({ maxLength: 64 }), { minItems: 1, maxItems: 64, uniqueItems: true }),
  callbackPrefixes: Type.Array(Type.String({ maxLength: 2000 }), {
    maxItems: 64,
    description: 'Addresses below which the client may have answers sent.',
  }),
};

/** What calls of the client state where their headers do not. */
const statement = {
  purpose: Type.Optional(Type.String({ minLength: 1, maxLength: 500 })),
  authority: Type.Optional(Type.String({ minLength: 1, maxLength: 500 })),
  justification: Type.Optional(Type.String({ minLength: 1, maxLength: 2000 })),
};

export const ClientRegistration = Type.Object(
  { ...properties, ...statement },
  { title: 'ClientRegistration', additionalProperties: false },
);
export type ClientRegistration = Static<typeof ClientRegistration>;

export const ClientCredentials = Type.Object(
  { clientId: ClientIdText, clientSecret: Type.String({ description: 'Shown this once; only its hash is kept.' }) },
  { title: 'ClientCredentials', additionalProperties: false },
);
export type ClientCredentials = Static<typeof ClientCredentials>;

export const RegisteredClient = Type.Object(
  { ...properties, statement: Type.Optional(Type.Object(statement, { additionalProperties: false })) },
  { title: 'RegisteredClient', additionalProperties: false },
);
export type RegisteredClient = Static<typeof RegisteredClient>;

const common = {
  tag: 'Clients',
  authentication: ['session', 'bearer'],
  scopes: ['ipse.clients.write'],
  statesPurpose: true,
} as const;

export const clientOperations = {
  listClients: {
    ...common,
    operationId: 'listClients',
    method: 'GET',
    path: '/ipse/v1/clients',
    summary: 'List the registered API clients, without their secrets',
    responses: { ...refusals, 200: json('The clients, by id.', Type.Array(RegisteredClient)) },
  },
  registerClient: {
    ...common,
    operationId: 'registerClient',
    method: 'POST',
    path: '/ipse/v1/clients',
    summary: 'Register an API client; the answer alone holds its secret',
    body: { required: true, schema: ClientRegistration },
    responses: {
      ...refusals,
      200: json('Registered.', ClientCredentials),
      409: json('The id is taken.', ErrorBody),
    },
  },
  removeClient: {
    ...common,
    operationId: 'removeClient',
    method: 'DELETE',
    path: '/ipse/v1/clients/{clientId}',
    summary: 'Remove an API client: its secret and its tokens stop working at once',
    params: Type.Object({ clientId: ClientIdText }),
    responses: {
      ...refusals,
      204: empty('Removed.'),
      404: json('No such client.', ErrorBody),
      409: json('The client of the local command line stays.', ErrorBody),
    },
  },
} as const satisfies Record<string, Operation>;
