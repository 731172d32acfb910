/** Images that are about to be searched for or enrolled. Pure; the reading of files is `readSample`. */
import { fingerPositions } from '@ipse/core';
import type { LivenessClaim, Position, SampleInput } from '@ipse/protocol';
import { fingersOfSlap, untouchedSlap } from './slap-draft.ts';
import type { SlapDraft } from './slap-draft.ts';

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
  /** A fingerprint's image is the picture of a mark from a scene; absent of a print. */
  readonly isMark?: boolean;
  /** As typed; empty means what the file says. */
  readonly resolution: string;
  /** What was said of the fingers, where the position is that of a slap. */
  readonly slap: SlapDraft;
  /** The picture as it came, once one of its faces was cut out to be the image; null before. */
  readonly whole: WholePicture | null;
  /** Of a face: the answer it gave, or that it was attended. */
  readonly liveness?: LivenessClaim;
}

export interface WholePicture extends Pick<SampleDraft, 'image' | 'mediaType'> {
  /** Which of its faces was cut out, from 1. */
  readonly face: number;
}

/** Positions that a person can choose, by modality; the first is the one assumed. */
export const positionsOf = {
  fingerprint: ['UNKNOWN', ...fingerPositions, 'PLAIN_RIGHT_FOUR_FINGERS', 'PLAIN_LEFT_FOUR_FINGERS', 'PLAIN_THUMBS'],
  face: ['PORTRAIT', 'LEFT_PROFILE', 'RIGHT_PROFILE', 'UNKNOWN'],
} as const satisfies Record<ModalityName, readonly Position[]>;

const slapLabels: Partial<Record<Position, string>> = {
  PLAIN_RIGHT_FOUR_FINGERS: 'Right slap, four fingers',
  PLAIN_LEFT_FOUR_FINGERS: 'Left slap, four fingers',
  PLAIN_THUMBS: 'Both thumbs',
};

/** `Right index`; `Right slap, four fingers`; `Position unknown`. */
export function positionLabel(position: Position | undefined): string {
  if (position !== undefined && slapLabels[position] !== undefined) return slapLabels[position];
  if (position === undefined || position === 'UNKNOWN') return 'Position unknown';
  const words = position.replaceAll('_', ' ').toLowerCase();
  return words[0].toUpperCase() + words.slice(1);
}

/** `Index`: the finger without the hand. */
export function shortPositionLabel(position: Position): string {
  const [, finger] = positionLabel(position).split(' ');
  return finger === undefined ? positionLabel(position) : finger[0].toUpperCase() + finger.slice(1);
}

/** `Right index fingerprint`, `Face, portrait`: a sample in words. */
export function sampleLabel(modality: string, position: Position | undefined): string {
  if (modality === 'face') return position === undefined ? 'Face' : `Face, ${positionLabel(position).toLowerCase()}`;
  if (modality === 'dna') return 'DNA profile';
  const name = modality[0].toUpperCase() + modality.slice(1);
  if (position === undefined || position === 'UNKNOWN') return `${name}, position unknown`;
  if (slapLabels[position] !== undefined) return slapLabels[position];
  return `${positionLabel(position)} ${modality}`;
}

/** The draft with another position; what was said of a slap's fingers held for the other one only. */
export function withPosition(draft: SampleDraft, position: Position): SampleDraft {
  return draft.position === position ? draft : { ...draft, position, slap: untouchedSlap };
}

/** Whether the draft can be a mark: of a slap each finger is cut out, and a face leaves none. */
export const canBeMark = ({ modality, position }: Pick<SampleDraft, 'modality' | 'position'>) =>
  modality === 'fingerprint' && fingersOfSlap(position) === undefined;

/** The draft with another resolution; boxes that a person confirmed belong to what was seen at the other one. */
export function withResolution(draft: SampleDraft, resolution: string): SampleDraft {
  return { ...draft, resolution, slap: { ...draft.slap, placed: null } };
}

/** The draft with another modality, whose positions differ. */
export function withModality(draft: SampleDraft, modality: ModalityName): SampleDraft {
  return draft.modality === modality ? draft : withPosition({ ...draft, modality }, positionsOf[modality][0]);
}

/** The draft with one face of its picture in place of the picture; `cut` is that face as a PNG in base64. */
export function withFace(draft: SampleDraft, face: number, cut: string): SampleDraft {
  const { image, mediaType } = draft.whole ?? draft;
  return { ...draft, image: cut, mediaType: 'image/png', whole: { image, mediaType, face } };
}

/** The draft with its whole picture again. */
export function withWhole(draft: SampleDraft): SampleDraft {
  if (draft.whole === null) return draft;
  const { image, mediaType } = draft.whole;
  return { ...draft, image, mediaType, whole: null };
}

/** The resolution typed, in pixels per inch; undefined when empty or no resolution. */
export function resolutionPpi({ resolution }: Pick<SampleDraft, 'resolution'>): number | undefined {
  const value = Number(resolution.trim());
  return resolution.trim() !== '' && value > 0 && value <= 10_000 ? value : undefined;
}

/** The draft as the server takes it. */
export function toInput(draft: SampleDraft): SampleInput {
  const ppi = resolutionPpi(draft);
  const { slap } = draft;
  const isSlap = fingersOfSlap(draft.position) !== undefined;
  const isLive = draft.modality === 'face' && draft.liveness !== undefined;
  const isMark = canBeMark(draft) && draft.isMark === true;
  return {
    modality: draft.modality,
    image: draft.image,
    position: draft.position,
    ...(draft.mediaType === '' ? {} : { mediaType: draft.mediaType }),
    ...(ppi === undefined ? {} : { resolutionPpi: ppi }),
    ...(isMark ? { mark: {} } : {}),
    ...(isLive ? { liveness: draft.liveness } : {}),
    ...(isSlap && slap.missing.length > 0 ? { missing: [...slap.missing] } : {}),
    ...(isSlap && slap.placed !== null ? { fingers: [...slap.placed] } : {}),
  };
}
