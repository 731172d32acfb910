/** OSIA's galleries: their names and their content. */
import { ALL_GALLERIES } from '@ipse/engine';
import type { PersonIds } from '@ipse/protocol';
import { fail } from '../errors.ts';
import type { OsiaHandlers } from './operation.ts';

const pageMax = 10_000;

export const galleryHandlers = {
  readGalleries: async () => async (store) => ({ body: (await store.galleries.list()).map(({ id }) => id) }),

  readGalleryContent: async (
    _services,
    { params: { galleryId }, query: { offset = 0, limit = 1000 }, use, accept },
  ) => {
    if (offset < 0 || limit < 1) throw fail('REQUEST_INVALID', 'offset must be at least 0 and limit at least 1');
    const gallery = galleryId === ALL_GALLERIES ? undefined : galleryId;
    return async (store) => {
      const { items } = await store.galleries.content(use, gallery, { offset, limit: Math.min(limit, pageMax) });
      const ids = items.map((each) => ({ personId: each.personExternalId, encounterId: each.encounterExternalId }));
      return accept === 'text/csv' ? { body: toCsv(ids), mediaType: 'text/csv; charset=utf-8' } : { body: ids };
    };
  },
} as const satisfies Partial<OsiaHandlers>;

/** RFC 4180 quoting, with the header that OSIA shows. */
function toCsv(ids: readonly PersonIds[]): string {
  const quote = (text: string) => (/[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return ['PersonId, encounterId', ...ids.map((id) => `${quote(id.personId)}, ${quote(id.encounterId)}`), ''].join(
    '\n',
  );
}
