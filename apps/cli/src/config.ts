/** All that `ipse` takes from the environment. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Statement } from '@ipse/protocol';

export interface Config {
  /** Home folder of the installation that this command line talks to. */
  readonly home: string;
  readonly noColour: boolean;
  /** What calls state where their flags do not; the server has defaults of its own for what is missing here too. */
  readonly statement: Statement;
}

/**
 * `IPSE_HOME`, default `.ipse` in the clone; `IPSE_PURPOSE`, `IPSE_AUTHORITY`, `IPSE_JUSTIFICATION`, `IPSE_CASE`;
 * `NO_COLOR` (no-color.org).
 */
export function readConfig(env: Readonly<Record<string, string | undefined>> = process.env): Config {
  const clone = fileURLToPath(new URL('../../..', import.meta.url));
  return {
    home: path.resolve(env.IPSE_HOME || path.join(clone, '.ipse')),
    noColour: Boolean(env.NO_COLOR) || env.TERM === 'dumb',
    statement: {
      ...(env.IPSE_PURPOSE && { purpose: env.IPSE_PURPOSE }),
      ...(env.IPSE_AUTHORITY && { authority: env.IPSE_AUTHORITY }),
      ...(env.IPSE_JUSTIFICATION && { justification: env.IPSE_JUSTIFICATION }),
      ...(env.IPSE_CASE && { case: env.IPSE_CASE }),
    },
  };
}
