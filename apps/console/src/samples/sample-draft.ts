/** Images that are about to be searched for or enrolled. Pure; the reading of files is `readSample`. */
import type { Position, SampleInput } from '@ipse/protocol';

export type ModalityName = 'fingerprint' | 'face';

export interface SampleDraft {
  /** Distinguishes drafts in this window only. */
  readonly id: string;
  readonly fileName: string;
  readonly mediaType: string;
  /** The bytes of the file in base64. */
  readonly image: string;
  readonly modality: ModalityName;
  readonly position: Position;
  /** As typed; empty means what the file says. */
  readonly resolution: string;
}

/** Positions that a person can choose, by modality; the first is the one assumed. */
export const positionsOf = {
  fingerprint: [
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
  ],
  face: ['PORTRAIT', 'LEFT_PROFILE', 'RIGHT_PROFILE', 'UNKNOWN'],
} as const satisfies Record<ModalityName, readonly Position[]>;

/** `Right index`; `Position unknown`. */
export function positionLabel(position: Position | undefined): string {
  if (position === undefined || position === 'UNKNOWN') return 'Position unknown';
  const words = position.replaceAll('_', ' ').toLowerCase();
  return words[0].toUpperCase() + words.slice(1);
}

/** `Right index fingerprint`, `Face, portrait`: a sample in words. */
export function sampleLabel(modality: string, position: Position | undefined): string {
  if (modality === 'face') return position === undefined ? 'Face' : `Face, ${positionLabel(position).toLowerCase()}`;
  const name = modality[0].toUpperCase() + modality.slice(1);
  if (position === undefined || position === 'UNKNOWN') return `${name}, position unknown`;
  return `${positionLabel(position)} ${modality}`;
}

/** The draft with another modality, whose positions differ. */
export function withModality(draft: SampleDraft, modality: ModalityName): SampleDraft {
  return draft.modality === modality ? draft : { ...draft, modality, position: positionsOf[modality][0] };
}

/** The resolution typed, in pixels per inch; undefined when empty or no resolution. */
export function resolutionPpi({ resolution }: Pick<SampleDraft, 'resolution'>): number | undefined {
  const value = Number(resolution.trim());
  return resolution.trim() !== '' && value > 0 && value <= 10_000 ? value : undefined;
}

/** The draft as the server takes it. */
export function toInput(draft: SampleDraft): SampleInput {
  const ppi = resolutionPpi(draft);
  return {
    modality: draft.modality,
    image: draft.image,
    position: draft.position,
    ...(draft.mediaType === '' ? {} : { mediaType: draft.mediaType }),
    ...(ppi === undefined ? {} : { resolutionPpi: ppi }),
  };
}
