/** Names of our own template layouts: OSIA leaves room for formats beyond the standard ones. */

/** `IPSE_FINGERPRINT`, `IPSE_FACE`: the layout itself says its version. */
export const ownTemplateFormat = (modality: string): string => `IPSE_${modality.toUpperCase()}`;

export const isOwnTemplateFormat = (modality: string, format: string | undefined): boolean =>
  format === ownTemplateFormat(modality);

/** Quality from 0 to 100 as the modality defines it. */
export const ownQualityFormat = 'IPSE';
