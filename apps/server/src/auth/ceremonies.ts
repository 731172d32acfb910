/** WebAuthn ceremonies under way: in memory, single use, bounded in number and time. A restart ends them. */
import type { ClockMs, Secret } from '@ipse/core';
import { newToken } from './secrets.ts';

const lifetimeMs = 5 * 60_000;
const ceremoniesMax = 1000;

export interface Ceremony {
  readonly challenge: string;
  readonly origin: string;
  /** Of a registration: the one-time link it was begun with, and the person's name. */
  readonly registration?: { readonly firstRunToken: Secret<string>; readonly displayName: string };
}

export interface Ceremonies {
  begin(ceremony: Ceremony): string;
  /** The ceremony, once; null when it is unknown, ended or too old. */
  end(id: string): Ceremony | null;
}

export function createCeremonies(now: ClockMs): Ceremonies {
  const open = new Map<string, { ceremony: Ceremony; untilMs: number }>();
  return {
    begin(ceremony) {
      const id = newToken();
      open.set(id, { ceremony, untilMs: now() + lifetimeMs });
      const [oldest] = open.keys();
      if (open.size > ceremoniesMax && oldest !== undefined) open.delete(oldest);
      return id;
    },
    end(id) {
      const found = open.get(id);
      open.delete(id);
      return found && found.untilMs > now() ? found.ceremony : null;
    },
  };
}
