/**
 * The database as a child that does not outlive us for long: a shell stands between, holds one end of a pipe, and stops
 * the database when our end closes, however we end. It is detached, so that Ctrl-C lets us drain first.
 */
import { spawn } from 'node:child_process';
import { openSync, closeSync } from 'node:fs';
import type { RunAs } from './run-as.ts';

export interface GuardedProcess {
  /** Resolves with the exit status once the process is gone. */
  readonly exited: Promise<number>;
  /** Asks the process to end in order (SIGINT: PostgreSQL's fast shutdown) and waits for it. */
  stop(): Promise<number>;
}

/** No core dumps (memory holds data); the reader waits for our end of the pipe to close; the shell waits for the database. */
const guard = `
ulimit -c 0
exec 3<&0
"$@" 3<&- </dev/null & child=$!
( read -r _ <&3; kill -INT $child ) 2>/dev/null & reader=$!
exec 3<&-
wait $child; status=$?
kill $reader 2>/dev/null
exit $status
`;

/** Starts a program whose output goes to the end of a log file. */
export function startGuarded(command: readonly string[], log: string, cwd: string, runAs: RunAs): GuardedProcess {
  const output = openSync(log, 'a', 0o600);
  const child = spawn('/bin/sh', ['-c', guard, 'ipse-database', ...command], {
    stdio: ['pipe', output, output],
    detached: true,
    cwd,
    env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
    ...(runAs.switchUser ? { uid: runAs.uid, gid: runAs.gid } : {}),
  });
  closeSync(output);
  child.stdin?.on('error', () => undefined);
  const exited = new Promise<number>((resolve) => {
    child.once('exit', (code) => resolve(code ?? 1));
    child.once('error', () => resolve(127));
  });
  return {
    exited,
    stop() {
      child.stdin?.end();
      return exited;
    },
  };
}
