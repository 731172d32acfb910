/** The algorithm that a template names; a change of network, alignment or averaging is a new version. */
import type { Algorithm } from '@ipse/core';

export const algorithm: Algorithm = { name: 'mobilefacenet-192-mirror', version: '1' };

/** Numbers in an embedding. */
export const dimension = 192;
