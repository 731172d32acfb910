/** Who may come in: API clients, officers with passkeys, their sessions. Secrets and tokens are kept as keyed hashes. */
import type { Secret } from '@ipse/core';
import type { Json } from './records.ts';

export interface ClientRecord {
  readonly clientId: string;
  readonly scopes: readonly string[];
  /** Name, registered callback addresses, default purpose, ...: the server's own settings, kept sealed. */
  readonly settings: Json;
  readonly createdAt: Date;
}

export interface Clients {
  /** Makes or replaces a client. */
  put(client: Omit<ClientRecord, 'createdAt'>, secret: Secret<string>): Promise<void>;
  /** Makes a client; false, and nothing is changed, when the id is taken. */
  add(client: Omit<ClientRecord, 'createdAt'>, secret: Secret<string>): Promise<boolean>;
  find(clientId: string): Promise<ClientRecord | undefined>;
  /** Undefined for an unknown client or a wrong secret; both take the same time. */
  authenticate(clientId: string, secret: Secret<string>): Promise<ClientRecord | undefined>;
  list(): Promise<readonly ClientRecord[]>;
  remove(clientId: string): Promise<boolean>;
}

export interface UserRecord {
  readonly userId: string;
  readonly displayName: string;
  readonly createdAt: Date;
}

export interface PasskeyRecord {
  /** base64url, as WebAuthn gives it. */
  readonly credentialId: string;
  readonly userId: string;
  readonly publicKey: Uint8Array;
  readonly counter: number;
  readonly transports: readonly string[];
}

export interface Users {
  count(): Promise<number>;
  /** A user with the first passkey, in one transaction. Errors: PASSKEY_EXISTS. */
  create(displayName: string, passkey: Omit<PasskeyRecord, 'userId'>): Promise<UserRecord>;
  find(userId: string): Promise<UserRecord | undefined>;
  findPasskey(credentialId: string): Promise<PasskeyRecord | undefined>;
  /** Stores the new signature counter of a passkey that was used. */
  usedPasskey(credentialId: string, counter: number): Promise<void>;
}

export interface SessionRecord {
  readonly user: UserRecord;
  readonly expiresAt: Date;
}

export interface Sessions {
  create(token: Secret<string>, userId: string, expiresAt: Date): Promise<void>;
  /** Undefined when unknown or expired. */
  find(token: Secret<string>): Promise<SessionRecord | undefined>;
  remove(token: Secret<string>): Promise<void>;
}

/** Tokens that open one door once: the administrator's first-run link. */
export interface OneTimeTokens {
  /** Makes a token valid; earlier ones of the same use stop working. */
  put(use: string, token: Secret<string>, expiresAt: Date): Promise<void>;
  isValid(use: string, token: Secret<string>): Promise<boolean>;
  /** True once for a valid token, false ever after. */
  redeem(use: string, token: Secret<string>): Promise<boolean>;
}
