/** What can go wrong with the database and with what is asked of it. */
import { errorsOf } from '@ipse/core';

export const storeErrors = {
  PERSON_UNKNOWN: { message: 'There is no such person', hint: 'Check the person id.', httpStatus: 404 },
  ENCOUNTER_UNKNOWN: {
    message: 'The person has no such encounter',
    hint: 'Check the encounter id.',
    httpStatus: 404,
  },
  ENCOUNTER_EXISTS: {
    message: 'The person already has an encounter of this id',
    hint: 'Choose another encounter id, or update the existing encounter.',
    httpStatus: 409,
  },
  MERGE_WITH_ITSELF: {
    message: 'A person cannot be merged with, or moved to, the same person',
    hint: 'Name two different persons.',
    httpStatus: 409,
  },
  SAMPLE_UNKNOWN: { message: 'There is no such sample', hint: 'It may have been deleted.', httpStatus: 404 },
  GALLERY_UNKNOWN: {
    message: 'There is no such gallery',
    hint: 'Check the name against the list of galleries.',
    httpStatus: 404,
  },
  GALLERY_NAME_INVALID: {
    message: 'A gallery cannot have this name',
    hint: 'Use 1 to 200 characters; the name ALL stands for all galleries.',
    httpStatus: 400,
  },
  LEAD_UNKNOWN: {
    message: 'There is no such lead',
    hint: 'Its mark or its person may have been deleted.',
    httpStatus: 404,
  },
  LEAD_DECIDED: {
    message: 'The lead has already been decided',
    hint: 'Read the lead again: what was decided is first taken back.',
    httpStatus: 409,
  },
  FACE_NETWORK_UNKNOWN: {
    message: 'No templates of such a face network are kept',
    hint: 'Check the name against the list of networks, and have its templates made first.',
    httpStatus: 404,
  },
  FACE_NETWORK_SEARCHES: {
    message: 'The face network searches, so its templates stay',
    hint: 'Switch to another network first.',
    httpStatus: 409,
  },
  FACE_NETWORK_INCOMPLETE: {
    message: 'Stored faces still wait for a template of this network',
    hint: 'Wait until none waits; the list of networks shows how many there are.',
    httpStatus: 409,
  },
  LEAD_NOT_TO_VERIFY: {
    message: 'The lead has no identification that waits for a second examiner',
    hint: 'Read the lead again: only an identification is verified, and once.',
    httpStatus: 409,
  },
  LEAD_PENDING: {
    message: 'Nothing has been decided about the lead that could be taken back',
    hint: 'Read the lead again.',
    httpStatus: 409,
  },
  LEAD_SAME_EXAMINER: {
    message: 'Who identified cannot verify',
    hint: 'Have another examiner look, or let the owner of the realm ask for one examiner only.',
    httpStatus: 403,
  },
  MARK_UNKNOWN: {
    message: 'There is no such unsolved mark',
    hint: 'Name a sample of a gallery that is declared to hold unsolved marks.',
    httpStatus: 404,
  },
  DNA_HIT_UNKNOWN: {
    message: 'There is no such hit',
    hint: 'One of its two samples may have been deleted.',
    httpStatus: 404,
  },
  DNA_HIT_DECIDED: {
    message: 'The hit does not stand where this decision begins',
    hint: 'Read the hit again: a decided one is first taken back, and only a decided one can be.',
    httpStatus: 409,
  },
  DNA_GRANT_UNKNOWN: {
    message: 'There is no such grant of familial searches',
    hint: 'Check the id against the list of grants.',
    httpStatus: 404,
  },
  PASSKEY_EXISTS: {
    message: 'This passkey is already registered',
    hint: 'Sign in with it.',
    httpStatus: 409,
  },
  REALM_FOREIGN_REGION: {
    message: 'The data belongs to a realm of another region than this node',
    hint: 'Set IPSE_REGION to the region of the realm, on a machine that stands there.',
    httpStatus: 503,
  },
  STORE_SCHEMA_NEWER: {
    message: 'The database was written by a newer version',
    hint: 'Start the version of Ipse that wrote it, or a newer one.',
    httpStatus: 503,
  },
  STORE_UNREACHABLE: {
    message: 'The database cannot be reached',
    hint: 'Check that it runs and that DATABASE_URL is right; the embedded one is started with the server.',
    httpStatus: 503,
  },
  STORE_BUSY: {
    message: 'The database is too busy to answer in time',
    hint: 'Try again in a moment.',
    httpStatus: 503,
  },
  STORE_DISK_FULL: {
    message: 'The disk of the database is full',
    hint: 'Free space or move the data folder to a larger disk; nothing that was acknowledged is lost.',
    httpStatus: 507,
  },
  STORE_PLATFORM_UNSUPPORTED: {
    message: 'The embedded database does not run on this platform',
    hint: 'Give the address of a PostgreSQL server (14 or newer) in DATABASE_URL.',
    httpStatus: 503,
  },
  STORE_IN_USE: {
    message: 'Another server already works on this data folder',
    hint: 'Stop the other server, or choose another home folder.',
    httpStatus: 503,
  },
  STORE_FOLDER_UNUSABLE: {
    message: 'The data folder cannot be used',
    hint: 'Check its owner and permissions.',
    httpStatus: 503,
  },
  STORE_START_FAILED: {
    message: 'The embedded database did not start',
    hint: 'Look at the end of postgres.log in the data folder.',
    httpStatus: 503,
  },
} as const;

export const fail = errorsOf(storeErrors);
