/** Which galleries an encounter is in. */
import type { EncounterId, GalleryId } from '@ipse/core';
import { dateOf } from '../context.ts';
import type { Context, Tx } from '../context.ts';
import { fail } from '../errors.ts';

/** The name that stands for all galleries, and that none can therefore have. */
const allGalleries = 'ALL';
const nameLengthMax = 200;

/** Makes the galleries that are new. Errors: GALLERY_NAME_INVALID. */
export async function insertMemberships(
  context: Context,
  tx: Tx,
  encounter: EncounterId,
  galleries: readonly string[],
): Promise<void> {
  const names = await makeGalleries(context, tx, galleries);
  if (names.length === 0) return;
  const { realm } = context.vault;
  await tx
    .insertInto('membership')
    .values(names.map((gallery_id) => ({ encounter_id: encounter, realm_id: realm, gallery_id })))
    .execute();
}

/** Makes the galleries that are new; answers all, each once. Errors: GALLERY_NAME_INVALID. */
export async function makeGalleries(context: Context, tx: Tx, galleries: readonly string[]): Promise<GalleryId[]> {
  // Sorted, so that two writers make new galleries in the same order and neither waits for the other for good.
  const names = [...new Set(galleries)].sort().map(galleryId);
  if (names.length === 0) return [];
  await tx
    .insertInto('gallery')
    .values(names.map((id) => ({ realm_id: context.vault.realm, id, created_at: dateOf(context) })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return names;
}

export async function replaceMemberships(
  context: Context,
  tx: Tx,
  encounter: EncounterId,
  galleries: readonly string[],
): Promise<void> {
  await tx.deleteFrom('membership').where('encounter_id', '=', encounter).execute();
  await insertMemberships(context, tx, encounter, galleries);
}

function galleryId(name: string): GalleryId {
  if (name === allGalleries || name.length === 0 || name.length > nameLengthMax || name.includes('\0')) {
    throw fail('GALLERY_NAME_INVALID');
  }
  return name as GalleryId;
}
