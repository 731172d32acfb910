/** What `ipse` says: data on standard output, everything else on standard error. */
import { isCodedError } from '@ipse/core';
import { SingleBar } from 'cli-progress';
import type { ExitCode } from './exit-codes.ts';

export interface Terminal {
  /** A line of data. */
  readonly print: (line: string) => void;
  /** A line for the person at the terminal. */
  readonly say: (line: string) => void;
  /** The exit code, where it is not 0 though nothing failed. */
  readonly end: (code: ExitCode) => void;
  /** Standard error is a terminal: progress bars and colours make sense. */
  readonly interactive: boolean;
  readonly colour: boolean;
}

export function openTerminal(noColour: boolean): Terminal {
  const interactive = process.stderr.isTTY;
  return {
    print: (line) => void process.stdout.write(`${line}\n`),
    say: (line) => void process.stderr.write(`${line}\n`),
    end: (code) => {
      process.exitCode = code;
    },
    interactive,
    colour: interactive && !noColour,
  };
}

/** `error:` says what happened, `hint:` what to do about it. */
export function sayError(terminal: Terminal, error: unknown): void {
  const label = (name: string, code: number) => (terminal.colour ? `\u001B[${code}m${name}:\u001B[0m` : `${name}:`);
  const message = error instanceof Error ? error.message : String(error);
  const code = isCodedError(error) ? ` [${error.code}]` : '';
  terminal.say(`${label('error', 31)} ${message}${code}`);
  if (isCodedError(error)) terminal.say(`${label('hint', 36)} ${error.hint}`);
}

export interface ProgressBar {
  update(step: string, done: number, total: number): void;
  stop(): void;
}

/** A bar on a terminal, nothing otherwise. */
export function progressBar(terminal: Terminal): ProgressBar {
  if (!terminal.interactive) return { update: () => undefined, stop: () => undefined };
  const bar = new SingleBar({ format: '{step} [{bar}] {value}/{total}, {eta_formatted} left', hideCursor: true });
  let current: string | undefined;
  return {
    update(step, done, total) {
      if (step !== current) {
        if (current !== undefined) bar.stop();
        bar.start(total, done, { step });
        current = step;
      }
      bar.update(done, { step });
    },
    stop: () => bar.stop(),
  };
}
