import type { OwnOperationId, ownOperations } from '@ipse/protocol';
import type { Handler } from '../http/mount.ts';

/** A handler for every operation of our own interface. */
export type OwnHandlers = { readonly [Id in OwnOperationId]: Handler<(typeof ownOperations)[Id]> };
