/** Policies of the realm. */
import type { Services } from '../services.ts';
import type { OwnHandlers } from './operation.ts';

export function policyHandlers({ store }: Services): Pick<OwnHandlers, 'readPolicies' | 'setPolicies'> {
  return {
    readPolicies: async () => ({ status: 200, body: await store.policies.read() }),
    setPolicies: async ({ body, use }) => ({ status: 200, body: await store.policies.set(use, body) }),
  };
}
