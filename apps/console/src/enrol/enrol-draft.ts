/** An enrolment as it is being prepared. Pure. */
import type { EnrolRequest } from '@ipse/protocol';
import { toInput } from '../samples/sample-draft.ts';
import type { SampleDraft } from '../samples/sample-draft.ts';

export interface BiographicRow {
  readonly id: number;
  readonly name: string;
  readonly value: string;
}

export interface EnrolDraft {
  readonly samples: readonly SampleDraft[];
  readonly gallery: string;
  readonly encounterType: string;
  /** Empty for a new person. */
  readonly personId: string;
  readonly biographic: readonly BiographicRow[];
}

export const emptyEnrolDraft: EnrolDraft = {
  samples: [],
  gallery: '',
  encounterType: '',
  personId: '',
  biographic: [],
};

/** Suggestions only: an owner's own words are as good. */
export const encounterTypes = [
  { id: 'registration', label: 'Registration' },
  { id: 'border', label: 'Border crossing' },
  { id: 'custody', label: 'Custody' },
  { id: 'application', label: 'Application' },
  { id: 'membership', label: 'Membership' },
] as const;

/** One more row for a biographic field. */
export function withRow(draft: EnrolDraft): EnrolDraft {
  const id = 1 + Math.max(0, ...draft.biographic.map((row) => row.id));
  return { ...draft, biographic: [...draft.biographic, { id, name: '', value: '' }] };
}

/** The request to the server; rows without a name or a value are left out. */
export function toEnrolRequest(draft: EnrolDraft): EnrolRequest {
  const rows = draft.biographic.filter(({ name, value }) => name.trim() !== '' && value.trim() !== '');
  const personId = draft.personId.trim();
  return {
    galleries: [draft.gallery.trim()],
    encounterType: draft.encounterType.trim(),
    samples: draft.samples.map(toInput),
    ...(personId === '' ? {} : { personId }),
    ...(rows.length === 0
      ? {}
      : { biographicData: Object.fromEntries(rows.map(({ name, value }) => [name.trim(), value.trim()])) }),
  };
}
