/** Passkey ceremonies. User verification is required: a passkey is the only thing that a person signs in with. */
import { randomUUID } from 'node:crypto';
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { Secret } from '@ipse/core';
import type { PasskeyRecord, UserRecord } from '@ipse/store';
import { fail } from '../errors.ts';
import type { Services } from '../services.ts';

/** Name of the one-time token that lets the administrator register a passkey. */
export const firstRunUse = 'first-run';

interface Begun {
  readonly options: Record<string, unknown>;
  readonly ceremonyId: string;
}

interface Finished {
  readonly user: UserRecord;
  readonly origin: string;
}

const relyingPartyOf = (origin: string): string => new URL(origin).hostname;

/** Errors: FIRST_RUN_LINK_INVALID. The link stays good until a passkey is registered with it. */
export async function startRegistration(
  { store, ceremonies }: Services,
  origin: string,
  token: string,
  displayName: string,
): Promise<Begun> {
  const firstRunToken = new Secret(token);
  if (!(await store.oneTimeTokens.isValid(firstRunUse, firstRunToken))) throw fail('FIRST_RUN_LINK_INVALID');
  const options = await generateRegistrationOptions({
    rpName: `Ipse ${store.realm.name}`,
    rpID: relyingPartyOf(origin),
    userName: displayName,
    userDisplayName: displayName,
    userID: new TextEncoder().encode(randomUUID()),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  const { challenge } = options;
  const ceremonyId = ceremonies.begin({ challenge, origin, registration: { firstRunToken, displayName } });
  return { options: { ...options }, ceremonyId };
}

/** Errors: CEREMONY_EXPIRED, PASSKEY_REFUSED, FIRST_RUN_LINK_INVALID when the link was used meanwhile, PASSKEY_EXISTS. */
export async function finishRegistration(
  { store, ceremonies }: Services,
  ceremonyId: string,
  response: Record<string, unknown>,
): Promise<Finished> {
  const ceremony = ceremonies.end(ceremonyId);
  if (!ceremony?.registration) throw fail('CEREMONY_EXPIRED');
  const { challenge, origin, registration } = ceremony;
  const passkey = await verifyNewPasskey(response, challenge, origin);
  const user = await store.transact(async (transaction) => {
    if (!(await transaction.oneTimeTokens.redeem(firstRunUse, registration.firstRunToken))) {
      throw fail('FIRST_RUN_LINK_INVALID');
    }
    return transaction.users.create(registration.displayName, passkey);
  });
  return { user, origin };
}

async function verifyNewPasskey(
  response: Record<string, unknown>,
  expectedChallenge: string,
  origin: string,
): Promise<Omit<PasskeyRecord, 'userId'>> {
  const { verified, registrationInfo } = await verifyRegistrationResponse({
    response: response as unknown as RegistrationResponseJSON,
    expectedChallenge,
    expectedOrigin: origin,
    expectedRPID: relyingPartyOf(origin),
    requireUserVerification: true,
  }).catch(refuse);
  if (!verified) throw fail('PASSKEY_REFUSED');
  const { id, publicKey, counter, transports = [] } = registrationInfo.credential;
  return { credentialId: id, publicKey, counter, transports };
}

/** Any registered passkey of this server will do: the browser lets the person choose. */
export async function startAuthentication({ ceremonies }: Services, origin: string): Promise<Begun> {
  const options = await generateAuthenticationOptions({ rpID: relyingPartyOf(origin), userVerification: 'required' });
  const ceremonyId = ceremonies.begin({ challenge: options.challenge, origin });
  return { options: { ...options }, ceremonyId };
}

/** Errors: CEREMONY_EXPIRED, PASSKEY_REFUSED. */
export async function finishAuthentication(
  { store, ceremonies }: Services,
  ceremonyId: string,
  response: Record<string, unknown>,
): Promise<Finished> {
  const ceremony = ceremonies.end(ceremonyId);
  if (!ceremony || ceremony.registration) throw fail('CEREMONY_EXPIRED');
  const passkey = typeof response.id === 'string' ? await store.users.findPasskey(response.id) : undefined;
  if (!passkey) throw fail('PASSKEY_REFUSED');
  const { credentialId, publicKey, counter } = passkey;
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response: response as unknown as AuthenticationResponseJSON,
    expectedChallenge: ceremony.challenge,
    expectedOrigin: ceremony.origin,
    expectedRPID: relyingPartyOf(ceremony.origin),
    credential: { id: credentialId, publicKey: Uint8Array.from(publicKey), counter },
    requireUserVerification: true,
  }).catch(refuse);
  const user = verified ? await store.users.find(passkey.userId) : undefined;
  if (!user) throw fail('PASSKEY_REFUSED');
  await store.users.usedPasskey(credentialId, authenticationInfo.newCounter);
  return { user, origin: ceremony.origin };
}

/** The library says in words what did not fit; the caller is told only that it did not. */
function refuse(error: unknown): never {
  throw fail('PASSKEY_REFUSED', undefined, error);
}
