/** Who calls: a registered client with a token, or a person with a session. */
import type { Secret } from '@ipse/core';
import type { Actor } from '@ipse/custody';
import type { ClientSettings } from './clients.ts';

export interface ClientCaller extends ClientSettings {
  readonly kind: 'client';
  readonly id: string;
  /** Of the token. */
  readonly scopes: ReadonlySet<string>;
}

/** A signed-in person of the realm; may do everything that the console offers. */
export interface UserCaller {
  readonly kind: 'user';
  readonly id: string;
  readonly displayName: string;
  readonly csrfToken: string;
  readonly sessionToken: Secret<string>;
}

export type Caller = ClientCaller | UserCaller;

export const actorOf = ({ kind, id }: Caller): Actor => ({ kind, id });

/** Tells callers apart. */
export const keyOf = ({ kind, id }: Caller): string => `${kind} ${id}`;

/** The name of the person, or the id of the client. */
export const nameOf = (caller: Caller): string => (caller.kind === 'user' ? caller.displayName : caller.id);
