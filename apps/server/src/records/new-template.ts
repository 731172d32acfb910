import type { Algorithm } from '@ipse/core';
import type { NewTemplate } from '@ipse/store';

/** A template as the store takes it. */
export const newTemplate = (algorithm: Algorithm, bytes: Uint8Array): NewTemplate => ({
  algorithm: algorithm.name,
  algorithmVersion: algorithm.version,
  bytes,
});
