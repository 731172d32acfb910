/** All 22 operations of OSIA ABIS 1.6.0. */
import type { Operation, OsiaOperationId } from '@ipse/protocol';
import { crudHandlers } from './crud.ts';
import { galleryHandlers } from './galleries.ts';
import { identifyHandlers } from './identify.ts';
import type { OsiaHandlers, Prepare } from './operation.ts';
import { taskHandlers } from './tasks.ts';
import { verifyHandlers } from './verify.ts';

const handlers: OsiaHandlers = {
  ...crudHandlers,
  ...identifyHandlers,
  ...verifyHandlers,
  ...galleryHandlers,
  ...taskHandlers,
};

/** For calls whose body, query and parameters were checked against the operation of the same id. */
export const handlerOf = (id: OsiaOperationId) => handlers[id] as unknown as Prepare<Operation>;
