/** The owner's root key, wherever the owner keeps it. */

/**
 * Wraps and unwraps realm keys. The default is a passphrase-protected file; external key stores implement the same
 * two calls, which is why they are asynchronous and why the root key itself is never handed out.
 */
export interface RootKey {
  /** Opaque name of this key, to tell apart 'another key' and 'damaged data'. */
  readonly keyId: string;
  wrap(bytes: Uint8Array, associatedData: Uint8Array): Promise<Uint8Array>;
  /** Errors: CUSTODY_SEAL_BROKEN. */
  unwrap(wrapped: Uint8Array, associatedData: Uint8Array): Promise<Uint8Array>;
  /** Forgets the key; later calls are a mistake of the caller. */
  close(): void;
}
