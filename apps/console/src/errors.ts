/** What can go wrong in the browser itself; documented in docs/reference/errors.md. HTTP status 0: no answer carries it. */
import type { ErrorTable } from '@ipse/core';
import type { Failure } from './api/failure.ts';

export const consoleErrors = {
  CAMERA_NOT_ALLOWED: {
    message: 'The browser may not use the camera.',
    hint: 'Allow it in the address bar, or choose a file instead.',
    httpStatus: 0,
  },
  CAMERA_NOT_FOUND: {
    message: 'No camera was found.',
    hint: 'Connect one and open this again, or choose a file instead. A camera needs HTTPS or localhost.',
    httpStatus: 0,
  },
  CONSOLE_FAULT: {
    message: 'The console could not do this.',
    hint: 'What you entered is kept. Try again; if it happens again, reload the page.',
    httpStatus: 0,
  },
  PASSKEY_ALREADY_REGISTERED: {
    message: 'This device already holds a passkey for this installation.',
    hint: 'Sign in with it, or use another device.',
    httpStatus: 0,
  },
  PASSKEY_NOT_GIVEN: {
    message: 'No passkey was given.',
    hint: 'The request was cancelled, timed out, or this device has no passkey for this address. Try again.',
    httpStatus: 0,
  },
  PASSKEY_NOT_POSSIBLE: {
    message: 'This browser cannot use a passkey here.',
    hint: 'Passkeys need HTTPS or localhost, and the very address that the server was set up with.',
    httpStatus: 0,
  },
  PICTURE_NOT_CUT: {
    message: 'This browser cannot cut a face out of a file of this kind.',
    hint: 'Crop the picture to the face that is meant with another program, or send it as PNG or JPEG.',
    httpStatus: 0,
  },
  SERVER_UNREACHABLE: {
    message: 'The server did not answer.',
    hint: 'What you entered is kept. Check that the server is running and that you are connected, then try again.',
    httpStatus: 0,
  },
} satisfies ErrorTable;

/** The failure of a code, as screens show it. */
export function consoleFailure(code: keyof typeof consoleErrors): Failure {
  const { message, hint } = consoleErrors[code];
  return { code, message, hint };
}
