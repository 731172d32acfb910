/** What an authenticator or the server refused, in words. */
import { WebAuthnError } from '@simplewebauthn/browser';
import { failureOf } from '../api/failure.ts';
import type { Failure } from '../api/failure.ts';
import { consoleFailure } from '../errors.ts';

/** Any error of a passkey ceremony as a failure to show. */
export function passkeyFailure(error: unknown): Failure {
  if (error instanceof WebAuthnError && error.code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED') {
    return consoleFailure('PASSKEY_ALREADY_REGISTERED');
  }
  if (error instanceof Error && (error.name === 'NotAllowedError' || error.name === 'AbortError')) {
    return consoleFailure('PASSKEY_NOT_GIVEN');
  }
  if (error instanceof WebAuthnError || (error instanceof Error && error.name === 'SecurityError')) {
    return consoleFailure('PASSKEY_NOT_POSSIBLE');
  }
  return failureOf(error);
}
