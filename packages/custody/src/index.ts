/** Custody: keys and sealing, the stated use of data, and the record of what was done with it. */
export { isSameActor, stateUse } from './data-use.ts';
export type { Actor, DataUse, StatedBasis } from './data-use.ts';
export { custodyErrors } from './errors.ts';
export type { Deed, EventLog, RecordedEvent } from './event-log.ts';
export { changePassphrase, createOwnerKey, openOwnerKey } from './owner-key-file.ts';
export type { OwnerKeyOptions } from './owner-key-file.ts';
export { createRealmKey, openRealm } from './realm-vault.ts';
export type { PersonKey, PersonPlace, RealmVault, RecordPlace } from './realm-vault.ts';
export type { RealmScope } from './place.ts';
export type { RootKey } from './root-key.ts';
