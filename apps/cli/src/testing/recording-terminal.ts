/** A terminal that keeps what a command prints and says, for commands that run in the test's own process. */
import type { Terminal } from '../terminal.ts';

export interface RecordingTerminal extends Terminal {
  /** Lines joined; the exit code is 0 unless the command ended with another. */
  heard(): { readonly stdout: string; readonly stderr: string; readonly code: number };
}

export function recordingTerminal(): RecordingTerminal {
  const [printed, said]: [string[], string[]] = [[], []];
  let code = 0;
  return {
    print: (line) => void printed.push(line),
    say: (line) => void said.push(line),
    end: (exitCode) => void (code = exitCode),
    interactive: false,
    colour: false,
    heard: () => ({ stdout: printed.join('\n'), stderr: said.join('\n'), code }),
  };
}
