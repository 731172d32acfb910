/** Words that OSIA ABIS 1.6.0 fixes: its enumerations and scopes. */

export const biometricTypes = ['FACE', 'FINGER', 'IRIS', 'SIGNATURE', 'UNKNOWN'] as const;

/** Positions on the body; our own interface uses the same names. */
export const biometricSubTypes = [
  'UNKNOWN',
  'RIGHT_THUMB',
  'RIGHT_INDEX',
  'RIGHT_MIDDLE',
  'RIGHT_RING',
  'RIGHT_LITTLE',
  'LEFT_THUMB',
  'LEFT_INDEX',
  'LEFT_MIDDLE',
  'LEFT_RING',
  'LEFT_LITTLE',
  'PLAIN_RIGHT_FOUR_FINGERS',
  'PLAIN_LEFT_FOUR_FINGERS',
  'PLAIN_THUMBS',
  'UNKNOWN_PALM',
  'RIGHT_FULL_PALM',
  'RIGHT_WRITERS_PALM',
  'LEFT_FULL_PALM',
  'LEFT_WRITERS_PALM',
  'RIGHT_LOWER_PALM',
  'RIGHT_UPPER_PALM',
  'LEFT_LOWER_PALM',
  'LEFT_UPPER_PALM',
  'RIGHT_OTHER',
  'LEFT_OTHER',
  'RIGHT_INTERDIGITAL',
  'RIGHT_THENAR',
  'RIGHT_HYPOTHENAR',
  'LEFT_INTERDIGITAL',
  'LEFT_THENAR',
  'LEFT_HYPOTHENAR',
  'RIGHT_INDEX_AND_MIDDLE',
  'RIGHT_MIDDLE_AND_RING',
  'RIGHT_RING_AND_LITTLE',
  'LEFT_INDEX_AND_MIDDLE',
  'LEFT_MIDDLE_AND_RING',
  'LEFT_RING_AND_LITTLE',
  'RIGHT_INDEX_AND_LEFT_INDEX',
  'RIGHT_INDEX_AND_MIDDLE_AND_RING',
  'RIGHT_MIDDLE_AND_RING_AND_LITTLE',
  'LEFT_INDEX_AND_MIDDLE_AND_RING',
  'LEFT_MIDDLE_AND_RING_AND_LITTLE',
  'EYE_UNDEF',
  'EYE_RIGHT',
  'EYE_LEFT',
  'EYE_BOTH',
  'PORTRAIT',
  'LEFT_PROFILE',
  'RIGHT_PROFILE',
] as const;

export const impressionTypes = [
  'LIVE_SCAN_PLAIN',
  'LIVE_SCAN_ROLLED',
  'NONLIVE_SCAN_PLAIN',
  'NONLIVE_SCAN_ROLLED',
  'LATENT_IMPRESSION',
  'LATENT_TRACING',
  'LATENT_PHOTO',
  'LATENT_LIFT',
  'LIVE_SCAN_SWIPE',
  'LIVE_SCAN_VERTICAL_ROLL',
  'LIVE_SCAN_PALM',
  'NONLIVE_SCAN_PALM',
  'LATENT_PALM_IMPRESSION',
  'LATENT_PALM_TRACING',
  'LATENT_PALM_PHOTO',
  'LATENT_PALM_LIFT',
  'LIVE_SCAN_OPTICAL_CONTACTLESS_PLAIN',
  'OTHER',
  'UNKNOWN',
] as const;

export const compressionTypes = ['NONE', 'WSQ', 'JPEG', 'JPEG2000', 'PNG'] as const;

export const taskStatuses = ['PENDING', 'RESPONSE_SCHEDULED', 'RESPONSE_ERROR', 'RESPONSE_RETRY', 'COMPLETED'] as const;

/** The scopes that OSIA names; each operation asks for one. */
export const osiaScopes = [
  'abis.encounter.read',
  'abis.encounter.write',
  'abis.identify',
  'abis.verify',
  'abis.gallery.read',
  'abis.task.read',
  'abis.task.update',
] as const;
export type OsiaScope = (typeof osiaScopes)[number];
