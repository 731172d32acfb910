/** Which face networks have their templates kept, and which of them searches. */
import type { DataUse } from '@ipse/custody';
import { sql } from 'kysely';
import { read, write } from '../context.ts';
import type { Context, Db, Tx } from '../context.ts';
import { fail } from '../errors.ts';
import { appendEvent } from '../events.ts';
import { announceChanges, latestChange } from '../feed/note-changes.ts';
import type { FaceNetworks, KeptNetwork, NetworkName, NetworkProgress } from '../types/networks.ts';
import { isNetwork, keepFilled, lacks, readWaiting, storedFaces } from './fill.ts';

interface NetworkRow {
  algorithm: string;
  algorithm_version: string;
  active: boolean;
}

export function createFaceNetworks(context: Context): FaceNetworks {
  return {
    names: () => read(context, (db) => readNetworks(context, db)),

    list: () =>
      read(context, async (db) => {
        const networks: KeptNetwork[] = [];
        for (const network of await readNetworks(context, db)) {
          networks.push({ ...network, progress: await progressOf(context, db, network) });
        }
        return networks;
      }),

    keep: (use, network, current) =>
      write(context, async (tx) => {
        const event = await note(context, tx, use, 'face-network.keep', network);
        await insert(context, tx, current, event, true);
        await insert(context, tx, network, event, false);
      }),

    drop: (use, network) =>
      write(context, async (tx) => {
        if ((await lockNetwork(context, tx, network)).active) throw fail('FACE_NETWORK_SEARCHES');
        const held = sql`
          ${isNetwork(network)} and sample_id in (select sample.id from ${storedFaces(context)})`;
        await sql`delete from face_network
          where realm_id = ${context.vault.realm} and ${isNetwork(network)}`.execute(tx);
        await sql`delete from network_refusal where ${held}`.execute(tx);
        await sql`delete from kept_template where ${held}`.execute(tx);
        await note(context, tx, use, 'face-network.drop', network);
      }),

    waiting: (network, page) => write(context, (tx) => readWaiting(context, tx, network, page)),
    fill: (network, faces) => write(context, (tx) => keepFilled(context, tx, network, faces)),

    switchTo: (use, network) =>
      write(context, async (tx) => {
        // No template is written from here to the commit; searches only read.
        await sql`lock table kept_template in share row exclusive mode`.execute(tx);
        await lockNetwork(context, tx, network);
        if ((await progressOf(context, tx, network)).waiting > 0) throw fail('FACE_NETWORK_INCOMPLETE');
        await show(context, tx, network);
        await note(context, tx, use, 'face-network.switch', network);
        await announceChanges(context, tx);
        return latestChange(context, tx);
      }),
  };
}

async function readNetworks({ vault }: Context, db: Db): Promise<(NetworkName & { active: boolean })[]> {
  const { rows } = await sql<NetworkRow>`
    select algorithm, algorithm_version, active from face_network where realm_id = ${vault.realm}
    order by active desc, algorithm, algorithm_version`.execute(db);
  return rows.map(({ algorithm, algorithm_version: algorithmVersion, active }) => ({
    ...{ algorithm, algorithmVersion, active },
  }));
}

/** Errors: FACE_NETWORK_UNKNOWN. */
async function lockNetwork({ vault }: Context, tx: Tx, network: NetworkName): Promise<{ active: boolean }> {
  const { rows } = await sql<{ active: boolean }>`
    select active from face_network where realm_id = ${vault.realm} and ${isNetwork(network)} for update`.execute(tx);
  if (rows.length === 0) throw fail('FACE_NETWORK_UNKNOWN');
  return rows[0];
}

async function progressOf(context: Context, db: Db, network: NetworkName): Promise<NetworkProgress> {
  const has = sql`exists (select from kept_template where sample_id = sample.id and ${isNetwork(network)})`;
  const { rows } = await sql<{ faces: bigint; templates: bigint; waiting: bigint; without_image: bigint }>`
    select count(*) as faces, count(*) filter (where has) as templates,
      count(*) filter (where lacks and has_image) as waiting,
      count(*) filter (where not has and not has_image) as without_image
    from (select ${has} as has, ${lacks(network)} as lacks, sealed_image is not null as has_image
      from ${storedFaces(context)}) as face`.execute(db);
  const [faces, templates, waiting, withoutImage] = [
    rows[0].faces,
    rows[0].templates,
    rows[0].waiting,
    rows[0].without_image,
  ].map(Number);
  return { faces, templates, waiting, withoutImage, refused: faces - templates - waiting - withoutImage };
}

async function insert(
  { vault }: Context,
  tx: Tx,
  { algorithm, algorithmVersion }: NetworkName,
  event: string,
  active: boolean,
): Promise<void> {
  const among = active
    ? sql`not exists (select from face_network where realm_id = ${vault.realm} and active)`
    : sql`true`;
  await sql`
    insert into face_network (realm_id, algorithm, algorithm_version, active, stated_by)
    select ${vault.realm}::uuid, ${algorithm}, ${algorithmVersion}, ${active}::boolean, ${event}::uuid where ${among}
    on conflict do nothing`.execute(tx);
}

/** First what was shown becomes spare, then the others are shown: never two of one sample. */
async function show(context: Context, tx: Tx, network: NetworkName): Promise<void> {
  const { realm } = context.vault;
  const ofFaces = sql`sample_id in (select sample.id from ${storedFaces(context)})`;
  await sql`update kept_template set spare = true where not spare and not (${isNetwork(network)}) and ${ofFaces}`.execute(
    tx,
  );
  await sql`update kept_template set spare = false where spare and ${isNetwork(network)} and ${ofFaces}`.execute(tx);
  await sql`update face_network set active = false where realm_id = ${realm} and active`.execute(tx);
  await sql`update face_network set active = true where realm_id = ${realm} and ${isNetwork(network)}`.execute(tx);
}

function note(context: Context, tx: Tx, use: DataUse, action: string, network: NetworkName): Promise<string> {
  return appendEvent(context, tx, use, { action, objects: [network.algorithm, network.algorithmVersion] });
}
