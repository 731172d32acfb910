/** `ipse`: reads the command line, runs one command, ends with its exit code. */
import { CommanderError } from 'commander';
import { isCodedError } from '@ipse/core';
import { ApiError } from '@ipse/protocol';
import { readConfig } from './config.ts';
import { exitCodes } from './exit-codes.ts';
import type { ExitCode } from './exit-codes.ts';
import { createProgram } from './program.ts';
import { openTerminal, sayError } from './terminal.ts';

const config = readConfig();
const terminal = openTerminal(config.noColour);
/** Errors that mean that there is no server to talk to. */
const noServer = ['CLI_NOT_REGISTERED', 'CLI_CLIENT_FILE_INVALID', 'API_UNREACHABLE', 'API_TIMEOUT'];
process.once('SIGINT', () => process.exit(exitCodes.interrupted));

try {
  await createProgram(config, terminal).parseAsync();
} catch (error) {
  process.exitCode = exitCodeOf(error);
  // Commander has already spoken about its own.
  if (!(error instanceof CommanderError)) sayError(terminal, error);
}

function exitCodeOf(error: unknown): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
  if (!isCodedError(error)) return exitCodes.failed;
  if (error.code === 'CLI_USAGE') return exitCodes.usage;
  if (noServer.includes(error.code)) return exitCodes.unreachable;
  if (error.httpStatus >= 500 && error.httpStatus !== 503) return exitCodes.failed;
  if (!(error instanceof ApiError) || error.code.startsWith('IMAGE_')) return exitCodes.input;
  return error.httpStatus === 404 ? exitCodes.nothing : exitCodes.refused;
}
