/** Hits between DNA profiles: recorded by searches, read and decided by people. */
import type { PersonId } from '@ipse/core';
import { sql } from 'kysely';
import { dateOf, fromBytes, newId, toBytes, write } from '../context.ts';
import type { Context, Tx } from '../context.ts';
import { fail } from '../errors.ts';
import { appendEvent } from '../events.ts';
import { openSide, sideOf } from '../leads/sides.ts';
import type { SideRow } from '../leads/sides.ts';
import type { DnaDecision, DnaHitRecord, DnaHits, DnaHitStatus } from '../types/dna.ts';
import { evidencePlace, keepDnaHits } from './keep-hits.ts';

const decisionPlace = (id: string) => ({ kind: 'dna-decision', version: 1, id });

export function createDnaHits(context: Context): DnaHits {
  const { vault } = context;
  return {
    record: (use, hits) =>
      write(context, async (tx) => {
        const kept = await keepDnaHits(context, tx, hits);
        const objects = [...new Set(kept.map(({ personId }) => personId))];
        await appendEvent(context, tx, use, { action: 'dna.search', objects, count: hits.length });
        const ids = kept.map(({ hitId }) => hitId);
        const read = new Map((await readHits(context, tx, ids)).map(({ hit }) => [hit.hitId, hit]));
        return hits.map((_, index) => read.get(kept.find((one) => one.index === index)?.hitId ?? ''));
      }),

    list: (use, status, { offset, limit }) =>
      write(context, async (tx) => {
        const wanted = sql`realm_id = ${vault.realm} and ${status === undefined ? sql`true` : sql`status = ${status}`}`;
        const { rows: totals } = await sql<{ total: bigint }>`
          select count(*) as total from dna_hit where ${wanted}`.execute(tx);
        const { rows } = await sql<{ id: string }>`
          select id from dna_hit where ${wanted} order by created_at desc, id offset ${offset} limit ${limit}`.execute(
          tx,
        );
        const ids = rows.map(({ id }) => id);
        const found = await readHits(context, tx, ids);
        await appendEvent(context, tx, use, { action: 'dna.hit.list', objects: [], count: found.length });
        return { total: Number(totals[0].total), items: found.map(({ hit }) => hit) };
      }),

    read: (use, hitId) =>
      write(context, async (tx) => {
        const { hit, persons } = await readHit(context, tx, hitId);
        await appendEvent(context, tx, use, { action: 'dna.hit.read', objects: [hitId, ...persons] });
        return hit;
      }),

    decide: (use, hitId, decision) =>
      write(context, async (tx) => {
        const { persons } = await readHit(context, tx, hitId);
        await decideHit(context, tx, hitId, decision);
        const action = decision.status === 'PENDING' ? 'dna.hit.undo' : 'dna.hit.decide';
        await appendEvent(context, tx, use, { action, objects: [hitId, ...persons] });
        return (await readHit(context, tx, hitId)).hit;
      }),
  };
}

async function decideHit(context: Context, tx: Tx, hitId: string, { status, content }: DnaDecision): Promise<void> {
  const changed = await tx
    .updateTable('dna_hit')
    .set({ status })
    .where('id', '=', hitId)
    .where('status', status === 'PENDING' ? '<>' : '=', 'PENDING')
    .returning('id')
    .executeTakeFirst();
  if (changed === undefined) throw fail('DNA_HIT_DECIDED');
  const id = newId(context);
  const sealed = context.vault.sealRecord(decisionPlace(id), toBytes(content));
  await tx
    .insertInto('dna_decision')
    .values({ id, hit_id: hitId, status, sealed_content: sealed, recorded_at: dateOf(context) })
    .execute();
}

interface HitRow {
  id: string;
  status: DnaHitStatus;
  sealed_evidence: Buffer;
  created_at: Date;
  probe: SideRow | null;
  reference: SideRow;
}

interface Found {
  readonly hit: DnaHitRecord;
  readonly persons: readonly PersonId[];
}

/** Errors: DNA_HIT_UNKNOWN. */
async function readHit(context: Context, tx: Tx, hitId: string): Promise<Found> {
  const [found] = await readHits(context, tx, [hitId]);
  if (found === undefined) throw fail('DNA_HIT_UNKNOWN');
  return found;
}

/** The latest first; what is unknown is left out. */
async function readHits(context: Context, tx: Tx, ids: readonly string[]): Promise<Found[]> {
  const { vault } = context;
  const { rows } = await sql<HitRow>`
    select id, status, sealed_evidence, created_at,
      ${sideOf('dna_hit.probe_sample_id')} as probe, ${sideOf('dna_hit.reference_sample_id')} as reference
    from dna_hit where realm_id = ${vault.realm} and id = any(${[...ids]}::uuid[])
    order by created_at desc, id`.execute(tx);
  const decisions = await readDecisions(context, tx, ids);
  return rows.map(({ id, status, sealed_evidence, created_at, probe, reference }) => ({
    persons: [...(probe ? [probe.person] : []), reference.person],
    hit: {
      ...{ hitId: id, status, createdAt: created_at },
      ...(probe ? { probe: openSide(context, probe) } : {}),
      reference: openSide(context, reference),
      evidence: fromBytes(vault.openRecord(evidencePlace(id), sealed_evidence)),
      decisions: decisions.get(id) ?? [],
    },
  }));
}

async function readDecisions({ vault }: Context, tx: Tx, ids: readonly string[]) {
  const rows = await tx
    .selectFrom('dna_decision')
    .selectAll()
    .where(sql<boolean>`hit_id = any(${[...ids]}::uuid[])`)
    .orderBy('recorded_at')
    .orderBy('id')
    .execute();
  const decisions = new Map<string, DnaHitRecord['decisions']>();
  for (const { id, hit_id, status, sealed_content, recorded_at: recordedAt } of rows) {
    const content = fromBytes(vault.openRecord(decisionPlace(id), sealed_content));
    decisions.set(hit_id, [...(decisions.get(hit_id) ?? []), { status, content, recordedAt }]);
  }
  return decisions;
}
