/** The tables of migrations/, as Kysely sees them. */
import type { EncounterId, GalleryId, ModalityId, PersonId, RealmId, SampleId, TemplateId } from '@ipse/core';
import type { ColumnType, Generated } from 'kysely';
import type { LeadStatus } from '../types/leads.ts';

/** bytea: read as a Buffer, written as any bytes. */
type Bytes = ColumnType<Buffer, Uint8Array, Uint8Array>;
type NullableBytes = ColumnType<Buffer | null, Uint8Array | null, Uint8Array | null>;

interface TemplateRow {
  id: TemplateId;
  sample_id: SampleId;
  algorithm: string;
  algorithm_version: string;
  sealed_bytes: Bytes;
}

export interface Schema {
  realm: { id: RealmId; name: string; region: string; root_key_id: string; wrapped_key: Bytes; created_at: Date };
  person: {
    id: PersonId;
    realm_id: RealmId;
    external_index: Bytes;
    sealed_external_id: Bytes;
    wrapped_key: Bytes;
    created_at: Date;
  };
  encounter: {
    id: EncounterId;
    person_id: PersonId;
    external_index: Bytes;
    sealed_external_id: Bytes;
    status: 'ACTIVE' | 'INACTIVE';
    sealed_body: Bytes;
    created_at: Date;
    updated_at: Date;
    stated_by: Generated<string | null>;
  };
  gallery: {
    realm_id: RealmId;
    id: GalleryId;
    created_at: Date;
    declared_by: Generated<string | null>;
    dna_declared_by: Generated<string | null>;
    dna_terms: Generated<object | null>;
  };
  membership: { encounter_id: EncounterId; realm_id: RealmId; gallery_id: GalleryId };
  sample: {
    id: SampleId;
    encounter_id: EncounterId;
    ordinal: number;
    modality: ModalityId;
    position: string | null;
    sealed_detail: Bytes;
    sealed_image: NullableBytes;
    closed_at: Generated<Date | null>;
    closed_by_lead: Generated<string | null>;
  };
  /** A view: of `kept_template`, those that are not spare. */
  template: TemplateRow;
  kept_template: TemplateRow & { spare: Generated<boolean> };
  change: {
    seq: Generated<bigint>;
    transaction: Generated<bigint>;
    realm_id: RealmId;
    template_id: TemplateId;
    created_at: Generated<Date>;
  };
  event: {
    seq: Generated<bigint>;
    id: string;
    realm_id: RealmId;
    at: Date;
    actor_kind: 'user' | 'client' | 'system';
    actor_id: string;
    action: string;
    objects: string[];
    count: number | null;
    sealed_basis: Bytes;
  };
  decision: { id: string; realm_id: RealmId; search_id: string; sealed_content: Bytes; recorded_at: Date };
  client: {
    realm_id: RealmId;
    id: string;
    secret_hash: Bytes;
    scopes: string[];
    sealed_settings: Bytes;
    created_at: Date;
  };
  app_user: { id: string; realm_id: RealmId; sealed_display_name: Bytes; created_at: Date };
  passkey: {
    credential_id: string;
    user_id: string;
    public_key: Bytes;
    counter: bigint;
    transports: string[];
    created_at: Date;
    used_at: Date | null;
  };
  session: { token_hash: Bytes; user_id: string; expires_at: Date };
  one_time_token: { realm_id: RealmId; use: string; token_hash: Bytes; expires_at: Date };
  task: {
    id: string;
    realm_id: RealmId;
    client_id: string;
    operation: string;
    status: 'PENDING' | 'RESPONSE_SCHEDULED' | 'RESPONSE_RETRY' | 'RESPONSE_ERROR' | 'COMPLETED';
    attempts: Generated<number>;
    due_at: Date;
    leased_until: Date | null;
    sealed_request: NullableBytes;
    sealed_delivery: Bytes;
    sealed_result: NullableBytes;
    created_at: Date;
    updated_at: Date;
  };
  search: {
    id: string;
    realm_id: RealmId;
    actor_id: string;
    sealed_content: Bytes;
    created_at: Date;
    expires_at: Date;
  };
  lead_search: {
    encounter_id: EncounterId;
    realm_id: RealmId;
    version: Generated<bigint>;
    attempts: Generated<number>;
    due_at: Date;
  };
  lead: {
    id: string;
    realm_id: RealmId;
    mark_sample_id: SampleId;
    print_sample_id: SampleId;
    print_encounter_id: EncounterId;
    status: LeadStatus;
    between_marks: boolean;
    sealed_evidence: Bytes;
    created_at: Date;
  };
  lead_decision: {
    id: string;
    seq: Generated<bigint>;
    lead_id: string;
    step: 'DECISION' | 'VERIFICATION' | 'UNDO';
    status: LeadStatus;
    actor_kind: 'user' | 'client' | 'system';
    actor_id: string;
    sealed_content: Bytes;
    recorded_at: Date;
  };
  policy: { realm_id: RealmId; name: string; value: object | number | string; stated_by: string };
  dna_hit: {
    id: string;
    realm_id: RealmId;
    probe_sample_id: SampleId | null;
    reference_sample_id: SampleId;
    status: 'PENDING' | 'CONFIRMED' | 'REFUTED';
    sealed_evidence: Bytes;
    created_at: Date;
  };
  dna_decision: {
    id: string;
    hit_id: string;
    status: 'PENDING' | 'CONFIRMED' | 'REFUTED';
    sealed_content: Bytes;
    recorded_at: Date;
  };
  dna_grant: {
    id: string;
    realm_id: RealmId;
    sealed_content: Bytes;
    created_at: Date;
    expires_at: Date;
    withdrawn_at: Date | null;
  };
}
