/** Names of template layouts: our own, and the standards' for minutiae. OSIA leaves room for formats beyond the standard ones. */
import { fingerPositions } from '@ipse/core';
import { fingerprint, toMinutiaeRecord } from '@ipse/fingerprint';
import type { RecordOptions } from '@ipse/fingerprint';

/** `IPSE_FINGERPRINT`, `IPSE_FACE`: the layout itself says its version. */
export const ownTemplateFormat = (modality: string): string => `IPSE_${modality.toUpperCase()}`;

/** OSIA's names of minutiae records, and the edition that is written; when read, a record itself says its edition. */
const editions: Readonly<Record<string, RecordOptions['format']>> = {
  ISO_19794_2: 'iso-19794-2-2005',
  ISO_19794_2_2011: 'iso-19794-2-2011',
  ANSI_378: 'ansi-378-2004',
  ANSI_378_2009: 'ansi-378-2009',
};

export const minutiaeFormats: readonly string[] = Object.keys(editions);

/** True for templates that the modality can compare. */
export const isReadableFormat = (modality: string, format = ''): boolean =>
  format === ownTemplateFormat(modality) || (modality === 'fingerprint' && minutiaeFormats.includes(format));

/** A template of ours in a format; undefined when the modality has no such form. */
export function inFormat(
  format: string,
  modality: string,
  template: Uint8Array,
  position?: string,
): Uint8Array | undefined {
  if (format === ownTemplateFormat(modality)) return template;
  if (modality !== 'fingerprint' || !Object.hasOwn(editions, format)) return undefined;
  return toMinutiaeRecord(fingerprint.decodeTemplate(template), {
    format: editions[format],
    // Both standards number the fingers in this order; 0 is an unknown one.
    position: fingerPositions.findIndex((name) => name === position) + 1,
  });
}

/** Quality from 0 to 100 as the modality defines it. */
export const ownQualityFormat = 'IPSE';
