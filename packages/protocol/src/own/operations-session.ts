/** Sessions of people and the passkey ceremonies that open them (WebAuthn level 3). */
import { Type, type Static } from 'typebox';
import { empty, json, type Operation } from '../operation.ts';
import { ErrorBody } from './common.ts';
import { refusals } from './refusals.ts';

/** Who is signed in, and the token that each later changing call carries in `X-CSRF-Token`. */
export const Session = Type.Object(
  {
    user: Type.Object({ id: Type.String(), displayName: Type.String() }, { additionalProperties: false }),
    realm: Type.Object({ name: Type.String(), region: Type.String() }, { additionalProperties: false }),
    csrfToken: Type.String(),
  },
  { title: 'Session', additionalProperties: false },
);
export type Session = Static<typeof Session>;

/** A WebAuthn structure in its JSON form, passed between browser and authenticator unread. */
const WebAuthnJson = Type.Record(Type.String(), Type.Unknown());

const Ceremony = Type.Object(
  { options: WebAuthnJson, ceremonyId: Type.String({ description: 'Names this ceremony in the call that ends it.' }) },
  { title: 'Ceremony', additionalProperties: false },
);

const CeremonyResult = Type.Object(
  { ceremonyId: Type.String({ minLength: 1, maxLength: 128 }), response: WebAuthnJson },
  { title: 'CeremonyResult', additionalProperties: false },
);

const common = { tag: 'Session', scopes: [], statesPurpose: false } as const;

export const sessionOperations = {
  readSession: {
    ...common,
    operationId: 'readSession',
    method: 'GET',
    path: '/ipse/v1/session',
    summary: 'Tell who is signed in',
    authentication: ['session'],
    responses: { ...refusals, 200: json('Signed in.', Session), 401: json('Signed out.', ErrorBody) },
  },
  deleteSession: {
    ...common,
    operationId: 'deleteSession',
    method: 'DELETE',
    path: '/ipse/v1/session',
    summary: 'Sign out',
    authentication: ['session'],
    responses: { ...refusals, 204: empty('Signed out.') },
  },
  startRegistration: {
    ...common,
    operationId: 'startRegistration',
    method: 'POST',
    path: '/ipse/v1/passkeys/registration/options',
    summary: 'Begin to register a passkey, by the one-time link of the first start',
    authentication: ['none'],
    body: {
      required: true,
      schema: Type.Object(
        {
          firstRunToken: Type.String({ minLength: 1, maxLength: 256 }),
          displayName: Type.String({ minLength: 1, maxLength: 128 }),
        },
        { title: 'RegistrationRequest', additionalProperties: false },
      ),
    },
    responses: { ...refusals, 200: json('Hand the options to the authenticator.', Ceremony) },
  },
  finishRegistration: {
    ...common,
    operationId: 'finishRegistration',
    method: 'POST',
    path: '/ipse/v1/passkeys/registration',
    summary: 'End the registration of a passkey; signs in',
    authentication: ['none'],
    body: { required: true, schema: CeremonyResult },
    responses: { ...refusals, 200: json('Registered and signed in.', Session) },
  },
  startAuthentication: {
    ...common,
    operationId: 'startAuthentication',
    method: 'POST',
    path: '/ipse/v1/passkeys/authentication/options',
    summary: 'Begin to sign in by a passkey',
    authentication: ['none'],
    responses: { ...refusals, 200: json('Hand the options to the authenticator.', Ceremony) },
  },
  finishAuthentication: {
    ...common,
    operationId: 'finishAuthentication',
    method: 'POST',
    path: '/ipse/v1/passkeys/authentication',
    summary: 'End the signing in by a passkey',
    authentication: ['none'],
    body: { required: true, schema: CeremonyResult },
    responses: { ...refusals, 200: json('Signed in.', Session) },
  },
} as const satisfies Record<string, Operation>;
