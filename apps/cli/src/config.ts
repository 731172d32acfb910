/** All that `ipse` takes from the environment. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Config {
  /** Home folder of the installation that this command line talks to. */
  readonly home: string;
  readonly noColour: boolean;
}

/** `IPSE_HOME`, default `.ipse` in the clone; `NO_COLOR` (no-color.org). */
export function readConfig(env: Readonly<Record<string, string | undefined>> = process.env): Config {
  const clone = fileURLToPath(new URL('../../..', import.meta.url));
  return {
    home: path.resolve(env.IPSE_HOME || path.join(clone, '.ipse')),
    noColour: Boolean(env.NO_COLOR) || env.TERM === 'dumb',
  };
}
