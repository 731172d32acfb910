/** Writing hits between DNA profiles: two samples of the record make one, however often they are searched. */
import type { PersonId } from '@ipse/core';
import { sql } from 'kysely';
import { dateOf, newId, toBytes } from '../context.ts';
import type { Context, Tx } from '../context.ts';
import type { NewDnaHit } from '../types/dna.ts';

export const evidencePlace = (id: string) => ({ kind: 'dna-hit-evidence', version: 1, id });

export interface KeptHit {
  readonly hitId: string;
  /** Whom the reference is of. */
  readonly personId: PersonId;
  readonly isNew: boolean;
  /** Which of those given. */
  readonly index: number;
}

/** Those whose samples are still there. */
export async function keepDnaHits(context: Context, tx: Tx, hits: readonly NewDnaHit[]): Promise<KeptHit[]> {
  const kept: KeptHit[] = [];
  for (const [index, hit] of hits.entries()) {
    const found = await keepHit(context, tx, hit);
    if (found) kept.push({ ...found, index });
  }
  return kept;
}

async function keepHit(context: Context, tx: Tx, hit: NewDnaHit): Promise<Omit<KeptHit, 'index'> | undefined> {
  const { vault } = context;
  const { probeSampleId: probe = null } = hit;
  const reference = await tx
    .selectFrom('template')
    .innerJoin('sample', 'sample.id', 'template.sample_id')
    .innerJoin('encounter', 'encounter.id', 'sample.encounter_id')
    .innerJoin('person', 'person.id', 'encounter.person_id')
    .select(['sample.id', 'person.id as person_id'])
    .where('person.realm_id', '=', vault.realm)
    .where('template.id', '=', hit.referenceTemplateId)
    .forShare('sample')
    .executeTakeFirst();
  if (reference === undefined) return undefined;
  if (probe !== null) {
    const held = await tx.selectFrom('sample').select('id').where('id', '=', probe).forShare().executeTakeFirst();
    if (held === undefined) return undefined;
  }
  const id = newId(context);
  const sealed = vault.sealRecord(evidencePlace(id), toBytes(hit.evidence));
  const { rows } = await sql<{ id: string }>`
    insert into dna_hit (id, realm_id, probe_sample_id, reference_sample_id, status, sealed_evidence, created_at)
    values (${id}, ${vault.realm}, ${probe}, ${reference.id}, 'PENDING', ${sealed}, ${dateOf(context)})
    on conflict do nothing returning id`.execute(tx);
  if (rows.length > 0) return { hitId: id, personId: reference.person_id, isNew: true };
  const { rows: known } = await sql<{ id: string }>`
    select id from dna_hit where probe_sample_id is not null
      and least(probe_sample_id, reference_sample_id) = least(${probe}::uuid, ${reference.id}::uuid)
      and greatest(probe_sample_id, reference_sample_id) = greatest(${probe}::uuid, ${reference.id}::uuid)`.execute(tx);
  return { hitId: known[0].id, personId: reference.person_id, isNew: false };
}
