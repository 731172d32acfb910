/** What an operator is told about a slap and its fingers. */
import type { FingerPosition, QualityReason } from '@ipse/core';
import type { Candidate } from './candidates.ts';
import { cellsPerMm } from './cells.ts';

const reasons = {
  'cut-off': {
    message: 'The edge of the image cuts the finger off.',
    advice: 'Lay the whole hand on the platen and capture it again.',
  },
  'touches-neighbour': {
    message: 'The finger touches another one; the line between the two was estimated.',
    advice: 'Spread the fingers a little and capture them again.',
  },
  'crease-unclear': {
    message: 'The crease below the fingertip was not seen; the length of the fingertip was estimated.',
    advice: 'Check the lower edge of the box.',
  },
  'no-fingers': {
    message: 'No fingers were found.',
    advice: 'Check that the image shows a slap, and that its resolution is right; then capture it again.',
  },
  'too-many-fingers': {
    message: 'There are more prints than fingers expected.',
    advice: 'Check which prints belong to this slap, and that its position is right.',
  },
  'other-hand': {
    message: 'The lengths of the fingers look like those of the other hand.',
    advice: 'Check that left and right were not exchanged.',
  },
} as const;

const reason = (code: keyof typeof reasons): QualityReason => ({ code, ...reasons[code] });

/** Length on the edge of the image from which a finger counts as cut off, and of a border with another finger. */
const edgeMm = 3;
const borderMm = 2;

/** `owners`: by cell the number of the finger it belongs to, from 1; 255 for another part; 0 for paper. */
export function fingerReasons(candidate: Candidate, owners: Uint8Array, cols: number, own: number): QualityReason[] {
  return [
    ...(candidate.onEdgeMm > edgeMm ? [reason('cut-off')] : []),
    ...(borderWithAnother(candidate, owners, cols, own) > borderMm * cellsPerMm ? [reason('touches-neighbour')] : []),
    ...(candidate.creaseClear ? [] : [reason('crease-unclear')]),
  ];
}

/** Cells of a finger beside a cell of another finger. */
function borderWithAnother({ part }: Candidate, owners: Uint8Array, cols: number, own: number): number {
  const isOther = (owner: number | undefined) => owner !== undefined && owner !== 0 && owner !== 255 && owner !== own;
  return part.cells.reduce((count, i) => {
    const beside = [i - 1, i + 1, i - cols, i + cols].some((j) => isOther(owners[j]));
    return count + (beside ? 1 : 0);
  }, 0);
}

export interface SlapFindings {
  readonly found: number;
  readonly notFound: readonly FingerPosition[];
  readonly surplus: number;
  readonly otherHand: boolean;
}

export function slapReasons({ found, notFound, surplus, otherHand }: SlapFindings): QualityReason[] {
  if (found === 0) return [reason('no-fingers')];
  return [
    ...notFound.map((position) => ({
      code: 'finger-not-found',
      message: `${wordsOf(position)} was not found.`,
      advice: 'Capture the slap again, or say that the finger is missing.',
    })),
    ...(surplus > 0 ? [reason('too-many-fingers')] : []),
    ...(otherHand ? [reason('other-hand')] : []),
  ];
}

const wordsOf = (position: FingerPosition): string => `The ${position.toLowerCase().replace('_', ' ')}`;
