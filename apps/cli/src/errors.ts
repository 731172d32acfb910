import { errorsOf } from '@ipse/core';

/** What can go wrong in the command line itself; documented in docs/reference/errors. */
export const cliErrors = {
  CLI_FILE_UNREADABLE: {
    message: 'A file cannot be read',
    hint: 'Check the path and the permissions.',
    httpStatus: 400,
  },
  CLI_FILE_UNWRITABLE: {
    message: 'A file cannot be written',
    hint: 'Check that the folder exists, is yours and has space left.',
    httpStatus: 400,
  },
  CLI_USAGE: {
    message: 'The command is not complete',
    hint: 'Ask the command for --help.',
    httpStatus: 400,
  },
} as const;

export const fail = errorsOf(cliErrors);
