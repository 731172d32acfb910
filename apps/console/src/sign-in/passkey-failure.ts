/** What an authenticator or the server refused, in words. */
import { WebAuthnError } from '@simplewebauthn/browser';
import { failureOf } from '../api/failure.ts';
import type { Failure } from '../api/failure.ts';

/** Any error of a passkey ceremony as a failure to show. */
export function passkeyFailure(error: unknown): Failure {
  if (error instanceof WebAuthnError && error.code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED') {
    return {
      code: 'PASSKEY_ALREADY_REGISTERED',
      message: 'This device already holds a passkey for this installation.',
      hint: 'Sign in with it, or use another device.',
    };
  }
  if (error instanceof Error && (error.name === 'NotAllowedError' || error.name === 'AbortError')) {
    return {
      code: 'PASSKEY_NOT_GIVEN',
      message: 'No passkey was given.',
      hint: 'The request was cancelled, timed out, or this device has no passkey for this address. Try again.',
    };
  }
  if (error instanceof WebAuthnError || (error instanceof Error && error.name === 'SecurityError')) {
    return {
      code: 'PASSKEY_NOT_POSSIBLE',
      message: 'This browser cannot use a passkey here.',
      hint: 'Passkeys need HTTPS or localhost, and the very address that the server was set up with.',
    };
  }
  return failureOf(error);
}
