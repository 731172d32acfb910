import { osiaOperations, ownOperations } from '@ipse/protocol';
import type { Operation } from '@ipse/protocol';

const operations: readonly Operation[] = [...Object.values(osiaOperations), ...Object.values(ownOperations)];

/** Every scope that an operation asks for. */
export const allScopes: readonly string[] = [...new Set(operations.flatMap(({ scopes }) => scopes))].sort();
