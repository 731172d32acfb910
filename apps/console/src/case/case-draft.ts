/** The pictures of a case, and what a person said of the faces on them. Every step can be taken back. */
import type { FaceClusterRequest } from '@ipse/protocol';

export type FaceDecision = NonNullable<FaceClusterRequest['decisions']>[number];

export interface CasePicture {
  readonly name: string;
  readonly mediaType: string;
  /** Base64. */
  readonly image: string;
  /** As the browser shows it, the camera's orientation applied; pixels. */
  readonly width: number;
  readonly height: number;
}

export interface CaseDraft {
  readonly pictures: readonly CasePicture[];
  /** In the order of the word; the last one is taken back first. */
  readonly decisions: readonly FaceDecision[];
  /** How many of the last merges are not made. */
  readonly takenBack: number;
  /** Faces that are marked, by their numbers, the earliest first; at most two. */
  readonly marked: readonly number[];
}

export const picturesMax = 30;

export const emptyCase: CaseDraft = { pictures: [], decisions: [], takenBack: 0, marked: [] };

/** Faces are numbered through all pictures: with others, what was said of them stands for nobody. */
export function withPictures(draft: CaseDraft, pictures: readonly CasePicture[]): CaseDraft {
  return { ...emptyCase, pictures: [...draft.pictures, ...pictures].slice(0, picturesMax) };
}

/** Marks a face, or no longer; of three the earliest goes. */
export function withMark(draft: CaseDraft, face: number): CaseDraft {
  const others = draft.marked.filter((each) => each !== face);
  const marked = others.length < draft.marked.length ? others : [...others, face].slice(-2);
  return { ...draft, marked };
}

/** Says of the two marked faces that they are of one person, or of two. */
export function withDecision(draft: CaseDraft, kind: FaceDecision['kind']): CaseDraft {
  const [first, second] = draft.marked;
  if (first === undefined || second === undefined) return draft;
  return { ...draft, decisions: [...draft.decisions, { kind, faces: [first, second] }], takenBack: 0, marked: [] };
}

/** Takes back the last word. */
export function withoutLastDecision(draft: CaseDraft): CaseDraft {
  return { ...draft, decisions: draft.decisions.slice(0, -1), takenBack: 0 };
}

/** Takes back one merge more, or (negative) makes it again. */
export function withTakenBack(draft: CaseDraft, steps: number): CaseDraft {
  return { ...draft, takenBack: Math.max(0, draft.takenBack + steps) };
}

export function toRequest({ pictures, decisions, takenBack }: CaseDraft): FaceClusterRequest {
  return {
    pictures: pictures.map(({ image, mediaType }) => (mediaType === '' ? { image } : { image, mediaType })),
    decisions: decisions.map(({ kind, faces: [first, second] }) => ({ kind, faces: [first, second] })),
    takeBack: takenBack,
  };
}
