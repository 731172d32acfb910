/** What the owner demands or eases beyond what always holds. */
import { Type, type Static } from 'typebox';
import { json, type Operation } from '../operation.ts';
import { refusals } from './refusals.ts';

const policies = {
  examiners: Type.Enum([1, 2], {
    type: 'integer',
    description: 'How many examiners must agree before an identification by a mark counts.',
  }),
  dnaGrantsByAnother: Type.Boolean({
    description: 'Whoever gave a grant of familial searches does not search under it.',
  }),
  faceLiveness: Type.Enum(['hint', 'demanded'], {
    type: 'string',
    description: 'Demanded: no face is enrolled but of who answered a challenge, or was attended.',
  }),
};
const closed = { additionalProperties: false } as const;

export const Policies = Type.Object(policies, { title: 'Policies', ...closed });
export type Policies = Static<typeof Policies>;

const PolicyChanges = Type.Partial(Type.Object(policies), { title: 'PolicyChanges', minProperties: 1, ...closed });

const common = {
  tag: 'Policies',
  path: '/ipse/v1/policies',
  authentication: ['session', 'bearer'],
} as const;

export const policyOperations = {
  readPolicies: {
    ...common,
    statesPurpose: false,
    operationId: 'readPolicies',
    method: 'GET',
    summary: 'Tell what the owner demands beyond what always holds',
    scopes: ['abis.identify'],
    responses: { ...refusals, 200: json('All of them.', Policies) },
  },
  setPolicies: {
    ...common,
    statesPurpose: true,
    operationId: 'setPolicies',
    method: 'POST',
    summary: 'Change some of them',
    scopes: ['ipse.policy.write'],
    body: { required: true, schema: PolicyChanges },
    responses: { ...refusals, 200: json('All of them, as they are now.', Policies) },
  },
} as const satisfies Record<string, Operation>;
