/** A stated use of somebody's data: nobody's data is touched without one (Data Protection Act 2018, section 62). */
import type { Branded } from '@ipse/core';
import { fail } from './errors.ts';

/** Who acts: an officer's user id, an API client's id, or the server's own job. */
export interface Actor {
  readonly kind: 'user' | 'client' | 'system';
  readonly id: string;
}

export const isSameActor = (a: Actor, b: Actor): boolean => a.kind === b.kind && a.id === b.id;

export interface StatedBasis {
  readonly purpose: string;
  readonly authority: string;
  readonly justification?: string;
  /** The case, file or ticket that the use belongs to. */
  readonly case?: string;
}

/** Made by `stateUse` only: holding one means that purpose and authority were stated. */
export type DataUse = Branded<{ readonly actor: Actor; readonly basis: StatedBasis }, 'DataUse'>;

const shortMax = 500;
const justificationMax = 4000;

/**
 * Checks a stated basis. Errors: CUSTODY_PURPOSE_MISSING, CUSTODY_USE_TOO_LONG. Whether the purpose is granted is for
 * the policy that will stand here.
 */
export function stateUse(actor: Actor, stated: Partial<StatedBasis>): DataUse {
  const text = (name: keyof StatedBasis, lengthMax: number) => {
    const value = stated[name]?.trim() ?? '';
    if (value.length > lengthMax) throw fail('CUSTODY_USE_TOO_LONG', name);
    return value === '' ? undefined : value;
  };
  const purpose = text('purpose', shortMax);
  const authority = text('authority', shortMax);
  if (purpose === undefined || authority === undefined) {
    throw fail('CUSTODY_PURPOSE_MISSING', purpose === undefined ? 'purpose' : 'authority');
  }
  const justification = text('justification', justificationMax);
  const caseName = text('case', shortMax);
  const basis: StatedBasis = {
    purpose,
    authority,
    ...(justification === undefined ? {} : { justification }),
    ...(caseName === undefined ? {} : { case: caseName }),
  };
  return { actor, basis } as DataUse;
}
