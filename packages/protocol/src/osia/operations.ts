/** OSIA ABIS 1.6.0, `/v1`: all 22 operations. */
import type { Operation } from '../operation.ts';
import { crudOperations } from './operations-crud.ts';
import { queryOperations } from './operations-query.ts';

/** Every OSIA operation by its id. */
export const osiaOperations = { ...crudOperations, ...queryOperations } as const satisfies Record<string, Operation>;

export type OsiaOperationId = keyof typeof osiaOperations;
