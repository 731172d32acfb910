/** What can go wrong with keys and sealed data. */
import { errorsOf } from '@ipse/core';

export const custodyErrors = {
  CUSTODY_WRONG_PASSPHRASE: {
    message: "The passphrase does not open the owner's key",
    hint: 'Check IPSE_PASSPHRASE or IPSE_PASSPHRASE_FILE; without the passphrase the data cannot be read by anyone.',
    httpStatus: 503,
  },
  CUSTODY_KEY_FILE_MISSING: {
    message: "The owner's key file does not exist",
    hint: 'Restore the file from its copy, or point IPSE_HOME at the installation that it belongs to.',
    httpStatus: 503,
  },
  CUSTODY_KEY_FILE_EXISTS: {
    message: "An owner's key file is already there and is never overwritten",
    hint: 'Open it with its passphrase, or choose another home folder for a new installation.',
    httpStatus: 503,
  },
  CUSTODY_KEY_FILE_DAMAGED: {
    message: "The owner's key file is damaged or was altered",
    hint: 'Restore the file from its copy.',
    httpStatus: 503,
  },
  CUSTODY_KEY_FILE_NEWER: {
    message: "The owner's key file was written by a newer version",
    hint: 'Start the version of Ipse that wrote it, or a newer one.',
    httpStatus: 503,
  },
  CUSTODY_KEY_FILE_EXPOSED: {
    message: "The owner's key file can be read by other users of this machine",
    hint: 'Take the permission away (chmod 600) and consider the passphrase known.',
    httpStatus: 503,
  },
  CUSTODY_PASSPHRASE_WEAK: {
    message: 'The passphrase is too short',
    hint: 'Use at least 12 characters; several random words are best.',
    httpStatus: 400,
  },
  CUSTODY_REALM_KEY_FOREIGN: {
    message: "The owner's key does not open this realm",
    hint: 'The database and the key file belong to different installations, or the region was changed.',
    httpStatus: 503,
  },
  CUSTODY_SEAL_BROKEN: {
    message: 'A sealed item does not open: it was altered, or moved from where it was sealed',
    hint: 'Restore the database from a backup and find out who wrote to it.',
    httpStatus: 500,
  },
  CUSTODY_SEAL_NEWER: {
    message: 'A sealed item was written by a newer version',
    hint: 'Start the version of Ipse that wrote it, or a newer one.',
    httpStatus: 500,
  },
  CUSTODY_PURPOSE_MISSING: {
    message: 'No purpose or authority was stated for this use of data',
    hint: 'Send the headers Ipse-Purpose and Ipse-Authority, or register defaults for the client.',
    httpStatus: 400,
  },
  CUSTODY_USE_TOO_LONG: {
    message: 'A stated purpose, authority, justification or case is too long',
    hint: 'Keep purpose, authority and case under 500 characters and the justification under 4,000.',
    httpStatus: 400,
  },
} as const;

export const fail = errorsOf(custodyErrors);
