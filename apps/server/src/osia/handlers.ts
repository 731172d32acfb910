/** All 22 operations of OSIA ABIS 1.6.0. */
import { crudHandlers } from './crud.ts';
import { galleryHandlers } from './galleries.ts';
import { identifyHandlers } from './identify.ts';
import type { OsiaHandlers } from './operation.ts';
import { taskHandlers } from './tasks.ts';
import { verifyHandlers } from './verify.ts';

export const osiaHandlers: OsiaHandlers = {
  ...crudHandlers,
  ...identifyHandlers,
  ...verifyHandlers,
  ...galleryHandlers,
  ...taskHandlers,
};
